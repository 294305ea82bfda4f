import type { List, Minutes, MinutesSummary, Problem } from '@quartiersforum/domain';
import { DataSource } from 'typeorm';
import { dataSourceOptions, migrate } from '../src/core/database/data-source';
import type { Agent } from './support/agent';
import { startTestApp, type TestApp } from './support/app';
import { countQueries } from './support/count-queries';
import { administer, withDatabase } from './support/fresh-database';
import { type HeldMeeting, type HeldMeetingOptions, startMeeting } from './support/held-meeting';

let app: TestApp;
let coordinator: Agent;
beforeAll(async () => {
  app = await startTestApp();
  coordinator = await app.agent('coordinator');
});
afterAll(() => app.close());

interface Written extends HeldMeetingOptions {
  readonly entries?: readonly string[];
}

/** Minutes that were approved, with these informations. */
async function approved({ entries = [], ...options }: Written = {}): Promise<HeldMeeting> {
  const meeting = await startMeeting(app, options);
  for (const text of entries)
    await coordinator.post(`/api/meetings/${meeting.id}/minutes/entries`, {
      ...{ agendaItemId: meeting.items[0], kind: 'information', text },
    });
  await meeting.step('end');
  const { status } = await coordinator.post<Minutes>(`/api/meetings/${meeting.id}/minutes/approve`);
  expect(status).toBe(200);
  return meeting;
}

async function list(
  filter: Readonly<Record<string, string>> = {},
  agent = coordinator,
): Promise<List<MinutesSummary>> {
  const { status, body } = await agent.get<List<MinutesSummary>>(
    `/api/minutes?${new URLSearchParams(filter).toString()}`,
  );
  expect(status).toBe(200);
  return body;
}

async function finds(search: string, meeting: HeldMeeting, agent = coordinator): Promise<boolean> {
  const { items } = await list({ search, limit: '200' }, agent);
  return items.some((item) => item.meeting.id === meeting.id);
}

describe('A search in minutes', () => {
  it('finds German words in every form, with and without umlauts and accents', async () => {
    const meeting = await approved({ entries: ['Die Förderungen für das Café laufen aus.'] });
    for (const search of ['Förderung', 'förderungen', 'Forderung', 'Foerderung', 'cafe', 'läuft'])
      expect([search, await finds(search, meeting)]).toEqual([search, search !== 'läuft']);
  });

  it('finds words of the title, of entries and of the text, all of which must occur', async () => {
    const meeting = await approved({
      title: 'Werkstatt Uferpromenade',
      titles: ['Beleuchtung am Kanal'],
      entries: ['Die Verwaltung prüft Laternen.'],
    });
    for (const search of ['Uferpromenade', 'Beleuchtung', 'Laterne', 'Laterne Kanal Werkstatt'])
      expect([search, await finds(search, meeting)]).toEqual([search, true]);
    for (const search of ['Laterne Spielplatz', 'Spielplatz', 'die'])
      expect([search, await finds(search, meeting)]).toEqual([search, false]);
  });

  it('shows each place in its context, as text and never as markup', async () => {
    const meeting = await approved({
      entries: ['Wer <b>Leihräder</b> & "Lastenräder" will, meldet sich. \ue000Ende\ue001'],
    });
    const { items } = await list({ search: 'Leihrad' });
    const found = items.find((item) => item.meeting.id === meeting.id);
    const parts = found?.hits.flatMap((hit) => hit.parts) ?? [];
    expect(parts.filter(({ isHit }) => isHit).map(({ text }) => text)).toEqual(['Leihräder']);
    const text = parts.map((part) => part.text).join('');
    expect(text).toContain('"Lastenräder" will, meldet sich');
    expect(text).not.toMatch(/[\ue000-\uf8ff]/);
  });

  it('finds what was approved last, not what is written or was corrected', async () => {
    const meeting = await approved({ entries: ['Der Bücherschrank kommt.'] });
    const draft = await startMeeting(app, { title: 'Bücherschrank im Entwurf' });
    expect(await finds('Bücherschrank', draft)).toBe(false);
    const path = `/api/meetings/${meeting.id}/minutes`;
    const { body } = await coordinator.post<Minutes>(`${path}/correct`, { reason: 'Ein Irrtum.' });
    const entry = body.entries[0];
    await coordinator.patch(`/api/minutes-entries/${entry?.id ?? ''}`, {
      version: entry?.version,
      text: 'Das Insektenhotel kommt.',
    });
    expect(await finds('Bücherschrank', meeting)).toBe(true);
    expect(await finds('Insektenhotel', meeting)).toBe(false);
    await coordinator.post(`${path}/approve`);
    expect(await finds('Bücherschrank', meeting)).toBe(false);
    expect(await finds('Insektenhotel', meeting)).toBe(true);
  });

  it('finds only what the reader may read, and counts no more than that', async () => {
    const own = await approved({ entries: ['Der Wochenmarkt zieht um.'] });
    const other = await approved({ entries: ['Der Wochenmarkt bleibt.'] });
    const seen = await list({ search: 'Wochenmarkt' }, own.participant);
    expect(seen.items.map(({ meeting }) => meeting.id)).toEqual([own.id]);
    expect(seen.total).toBe(1);
    expect(await finds('Wochenmarkt', other, own.participant)).toBe(false);
    expect(await list({ search: 'Wochenmarkt' }, await app.agent('stranger'))).toEqual({
      items: [],
      total: 0,
    });
  });

  it.each([`'`, `"`, 'a & b | !c', '\\', '%', '<->', ':*', ')(', '--', 'x'.repeat(200)])(
    'takes %j for words and not for commands',
    async (search) => {
      await list({ search });
    },
  );

  it.each([
    [{ search: 'x'.repeat(201) }, 'search'],
    [{ bodyId: 'AWO' }, 'bodyId'],
    [{ from: '2027-02-30' }, 'from'],
    [{ sort: 'name' }, 'sort'],
  ])('refuses %j, naming the field', async (filter, path) => {
    const query = new URLSearchParams(Object.entries(filter)).toString();
    const { status, body } = await coordinator.get<Problem>(`/api/minutes?${query}`);
    expect([status, ...(body.fields ?? []).map((field) => field.path)]).toEqual([400, path]);
  });
});

