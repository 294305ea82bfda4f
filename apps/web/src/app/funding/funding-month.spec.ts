import { account, contactPoint, listOf } from '../../testing/examples';
import { calendarList, deadlineEntry } from '../../testing/calendar-examples';
import { callList, fundingCall } from '../../testing/funding-examples';
import { visit, type Visit } from '../../testing/page';

const awo = account('provider', { organisation: { id: 'awo', name: 'AWO' } });
const open = fundingCall({ title: 'kinderstark' });
const january = '/api/calendar?kind=deadline&from=2027-01-01&to=2027-01-31';

function deadlines(): ReturnType<typeof calendarList> {
  return calendarList(
    deadlineEntry({ title: 'kinderstark', callId: open.id, deadlineKind: 'sketch' }),
    deadlineEntry({ title: 'kinderstark', callId: open.id, day: '2027-01-10' }),
    deadlineEntry({ title: 'Heimat-Scheck' }),
  );
}

function shown(page: Visit): (string | null)[] {
  return [...page.element.querySelectorAll('.month-title')].map((title) => title.textContent);
}

describe('The month of the calls', () => {
  it('shows every deadline, and with a filter those of the calls that match', async () => {
    const page = await visit('/foerderung/monat?monat=2027-01', awo);
    await page.answer('/api/funding-calls', callList(open));
    await page.answer(january, deadlines());
    expect(shown(page)).toHaveLength(3);
    expect(page.text).toContain('3 Stichtage');
    expect(await page.findings()).toEqual([]);
    await page.click(page.button('Passt zu meinem Träger'));
    await page.answer('/api/funding-calls?isEligible=true', callList(open));
    expect(page.text).toContain('2 Stichtage');
    expect(page.address).toBe('/foerderung/monat?monat=2027-01&passend=ja');
    await page.click(page.button('Nächster Monat'));
    await page.answer('/api/calendar?from=2027-02-01', calendarList());
    expect(page.text).toContain('keine Stichtage');
  });

  it('keeps filters on the way from the list and back', async () => {
    const page = await visit('/foerderung?passend=ja', awo);
    await page.answer('/api/funding-calls', callList(open));
    await page.click(page.link('Monat'));
    expect(page.address).toBe('/foerderung/monat?passend=ja');
    await page.answer('/api/calendar?kind=deadline', deadlines());
    await page.click(page.link('Liste'));
    expect(page.address).toBe('/foerderung?passend=ja');
  });

  it('stands beside the timeline of the ends, which has an address of its own', async () => {
    const page = await visit('/foerderung/zeitstrahl', awo);
    await page.answer('/api/contact-points', {
      ...listOf(contactPoint()),
      facets: { districts: [], providers: [], programmes: [] },
    });
    page.http.expectNone((request) => request.url === '/api/funding-calls');
    expect(page.text).toContain('Quartiersbüro Boy');
    expect(page.link('Zeitstrahl').getAttribute('aria-current')).toBe('page');
  });

  it('says when there are more than it can show', async () => {
    const page = await visit('/foerderung/monat?monat=2027-01', awo);
    await page.answer('/api/funding-calls', callList(open));
    await page.answer(january, { ...deadlines(), total: 240 });
    expect(page.text).toContain('einzelne Stichtage können fehlen');
  });

  it('says when it cannot be loaded, and reads again when a call changes', async () => {
    const page = await visit('/foerderung/monat?monat=2027-01', awo);
    await page.answer('/api/funding-calls', callList(open));
    await page.cutOff('/api/calendar');
    expect(page.text).toContain('Keine Verbindung');
    page.realtime.announce('fundingCall.changed', { callId: open.id });
    await page.answer('/api/calendar', deadlines());
    expect(shown(page)).toHaveLength(3);
  });

  it('is not for a reader, who has no list to switch from', async () => {
    const page = await visit('/foerderung/monat', account('reader'));
    expect(page.heading('Kein Zugriff')).toBeTruthy();
  });
});
