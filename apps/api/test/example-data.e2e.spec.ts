import type {
  ContactPointList,
  CurrentSession,
  DocumentContent,
  FundingCall,
  FundingCallList,
  FundingFit,
  Guideline,
  Interest,
  List,
  Meeting,
  MeetingDate,
  MeetingList,
  MeetingSeries,
  Role,
} from '@quartiersforum/domain';
import { callStateSchema, networkDay, sixChapters } from '@quartiersforum/domain';
import { ExampleData } from '../src/core/example-data/example-data';
import { type Agent, createAgent } from './support/agent';
import { startTestApp, type TestApp } from './support/app';

const password = 'quartier-2026';
const accounts: readonly [email: string, role: Role][] = [
  ['koordination@example.org', 'coordinator'],
  ['stadt@example.org', 'city'],
  ['awo@example.org', 'provider'],
  ['drk@example.org', 'provider'],
  ['fuhlenbrock@example.org', 'fieldworker'],
  ['boy@example.org', 'fieldworker'],
  ['politik@example.org', 'reader'],
];

let app: TestApp;
let coordinator: Agent;

beforeAll(async () => {
  app = await startTestApp({ environment: { EXAMPLE_DATA: '1' } });
  coordinator = await signedIn('koordination@example.org');
});
afterAll(() => app.close());

async function signedIn(email: string): Promise<Agent> {
  const agent = createAgent(app, null);
  const answer = await agent.post('/api/session', { email, password });
  if (answer.status !== 201) throw new Error(`${email} cannot sign in: ${answer.status}`);
  return agent;
}

async function rows<Row>(sql: string): Promise<Row[]> {
  return app.dataSource.query<Row[]>(sql);
}

