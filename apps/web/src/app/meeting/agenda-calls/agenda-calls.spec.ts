import type { AgendaCall, AgendaCallList, Meeting, Role } from '@quartiersforum/domain';
import { account } from '../../../testing/examples';
import { deadline } from '../../../testing/funding-examples';
import { agendaItem, meeting } from '../../../testing/meeting-examples';
import { visit, type Visit } from '../../../testing/page';

const call = (title: string): AgendaCall => ({
  ...{ id: title, title, funder: 'Land NRW', nextDeadline: deadline() },
  publishedAt: '2026-11-20T09:00:00Z',
});
const offer = (...items: AgendaCall[]): AgendaCallList => ({
  ...{ items, total: items.length, since: '2026-10-13T08:00:00Z' },
});

async function shown(
  list: AgendaCallList,
  change: Partial<Meeting> = {},
  role: Role = 'coordinator',
): Promise<[Visit, string]> {
  const asked = meeting({ kind: 'exchange', agenda: [agendaItem()], ...change });
  const page = await visit(`/treffen/${asked.id}/tagesordnung`, account(role));
  await page.answer(`/api/meetings/${asked.id}`, asked);
  const url = `/api/meetings/${asked.id}/new-calls`;
  await page.answer(url, list);
  return [page, url];
}

describe('New funding calls beside the agenda', () => {
  it('say since when they are new, and come onto it with one click', async () => {
    const [page, url] = await shown(offer(call('Kinderstark'), call('Heimat-Scheck')));
    expect(page.text).toContain('Seit dem letzten Treffen am Di, 13. Oktober 2026.');
    expect(page.text).toMatch(/Kinderstark ?Land NRW · bis So, 31. Januar 2027/);
    expect(page.link('Kinderstark').pathname).toBe('/foerderung/Kinderstark');
    expect(await page.findings()).toEqual([]);
    await page.click(page.button('Alle auf die Tagesordnung'));
    const sent = await page.answer(url, offer(), 'POST');
    expect(sent.body).toEqual({ callIds: ['Kinderstark', 'Heimat-Scheck'] });
    expect(page.text).not.toContain('Neue Förderaufrufe');
    expect(document.activeElement).toBe(page.button('Punkt hinzufügen'));
  });

  it('come onto it one by one as well', async () => {
    const [page, url] = await shown(offer(call('Kinderstark'), call('Heimat-Scheck')));
    await page.click(page.button('Auf die Tagesordnung: Heimat-Scheck'));
    const sent = await page.answer(url, offer(call('Kinderstark')), 'POST');
    expect(sent.body).toEqual({ callIds: ['Heimat-Scheck'] });
    expect(page.has('a', 'Kinderstark')).toBe(true);
    expect(page.button('Auf die Tagesordnung')).toBeTruthy();
  });

  it('are all there when there are many, the first of them at once', async () => {
    const titles = Array.from({ length: 8 }, (_, place) => `Aufruf ${place + 1}`);
    const [page] = await shown(offer(...titles.map(call)));
    expect(page.has('a', 'Aufruf 6')).toBe(false);
    await page.click(page.button('5 mehr zeigen'));
    expect(page.has('a', 'Aufruf 8')).toBe(true);
  });

  it('say why it did not work, and are asked for again', async () => {
    const [page, url] = await shown(offer(call('Kinderstark')));
    await page.click(page.button('Auf die Tagesordnung'));
    await page.refuse(url, 409, 'agenda.full', 'POST');
    await page.answer(url, offer(call('Kinderstark')));
    expect(page.button('Auf die Tagesordnung')).toBeTruthy();
  });

  it('are read again when a call or the meeting changes, and are not asked for at other meetings', async () => {
    const [page, url] = await shown(offer());
    page.realtime.announce('fundingCall.changed', { callId: 'x' });
    await page.answer(url, offer(call('Neu')));
    expect(page.has('a', 'Neu')).toBe(true);
  });

  it('are not offered to those who only read the agenda', async () => {
    const asked = meeting({ kind: 'exchange', agenda: [agendaItem()] });
    const page = await visit(`/treffen/${asked.id}/tagesordnung`, account('fieldworker'));
    await page.answer(`/api/meetings/${asked.id}`, asked);
    page.http.expectNone(`/api/meetings/${asked.id}/new-calls`);
  });

  it('can be followed from the item that they have become', async () => {
    const address = 'https://forum.example.org/foerderung/1';
    const [page] = await shown(offer(), {
      agenda: [agendaItem({ description: `– Heimat-Scheck: ${address}` })],
    });
    expect(page.link(address).href).toBe(address);
  });
});
