import type { Account, MeetingSummary, Task } from '@quartiersforum/domain';
import {
  account,
  contactPoint,
  guideline,
  id,
  invitation,
  listOf,
  mail,
} from '../../testing/examples';
import { visit, type Visit } from '../../testing/page';

const awo = { id: 'awo', name: 'AWO' };
const own = contactPoint({ name: 'Quartiersbüro Fuhlenbrock', providers: [awo] });
const foreign = contactPoint({ name: 'Quartiersbüro Boy' });

async function overview(
  as: Account,
  coming: readonly MeetingSummary[] = [],
  tasks: readonly Task[] = [],
): Promise<Visit> {
  const page = await visit('/', as);
  const isReader = as.role === 'reader';
  await page.answer(
    '/api/guidelines',
    listOf(guideline({ state: isReader ? 'adopted' : 'drafting' })),
  );
  await page.answer('/api/contact-points', {
    ...listOf(...(isReader ? [] : [own, foreign])),
    facets: {},
  });
  if (as.role === 'coordinator') {
    await page.answer(
      '/api/outbox',
      listOf(mail(), mail({ createdAt: '2026-11-01T09:00:00Z' }), mail({ state: 'failed' })),
    );
    await page.answer('/api/account-invitations', listOf(invitation()));
    await page.answer('/api/stale-contact-points', {
      items: [{ id: foreign.id, name: 'Quartiersbüro Boy', confirmedOn: null }],
      total: 21,
    });
  }
  if (isReader) return page;
  await page.answer('/api/meetings', listOf(...coming));
  await page.answer('/api/tasks', listOf(...tasks));
  return page;
}

describe('The overview', () => {
  it('shows a Träger what to write, their own funding, and that nothing waits', async () => {
    const page = await overview(account('provider', { organisation: awo }));
    expect(page.link('Weiterschreiben: Leitlinien der Quartiersarbeit in Bottrop')).toBeTruthy();
    expect(page.text).toContain('Quartiersbüro Fuhlenbrock');
    expect(page.text).not.toContain('Quartiersbüro Boy');
    expect(page.text).toContain('Zurzeit ist kein Treffen geplant');
    expect(page.text).toContain('Sie haben nichts offen.');
    expect(page.text).not.toContain('In der Verwaltung');
    expect(await page.findings()).toEqual([]);
  });

  it('shows the coordinator what waits in the administration, and everybody’s funding', async () => {
    const page = await overview(account('coordinator'));
    expect(page.text).toContain('1 Mail liegt im Postausgang');
    expect(page.text).toContain('1 Mail war nicht zustellbar');
    expect(page.text).toContain('1 Einladung ist noch offen');
    expect(page.text).toContain('Quartiersbüro Boy');
    expect(page.text).toContain('21 Einträge sind lange nicht bestätigt');
    expect(page.text).toContain('noch nie bestätigt');
  });

  it('shows a reader what is adopted, and no meetings', async () => {
    const page = await overview(account('reader'));
    expect(page.link('Lesen: Leitlinien der Quartiersarbeit in Bottrop')).toBeTruthy();
    expect(page.text).not.toContain('Nächste Treffen');
  });

  it('asks for the answer to an invitation before anything else, and names what is owed', async () => {
    const meeting: MeetingSummary = {
      id: id(),
      title: 'Austauschtreffen',
      kind: 'exchange',
      state: 'invited',
      series: null,
      body: { id: id(), name: 'Austauschtreffen Quartiersarbeit' },
      startsAt: '2027-01-12T09:00:00Z',
      durationMinutes: 150,
      place: 'Rathaus',
      relation: 'participant',
      answer: 'open',
      minutes: null,
    };
    const task: Task = {
      id: id(),
      version: 1,
      text: 'Raum buchen',
      owner: null,
      dueOn: null,
      state: 'open',
      relation: 'self',
      meeting: { id: meeting.id, name: meeting.title },
      stateChangedAt: null,
    };
    const page = await overview(account('fieldworker'), [meeting], [task]);
    expect(page.link('Antworten: Austauschtreffen').getAttribute('href')).toBe(
      `/treffen/${meeting.id}/teilnahme`,
    );
    expect(page.text).toContain('Di, 12. Januar 2027, 10:00 Uhr (in 7 Wochen) · Rathaus');
    expect(page.button('Erledigt: Raum buchen')).toBeTruthy();
    expect(await page.findings()).toEqual([]);
  });

  it('keeps the other cards when one cannot be read', async () => {
    const page = await visit('/', account('city'));
    await page.refuse('/api/contact-points', 503, 'server.unavailable');
    await page.answer('/api/guidelines', listOf(guideline()));
    expect(page.text).toContain('Der Server ist gerade nicht erreichbar.');
    expect(page.text).toContain('Weiterschreiben');
  });
});