describe('The example network', () => {
  it('has the 21 contact points with the ends of funding that the report prints', async () => {
    const { body } = await coordinator.get<ContactPointList>('/api/contact-points');
    expect(body.total).toBe(21);
    const ends = new Map<string, number>();
    for (const { fundingPhases } of body.items) {
      const [phase, ...others] = fundingPhases.filter(({ startsOn }) => startsOn === null);
      expect(others).toEqual([]);
      const end = phase?.isPermanent ? 'dauerhaft' : (phase?.endsOn?.slice(0, 7) ?? 'ohne Angabe');
      ends.set(end, (ends.get(end) ?? 0) + 1);
    }
    expect(Object.fromEntries(ends)).toEqual({
      '2020-12': 7,
      '2021-01': 1,
      '2021-06': 1,
      '2021-12': 8,
      '2022-12': 1,
      dauerhaft: 2,
      'ohne Angabe': 1,
    });
  });

  it('keeps every printed wording, its flags, and blanks as blanks', async () => {
    const [counts] = await rows<Record<string, number>>(
      `select count(*) filter (where is_provisional)::int as provisional,
         count(*) filter (where is_extension_in_preparation)::int as extension,
         count(*) filter (where has_city_share)::int as yes,
         count(*) filter (where not has_city_share)::int as no,
         count(*) filter (where has_city_share is null)::int as blank,
         count(*) filter (where programme is null)::int as no_programme,
         count(*) filter (where printed_end = 'k.A.' and ends_on is null)::int as not_stated,
         count(*) filter (where printed_end like 'vorerst bis %' and is_provisional)::int as worded
       from funding_phase where starts_on is null`,
    );
    expect(counts).toEqual({
      provisional: 11,
      extension: 2,
      yes: 11,
      no: 7,
      blank: 3,
      no_programme: 5,
      not_stated: 1,
      worded: 11,
    });
  });

  it('has fundings that run today and say that they are examples, seven of which end on one day', async () => {
    const ends = await rows<{ days: number; count: number }>(
      `select ends_on - '${networkDay(new Date())}' as days, count(*)::int from funding_phase
       where programme = 'Beispielförderung' and starts_on <= '${networkDay(new Date())}'
         and note like 'Beispiel, nicht aus dem Bericht%'
       group by 1 order by count desc, 1`,
    );
    expect(ends.map(({ count }) => count)).toEqual([7, 1, 1]);
    for (const { days } of ends) {
      expect(days).toBeGreaterThan(140);
      expect(days).toBeLessThan(540);
    }
    const { body } = await coordinator.get<List<FundingFit>>('/api/funding-fit');
    expect(body.total).toBe(9);
    expect(body.items.map(({ hasWayOn }) => hasWayOn)).toContain(true);
    expect(body.items.map(({ hasWayOn }) => hasWayOn)).toContain(false);
  });

  it('begins the history of everything in the register', async () => {
    const missing = await rows(
      `select id from (select id from contact_point union all select id from organisation
         union all select id from person union all select id from body) as thing
       where not exists (select from register_change where thing_id = thing.id and number = 1 and reason = 'created')`,
    );
    expect(missing).toEqual([]);
    const [states] = await rows(`select max(number) as most from register_change`);
    expect(states).toEqual({ most: 1 });
  });

  it('has the programmes and Träger of the report, several Träger where it names several', async () => {
    const programmes = await rows(
      `select programme, count(*)::int from funding_phase where programme is not null group by 1 order by 2 desc, 1`,
    );
    expect(programmes).toEqual([
      { programme: 'Beispielförderung', count: 9 },
      { programme: 'Städtebauförderung', count: 7 },
      { programme: 'Zusammen im Quartier', count: 4 },
      { programme: 'Deutsche Fernsehlotterie', count: 2 },
      { programme: 'Kommunale Präventionsketten', count: 2 },
      { programme: 'Städtische Haushaltsmittel', count: 1 },
    ]);
    const providers = await rows(
      `select name, count(*)::int from contact_point_provider
       join organisation on organisation.id = organisation_id group by 1 order by 2 desc, 1 limit 4`,
    );
    expect(providers).toEqual([
      { name: 'InnovationCity Management GmbH', count: 6 },
      { name: 'Stadt Bottrop', count: 5 },
      { name: 'AWO', count: 4 },
      { name: 'DRK', count: 2 },
    ]);
    const shared = await rows(
      `select contact_point.name, array_agg(organisation.name order by provider.position) as providers
       from contact_point_provider as provider
       join contact_point on contact_point.id = contact_point_id
       join organisation on organisation.id = organisation_id
       group by 1 having count(*) > 1 order by 1`,
    );
    expect(shared).toEqual([
      { name: 'Familienort Hansastraße - Innenstadt', providers: ['Caritas Bottrop', 'KEFB'] },
      { name: 'Quartierszentrum Startklar Innenstadt', providers: ['AWO', 'ASB', 'DRK'] },
    ]);
  });

  it('keeps names of quarters as printed, and two contact points that name each other', async () => {
    const districts = await rows<{ district: string }>(
      `select distinct district from contact_point order by 1`,
    );
    expect(districts.map(({ district }) => district)).toEqual(
      expect.arrayContaining([
        ...['Altstadt', 'Innenstadt', 'Batenbrock', 'Batenbrock-Süd'],
        ...['Welheimer-Mark', 'Prosper III'],
      ]),
    );
    const pairs = await rows(
      `select one.name as one, other.name as other from contact_point_partner as partner
       join contact_point as one on one.id = contact_point_id
       join contact_point as other on other.id = partner_contact_point_id order by 1`,
    );
    expect(pairs).toEqual([
      { one: 'AWO- Quartiersmanagement Fuhlenbrock', other: 'Quartiersbüro Rottmannsmühle' },
      { one: 'Quartiersbüro Rottmannsmühle', other: 'AWO- Quartiersmanagement Fuhlenbrock' },
    ]);
  });

  it.each(accounts)('lets %s in as %s, with the published password', async (email, role) => {
    const { body } = await (await signedIn(email)).get<CurrentSession>('/api/session');
    expect([body.account.email, body.account.role]).toEqual([email, role]);
  });

  it('puts each account where it belongs', async () => {
    const place = async (email: string) => {
      const { body } = await (await signedIn(email)).get<CurrentSession>('/api/session');
      return [body.account.organisation?.name ?? null, body.account.contactPoint?.name ?? null];
    };
    expect(await place('awo@example.org')).toEqual(['AWO', null]);
    expect(await place('drk@example.org')).toEqual(['DRK', null]);
    expect(await place('stadt@example.org')).toEqual(['Sozialamt', null]);
    expect(await place('boy@example.org')).toEqual([null, 'Quartiersbüro Boy']);
    expect(await place('politik@example.org')).toEqual([null, null]);
  });

  it('has no account but those seven, all marked as examples', async () => {
    const found = await rows(
      `select email from account where is_example order by created_at, email`,
    );
    expect(found).toHaveLength(accounts.length);
    expect(await rows(`select from account where not is_example`)).toEqual([]);
  });

  it('has one guideline, open to the whole network, with its six chapters', async () => {
    const { body } = await coordinator.get<List<Guideline>>('/api/guidelines');
    expect(body.total).toBe(1);
    const [guideline] = body.items;
    expect(guideline).toMatchObject({
      title: 'Leitlinien der Quartiersarbeit in Bottrop',
      state: 'drafting',
      bodies: [],
      relation: 'participant',
      contentHash: null,
    });
    const content = await coordinator.get<DocumentContent>(
      `/api/documents/${guideline?.documentId}/content`,
    );
    const blocks = content.body.json['content'] as {
      type: string;
      content: { text: string }[];
    }[];
    expect(blocks.map(({ type, content: [run] }) => [type, run?.text])).toEqual(
      sixChapters.flatMap(({ heading, prompt }) => [
        ['heading', heading],
        ['paragraph', prompt],
      ]),
    );
  });

  it('has two series whose agendas fill their time, with topics that wait', async () => {
    const { body } = await coordinator.get<List<MeetingSeries>>('/api/meeting-series');
    expect(
      body.items.map(({ name, rhythm, durationMinutes, openTopics }) => [
        ...[name, rhythm.every, durationMinutes, openTopics],
      ]),
    ).toEqual([
      ['Austauschtreffen Quartiersarbeit', 'quarter', 150, 3],
      ['Workshop Quartiersarbeit in Bottrop', 'year', 360, 0],
    ]);
    for (const { template, durationMinutes } of body.items)
      expect(template.reduce((sum, item) => sum + item.durationMinutes, 0)).toBe(durationMinutes);
  });

  it('has the next Austauschtreffen, open to its members and led by the coordinator', async () => {
    const meetings = async (email: string) =>
      (await (await signedIn(email)).get<MeetingList>('/api/meetings?time=coming')).body;
    const { items, total } = await meetings('koordination@example.org');
    expect([total, items[0]]).toMatchObject([
      1,
      {
        ...{ state: 'invited', relation: 'lead', durationMinutes: 150, kind: 'exchange' },
        title: expect.stringMatching(/^Austauschtreffen Quartiersarbeit, [1-4]\. Quartal \d{4}$/),
      },
    ]);
    const series = items[0]?.series?.id ?? '';
    const { body } = await coordinator.get<List<MeetingDate>>(
      `/api/meeting-series/${series}/next-dates`,
    );
    expect([body.items[0]?.startsAt, body.items[0]?.isTaken]).toEqual([items[0]?.startsAt, true]);
    for (const email of ['boy@example.org', 'fuhlenbrock@example.org'])
      expect((await meetings(email)).items).toMatchObject([
        { id: items[0]?.id, relation: 'participant', answer: 'open' },
      ]);
    for (const email of ['awo@example.org', 'drk@example.org', 'stadt@example.org'])
      expect(await meetings(email)).toEqual({ items: [], total: 0 });
    const lead = await coordinator.get<Meeting>(`/api/meetings/${items[0]?.id}`);
    expect([lead.body.lead?.name, lead.body.agenda.length]).toEqual(['Quartierskoordination', 7]);
    expect(lead.body.answers).toEqual({ open: 2, yes: 0, no: 0, substitute: 0 });
  });

  it('has funding calls in every state, and the ones of the report as history', async () => {
    const { body } = await coordinator.get<FundingCallList>('/api/funding-calls?limit=200');
    expect(new Set(body.items.map(({ state }) => state))).toEqual(new Set(callStateSchema.options));
    const called = (title: string) => body.items.find((call) => call.title === title);
    expect(called('Zusammen im Quartier – Aufruf 2018')).toMatchObject({
      state: 'closed',
      override: { kind: 'closedEarly', reason: 'Mittel aufgebraucht', since: '2019-02-28' },
    });
    expect(called('Kommunale Präventionsketten')?.override).toMatchObject({
      kind: 'replaced',
      replacedBy: { name: 'kinderstark – kommender Förderzeitraum' },
    });
    expect(body.items.filter(({ publication }) => publication === 'proposed')).toHaveLength(1);
  });

  it('knows who may apply: the city, the welfare organisations, and of some nothing', async () => {
    const eligible = async (email: string) =>
      (
        await (
          await signedIn(email)
        ).get<FundingCallList>('/api/funding-calls?isEligible=true&limit=200')
      ).body.items.map(({ title }) => title);
    const [awo, city] = [await eligible('awo@example.org'), await eligible('stadt@example.org')];
    expect(awo).toContain('Deutsches Hilfswerk – Quartiersvorhaben, nächste Sitzung');
    expect(awo).not.toContain('kinderstark – kommender Förderzeitraum');
    expect(city).toContain('kinderstark – kommender Förderzeitraum');
    expect(
      await rows(`select from organisation where name = 'AGSB' and applicant_kinds = '{}'`),
    ).toHaveLength(1);
  });

  it('has an interest that only the city sees beside its Träger, and one that all see', async () => {
    const seen = async (email: string) => {
      const agent = await signedIn(email);
      const { body } = await agent.get<FundingCallList>('/api/funding-calls?limit=200');
      const interests = await Promise.all(
        body.items.map(({ id }) => agent.get<List<Interest>>(`/api/funding-calls/${id}/interests`)),
      );
      return interests
        .flatMap((answer) => answer.body.items.map(({ organisation }) => organisation.name))
        .sort();
    };
    expect(await seen('drk@example.org')).toEqual(['DRK']);
    for (const email of ['awo@example.org', 'stadt@example.org', 'koordination@example.org'])
      expect(await seen(email)).toEqual(['AWO', 'DRK']);
  });

  it('offers what a Träger proposed to the coordinator, and to no other Träger', async () => {
    const title = 'Deutsches Hilfswerk – übernächste Sitzung';
    const found = async (email: string) =>
      (
        await (await signedIn(email)).get<FundingCallList>('/api/funding-calls?limit=200')
      ).body.items.find((call) => call.title === title);
    expect(await found('drk@example.org')).toBeUndefined();
    expect((await found('awo@example.org'))?.relation).toBe('self');
    const call = await found('koordination@example.org');
    const read = await coordinator.get<FundingCall>(`/api/funding-calls/${call?.id}`);
    expect(read.body).toMatchObject({ publication: 'proposed', proposedBy: 'Vertretung AWO' });
  });

  it('is not written a second time, neither by the same node nor by another', async () => {
    const counts = () =>
      rows(`select (select count(*) from organisation) as organisations,
        (select count(*) from account) as accounts, (select count(*) from guideline) as guidelines,
        (select count(*) from document) as documents, (select count(*) from membership) as memberships,
        (select count(*) from meeting) as meetings, (select count(*) from topic) as topics,
        (select count(*) from funding_call) as calls, (select count(*) from interest) as interests`);
    const before = await counts();
    await app.nest.get(ExampleData, { strict: false }).fill();
    const second = await startTestApp({ besideApp: app, environment: { EXAMPLE_DATA: '1' } });
    await second.close();
    expect(await counts()).toEqual(before);
  });
});

