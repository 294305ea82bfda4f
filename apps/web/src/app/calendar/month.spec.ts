import type { CalendarEntry } from '@quartiersforum/domain';
import { account } from '../../testing/examples';
import {
  calendarEntry,
  calendarList,
  deadlineEntry,
  fundingEndEntry,
} from '../../testing/calendar-examples';
import { visit, type Visit } from '../../testing/page';
import { screenIs } from '../../testing/screen';

const coordinator = account('coordinator');

async function month(...entries: CalendarEntry[]): Promise<Visit> {
  const page = await visit('/kalender/monat?monat=2027-01', coordinator);
  await page.answer('/api/calendar?from=2027-01-01&to=2027-01-31', calendarList(...entries));
  // The grid is a part of its own that is loaded when it is needed.
  await page.settle();
  return page;
}

function entryLinks(page: Visit): HTMLAnchorElement[] {
  return [...page.element.querySelectorAll<HTMLAnchorElement>('a.month-entry')];
}

describe('A month on a wide screen', () => {
  beforeEach(() => screenIs('wide'));

  it('shows on each day what is dated there, as links that say the day', async () => {
    const meeting = calendarEntry();
    const page = await month(
      meeting,
      deadlineEntry({ state: 'cancelled' }),
      fundingEndEntry({ day: '2027-01-31' }),
    );
    expect(page.heading('Januar 2027')).toBeTruthy();
    expect(page.text).toContain('3 Termine');
    expect(entryLinks(page).map((link) => link.textContent)).toEqual([
      '10:00 Austauschtreffen Januar 2027, Di, 12. Januar 2027',
      'Antrag kinderstark (entfällt), So, 31. Januar 2027',
      'Förderung endet Quartiersbüro Boy, So, 31. Januar 2027',
    ]);
    expect(entryLinks(page)[0]?.pathname).toBe(`/treffen/${meeting.meetingId ?? ''}`);
    expect(await page.findings()).toEqual([]);
  });

  it('goes to the next and back, keeps the filters, and says how much there is', async () => {
    const page = await month();
    expect(page.text).toContain('keine Termine');
    await page.click(page.button('Nächster Monat'));
    const meeting = calendarEntry({ day: '2027-02-09', startsAt: '2027-02-09T09:00:00Z' });
    await page.answer('/api/calendar?from=2027-02-01&to=2027-02-28', calendarList(meeting));
    expect(page.address).toBe('/kalender/monat?monat=2027-02');
    expect(page.element.querySelector('[data-date="2027-02-09"] a')).toBe(entryLinks(page)[0]);
    await page.click(page.button('Treffen'));
    await page.answer('/api/calendar?kind=meeting', calendarList());
    await page.click(page.button('Dieser Monat'));
    await page.answer('/api/calendar?from=2026-11-01', calendarList());
    expect(page.address).toBe('/kalender/monat?art=treffen');
    await page.click(page.link('Liste'));
    await page.answer('/api/calendar?kind=meeting&from=2026-11-22', calendarList());
    expect(page.address).toBe('/kalender?art=treffen');
  });

  it('is walked through by arrow keys, and leafed by Page Up and Page Down', async () => {
    const page = await month(
      calendarEntry({ title: 'Eins', day: '2027-01-05' }),
      calendarEntry({ title: 'Zwei', day: '2027-01-05' }),
      calendarEntry({ title: 'Drei', day: '2027-01-12' }),
    );
    const [one, two, three] = entryLinks(page);
    const press = async (key: string): Promise<void> => {
      document.activeElement?.dispatchEvent(
        new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
      );
      await page.settle();
    };
    one?.focus();
    await press('ArrowRight');
    expect(document.activeElement).toBe(two);
    await press('ArrowDown');
    expect(document.activeElement).toBe(three);
    await press('ArrowUp');
    expect(document.activeElement).toBe(one);
    await press('End');
    expect(document.activeElement).toBe(three);
    await press('PageDown');
    expect(document.activeElement).toBe(page.heading('Februar 2027'));
    await page.answer('/api/calendar?from=2027-02-01', calendarList());
  });

  it('says when not everything fits', async () => {
    const page = await visit('/kalender/monat?monat=2027-01', coordinator);
    await page.answer('/api/calendar', { ...calendarList(calendarEntry()), total: 230 });
    expect(page.text).toContain('229 weitere Termine dieses Monats passen nicht ins Bild.');
  });

  it('says when it cannot be loaded', async () => {
    const page = await visit('/kalender/monat', coordinator);
    await page.refuse('/api/calendar', 503, 'server.unavailable');
    expect(page.button('Erneut versuchen')).toBeTruthy();
  });
});

describe('A month on a phone', () => {
  beforeEach(() => screenIs('narrow'));

  it('is a list of its days, and no grid is drawn', async () => {
    const page = await month(
      calendarEntry({ title: 'Eins', day: '2027-01-05' }),
      calendarEntry({ title: 'Zwei', day: '2027-01-05', state: 'cancelled' }),
      deadlineEntry(),
    );
    expect(page.element.querySelector('[role=grid]')).toBeNull();
    expect(page.text).toMatch(
      /Di, 5. Januar 2027 ?10:00 ?Eins ?10:00 ?Zwei ?\(abgesagt\) ?So, 31. Januar 2027 ?Antrag ?kinderstark/,
    );
    expect(await page.findings()).toEqual([]);
  });

  it('says when there is nothing', async () => {
    expect((await month()).text).toContain('In diesem Monat steht hier nichts.');
  });
});