describe('The list of minutes', () => {
  it('shows drafts to those who write them and approved ones to everybody who belongs to the meeting', async () => {
    const draft = await startMeeting(app);
    const ready = await approved({ entries: ['Neues'] });
    const shown = async (agent: Agent) =>
      (await list({ limit: '200' }, agent)).items.map(({ meeting, state }) => [meeting.id, state]);
    expect(await shown(draft.writer)).toEqual([[draft.id, 'draft']]);
    expect(await shown(draft.participant)).toEqual([]);
    expect(await shown(ready.participant)).toEqual([[ready.id, 'approved']]);
    expect(await shown(coordinator)).toEqual(
      expect.arrayContaining([
        [draft.id, 'draft'],
        [ready.id, 'approved'],
      ]),
    );
  });

  it('counts decisions and tasks, and says whose meeting it was and when', async () => {
    const meeting = await startMeeting(app, { title: 'Mit Beschlüssen' });
    for (const kind of ['decision', 'decision', 'task'])
      await coordinator.post(`/api/meetings/${meeting.id}/minutes/entries`, {
        ...{ agendaItemId: meeting.items[0], kind, text: 'Wir tun es.' },
      });
    const summary = {
      meeting: { id: meeting.id, name: 'Mit Beschlüssen' },
      body: { id: meeting.bodyId, name: expect.any(String) },
      ...{ number: 1, decisions: 2, tasks: 1, hits: [] },
      heldOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    };
    const [draft] = (await list({ bodyId: meeting.bodyId })).items;
    expect(draft).toMatchObject({ ...summary, state: 'draft' });
    await meeting.step('end');
    await coordinator.post(`/api/meetings/${meeting.id}/minutes/approve`);
    const [ready] = (await list({ bodyId: meeting.bodyId })).items;
    expect(ready).toMatchObject({ ...summary, state: 'approved' });
    const heldOn = ready?.heldOn ?? '';
    expect((await list({ bodyId: meeting.bodyId, from: heldOn, to: heldOn })).total).toBe(1);
    expect((await list({ bodyId: meeting.bodyId, to: '2020-01-01' })).total).toBe(0);
    expect((await list({ bodyId: meeting.bodyId, from: '2199-01-01' })).total).toBe(0);
  });

  it('asks as often for many as for one', async () => {
    await approved({ entries: ['Glascontainer'] });
    const one = await countQueries(app.dataSource, () => list({ search: 'Glascontainer' }));
    for (let index = 0; index < 4; index++) await approved({ entries: ['Glascontainer'] });
    const many = await countQueries(app.dataSource, () => list({ search: 'Glascontainer' }));
    expect((await list({ search: 'Glascontainer' })).total).toBe(5);
    expect(many).toBe(one);
  });

  it('uses the index of the words among thousands', async () => {
    await approved({ entries: ['Regenrückhaltebecken'] });
    await app.dataSource.query(
      `with source as (select * from minutes_version order by approved_at limit 1),
         place as (select meeting.* from meeting join minutes on minutes.meeting_id = meeting.id
           join source on source.minutes_id = minutes.id),
         numbered as (select generate_series(1, 3000) as n),
         meetings as (insert into meeting (body_id, kind, title, state, starts_at, duration_minutes, started_at, ended_at)
           select body_id, kind, title || n, state, starts_at, duration_minutes, started_at, ended_at
           from place, numbered returning id),
         documents as (insert into document (kind, schema_version) select 'minutes', 1 from meetings returning id),
         pairs as (select m.id as meeting_id, d.id as document_id
           from (select id, row_number() over () as n from meetings) as m
           join (select id, row_number() over () as n from documents) as d using (n)),
         made as (insert into minutes (meeting_id, document_id, state, approved_number)
           select meeting_id, document_id, 'approved', 1 from pairs returning id, document_id)
       insert into minutes_version (minutes_id, number, document_id, head, sections, entries, content, hash, approved_at, approved_by_name, words, search)
         select made.id, 1, made.document_id, head, sections, entries, content, hash, now(), 'x', 'Wort' || made.id,
           to_tsvector('minutes_german', 'Wort ' || made.id || ' Massenware')
         from source, made`,
    );
    await app.dataSource.query('analyze');
    const plans: string[] = [];
    const query = app.dataSource.manager.query.bind(app.dataSource.manager);
    const explained = jest
      .spyOn(app.dataSource.manager, 'query')
      .mockImplementation(async (sql: string, values?: Parameters<typeof query>[1]) => {
        const plan: { 'QUERY PLAN': string }[] = await query(`explain ${sql}`, values);
        plans.push(plan.map((line) => line['QUERY PLAN']).join('\n'));
        return query<never>(sql, values);
      });
    try {
      const { total, items } = await list({ search: 'Regenrückhaltebecken' });
      expect([total, items.length]).toEqual([1, 1]);
    } finally {
      explained.mockRestore();
    }
    const searches = plans.filter((plan) => plan.includes('minutes_version'));
    expect(searches).toHaveLength(2);
    for (const plan of searches) {
      expect(plan).toContain('Bitmap Index Scan on ix_minutes_version_search');
      expect(plan).not.toContain('Seq Scan on minutes_version');
    }
    expect((await list({ search: 'Massenware', limit: '1' })).total).toBe(3000);
  });
});