describe('An empty database', () => {
  it('is filled once when two nodes start at the same time', async () => {
    const empty = await startTestApp();
    const nodes = await Promise.all([
      startTestApp({ besideApp: empty, environment: { EXAMPLE_DATA: '1' } }),
      startTestApp({ besideApp: empty, environment: { EXAMPLE_DATA: '1' } }),
    ]);
    const counts = await empty.dataSource.query<{ points: number; accounts: number }[]>(
      `select (select count(*)::int from contact_point) as points, (select count(*)::int from account) as accounts`,
    );
    for (const node of nodes) await node.close();
    await empty.close();
    expect(counts).toEqual([{ points: 21, accounts: 7 }]);
  });

  it('stays empty when the example is not wanted, and when somebody has begun already', async () => {
    const own = await startTestApp();
    await own.newAgent('coordinator');
    await own.nest.get(ExampleData, { strict: false }).fill();
    const [counts] = await own.dataSource.query<{ points: number; accounts: number }[]>(
      `select (select count(*)::int from contact_point) as points, (select count(*)::int from account) as accounts`,
    );
    await own.close();
    expect(counts).toEqual({ points: 0, accounts: 1 });
  });

  it('stays empty when filling it fails half-way', async () => {
    const own = await startTestApp();
    await own.dataSource.query(
      `create function refuse() returns trigger language plpgsql as $$ begin raise 'no'; end $$`,
    );
    await own.dataSource.query(
      `create trigger refuse before insert on guideline execute function refuse()`,
    );
    await expect(own.nest.get(ExampleData, { strict: false }).fill()).rejects.toThrow();
    const [counts] = await own.dataSource.query<{ points: number; documents: number }[]>(
      `select (select count(*)::int from contact_point) as points, (select count(*)::int from document) as documents`,
    );
    await own.close();
    expect(counts).toEqual({ points: 0, documents: 0 });
  });
});
