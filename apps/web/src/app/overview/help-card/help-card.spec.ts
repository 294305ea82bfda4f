import { account, listOf } from '../../../testing/examples';
import { helpRequest } from '../../../testing/funding-examples';
import { visit } from '../../../testing/page';

describe('Wishes for help on the overview', () => {
  it('are shown to the city until somebody has taken them on', async () => {
    const waiting = helpRequest();
    const page = await visit('/', account('city'));
    await page.answer('/api/help-requests', listOf(waiting, helpRequest({ isAsked: false })));
    expect(page.heading('Hilfe bei Anträgen gewünscht')).toBeTruthy();
    expect(page.link('DRK').pathname).toBe(`/foerderung/${waiting.call.id}`);
    page.realtime.announce('interest.changed', { callId: waiting.call.id });
    const help = { by: null, isOwn: false, since: '2026-11-22T12:00:00Z' };
    await page.answer('/api/help-requests', listOf({ ...waiting, help }));
    expect(page.has('h2', 'Hilfe bei Anträgen gewünscht')).toBe(false);
  });

  it('are not asked for where nobody may see them', async () => {
    const page = await visit('/', account('provider'));
    page.http.expectNone((request) => request.url === '/api/help-requests');
    expect(page.has('h2', 'Hilfe bei Anträgen gewünscht')).toBe(false);
  });
});