describe('Where the database user may not create extensions', () => {
  const [name, role] = ['test_without_extensions', 'test_plain_user'];
  const serverUrl = process.env['TEST_DATABASE_URL'] ?? '';
  const plain = new URL(withDatabase(serverUrl, name));
  plain.username = role;
  plain.password = role;
  const dataSource = new DataSource(dataSourceOptions(plain.href, []));

  beforeAll(async () => {
    await administer(serverUrl, [
      `create database ${name}`,
      `create role ${role} login password '${role}'`,
    ]);
    const owner = new DataSource(dataSourceOptions(withDatabase(serverUrl, name), []));
    await owner.initialize();
    await owner.query(`grant create, usage on schema public to ${role}`);
    await owner.destroy();
  });
  afterAll(async () => {
    await dataSource.destroy();
    await administer(serverUrl, [
      `drop database if exists ${name} with (force)`,
      `drop role if exists ${role}`,
    ]);
  });

  it('the tables are made all the same, and words are found with and without umlauts', async () => {
    await dataSource.initialize();
    await migrate(dataSource);
    const [row] = await dataSource.query<{ extensions: string; found: boolean }[]>(
      `select (select count(*) from pg_extension where extname = 'unaccent') as extensions,
         to_tsvector('minutes_german', 'Förderungen') @@ plainto_tsquery('minutes_german', 'Forderung') as found`,
    );
    expect(row).toEqual({ extensions: '0', found: true });
  });
});
