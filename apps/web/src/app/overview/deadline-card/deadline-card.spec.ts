import { account } from '../../../testing/examples';
import { calendarList, deadlineEntry } from '../../../testing/calendar-examples';
import { visit } from '../../../testing/page';

describe('The next deadlines on the overview', () => {
  it('are for a Träger those that fit', async () => {
    const page = await visit(
      '/',
      account('provider', { organisation: { id: 'awo', name: 'AWO' } }),
    );
    const { parameters } = await page.answer(
      '/api/calendar',
      calendarList(deadlineEntry({ day: '2026-11-30', state: 'tentative' })),
    );
    expect(parameters).toBe('kind=deadline&isMine=true&limit=4');
    expect(page.heading('Stichtage, die zu Ihnen passen')).toBeTruthy();
    expect(page.text).toMatch(
      /kinderstark ?Antrag · Mo, 30. November 2026 \(in 8 Tagen\) ?erwartet/,
    );
    expect(page.link('Zum Kalender').pathname).toBe('/kalender');
  });

  it('are for the coordinator those of all, and read again when a call changes', async () => {
    const page = await visit('/', account('coordinator'));
    const { parameters } = await page.answer('/api/calendar', calendarList());
    expect(parameters).toBe('kind=deadline&limit=4');
    expect(page.text).toContain('Zurzeit ist kein Stichtag bekannt.');
    page.realtime.announce('fundingCall.changed', { callId: 'x' });
    await page.answer('/api/calendar', calendarList(deadlineEntry({ title: 'Neu' })));
    expect(page.text).toContain('Neu');
  });
});
