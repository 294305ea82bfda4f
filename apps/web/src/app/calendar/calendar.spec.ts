import type { Account, CalendarEntry } from '@quartiersforum/domain';
import { account } from '../../testing/examples';
import {
  calendarEntry,
  calendarList,
  deadlineEntry,
  fundingEndEntry,
} from '../../testing/calendar-examples';
import { visit, type Visit } from '../../testing/page';

const awo = account('provider', { organisation: { id: 'awo', name: 'AWO' } });

async function list(as: Account, ...entries: CalendarEntry[]): Promise<Visit> {
  const page = await visit('/kalender', as);
  await page.answer('/api/calendar?from=2026-11-22', calendarList(...entries));
  return page;
}

describe('The calendar', () => {
  it('lists by month what has a date: when, what, where, and where to read more', async () => {
    const end = fundingEndEntry({ state: 'tentative' });
    const page = await list(
      awo,
      calendarEntry(),
      deadlineEntry({ startsAt: '2027-01-31T17:00:00Z' }),
      end,
    );
    expect(page.heading('Januar 2027')).toBeTruthy();
    expect(page.text).toContain('3 Termine ab So, 22. November 2026');
    expect(page.text).toMatch(
      /Treffen ?Austauschtreffen Januar 2027 ?Di, 12. Januar 2027, 10:00 bis 12:30 Uhr · in 7 Wochen ?Bürgerhaus Batenbrock · Austauschtreffen Quartiersarbeit/,
    );
    expect(page.text).toMatch(/Stichtag: Antrag ?kinderstark ?So, 31. Januar 2027, 18:00 Uhr/);
    expect(page.text).toMatch(
      /Februar 2027.*Förderung endet ?Quartiersbüro Boy ?So, 28. Februar 2027 · in 3 Monaten ?Städtebauförderung ?vorläufig/,
    );
    expect(page.link('Quartiersbüro Boy').pathname).toBe(
      `/netzwerk/anlaufstellen/${end.contactPointId ?? ''}`,
    );
    expect(await page.findings()).toEqual([]);
  });

  it('gives each date as a file, but not one that will not be', async () => {
    const meeting = calendarEntry({ title: 'Fachgremium' });
    const off = calendarEntry({ title: 'Workshop', state: 'cancelled' });
    const moved = calendarEntry({ title: 'Sitzung', state: 'postponed' });
    const page = await list(awo, meeting, off, moved);
    const files = [...page.element.querySelectorAll('a[download]')];
    expect(files.map((file) => file.getAttribute('href'))).toEqual([
      `/api/calendar/entries/meeting/${meeting.id}.ics`,
    ]);
    expect(files[0]?.getAttribute('aria-label')).toContain('In meinen Kalender: Fachgremium');
    expect(page.text).toMatch(/Workshop.*abgesagt/);
    expect(page.text).toMatch(/Sitzung.*neuer Termin folgt/);
  });

  it('is narrowed by chips and fields that are in the address', async () => {
    const page = await list(awo, calendarEntry());
    await page.click(page.button('Treffen'));
    await page.answer('/api/calendar?kind=meeting', calendarList(calendarEntry()));
    await page.click(page.button('Stichtage'));
    const asked = await page.answer('/api/calendar?kind=meeting,deadline', calendarList());
    expect(asked.parameters).toContain('from=2026-11-22');
    expect(page.button('Stichtage').getAttribute('aria-pressed')).toBe('true');
    expect(page.text).toContain('Kein Termin passt dazu');
    await page.click(page.button('Nur was mich betrifft'));
    await page.answer('/api/calendar?isMine=true', calendarList());
    await page.type('Träger', '00000000-0000-4000-8000-00000000a40a');
    await page.answer('/api/calendar?organisationId=', calendarList());
    await page.type('Ab', '2026-10-01');
    await page.answer('/api/calendar?from=2026-10-01', calendarList());
    expect(decodeURIComponent(page.address)).toBe(
      '/kalender?art=treffen,stichtage&meine=ja&traeger=00000000-0000-4000-8000-00000000a40a&ab=2026-10-01',
    );
    await page.click(page.button('Filter zurücksetzen'));
    expect(page.address).toBe('/kalender');
  });

  it('begins with the filters of an address that was passed on, and leaves out nonsense', async () => {
    const page = await visit(
      '/kalender?art=foerderenden,unsinn&ab=2027-02-31&meine=nein',
      account('reader'),
    );
    const { parameters } = await page.answer('/api/calendar', calendarList());
    expect(parameters).toBe('kind=fundingEnd&from=2026-11-22&limit=50');
    expect(page.has('button', 'Nur was mich betrifft')).toBe(false);
  });

  it('shows more by clicks, and goes on from the last day when the server gives no more at once', async () => {
    const page = await list(awo);
    expect(page.text).toContain('Nichts steht an');
    const entry = calendarEntry();
    const many = { ...calendarList(entry), total: 300 };
    page.realtime.announce('meeting.changed', { meetingId: 'x' });
    await page.answer('/api/calendar?limit=50', many);
    for (const limit of [100, 150, 200]) {
      await page.click(page.button('Mehr zeigen (299 weitere)'));
      await page.answer(`/api/calendar?limit=${limit}`, many);
    }
    await page.click(page.button('Weiter ab Di, 12. Januar 2027 (299 weitere)'));
    await page.answer('/api/calendar?from=2027-01-12&limit=50', many);
  });

  it('says when it cannot be loaded, and tries again', async () => {
    const page = await visit('/kalender', awo);
    await page.cutOff('/api/calendar');
    expect(page.text).toContain('Keine Verbindung');
    await page.click(page.button('Erneut versuchen'));
    await page.answer('/api/calendar', calendarList(calendarEntry()));
    expect(page.text).toContain('Austauschtreffen Januar 2027');
  });

  it.each(['meeting.changed', 'fundingCall.changed', 'contactPoint.changed'] as const)(
    'reads again at %s',
    async (event) => {
      const page = await list(awo);
      page.realtime.announce(event, { meetingId: 'x', callId: 'x', contactPointId: 'x' });
      await page.answer('/api/calendar', calendarList(calendarEntry({ title: 'Ganz neu' })));
      expect(page.text).toContain('Ganz neu');
    },
  );
});
