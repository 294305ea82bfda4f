import {
  type CallPublication,
  callPublicationSchema,
  type FundingCall,
  type FundingCallList,
  type FundingFit,
  type FundingProgramme,
  type Interest,
  type InterestVisibility,
  interestVisibilitySchema,
  isAllowed,
  type List,
  type Permission,
  type Problem,
  type Relation,
  type Role,
  roles,
  type SavedFilter,
} from '@quartiersforum/domain';
import { Publisher } from '../../src/realtime/publisher';
import type { Agent, Answer } from '../support/agent';
import { startTestApp, type TestApp } from '../support/app';

const relations = ['self', 'outsider'] as const satisfies readonly Relation[];
const workers = roles.filter((role) => role !== 'reader');

/** Something that somebody does with a call that stands as the walk says. */
interface CallWalk {
  readonly permission: Permission;
  readonly ask: (agent: Agent, call: FundingCall) => Promise<Answer<Problem>>;
}

let app: TestApp;
let coordinator: Agent;
let organisationId: string;
let programme: FundingProgramme;
let otherProgramme: FundingProgramme;
beforeAll(async () => {
  app = await startTestApp();
  coordinator = await app.agent('coordinator');
  organisationId = await organisation();
  [programme, otherProgramme] = [await newProgramme('Programm'), await newProgramme('Anderes')];
});
afterAll(() => app.close());

async function insert(sql: string, values: unknown[] = []): Promise<string> {
  const [row] = await app.dataSource.query<{ id: string }[]>(`${sql} returning id`, values);
  return row?.id ?? '';
}

const organisation = () =>
  insert(
    `insert into organisation (name, kind, applicant_kinds) values (gen_random_uuid()::text, 'provider', '{welfare}')`,
  );

async function newProgramme(name: string): Promise<FundingProgramme> {
  const { body } = await coordinator.post<FundingProgramme>('/api/funding-programmes', {
    name,
    funder: 'Land',
  });
  return body;
}

async function callIn(
  publication: CallPublication,
  proposer: Agent,
  title = 'Aufruf',
): Promise<FundingCall> {
  const { body } = await coordinator.post<FundingCall>('/api/funding-calls', {
    ...{ title, programmeId: programme.id, mode: 'fixed' },
    deadlines: [{ kind: 'application', day: '2099-01-31' }],
  });
  await app.dataSource.query(
    `update funding_call set publication = $2, proposed_by = $3 where id = $1`,
    [body.id, publication, proposer.accountId],
  );
  return body;
}

const path = (call: FundingCall, rest = '') => `/api/funding-calls/${call.id}${rest}`;
const mayEver = (permission: Permission, role: Role) =>
  relations.some((relation) =>
    callPublicationSchema.options.some((state) => isAllowed(permission, { role, relation, state })),
  );
const override = { kind: 'suspended', reason: 'Haushalt', since: '2026-01-01' };
const callWalks: readonly CallWalk[] = [
  { permission: 'fundingCall.read', ask: (agent, call) => agent.get(path(call)) },
  { permission: 'fundingCall.read', ask: (agent, call) => agent.get(path(call, '/interests')) },
  {
    permission: 'fundingCall.update',
    ask: (agent, call) => agent.patch(path(call), { version: call.version, title: 'Neu' }),
  },
  {
    permission: 'fundingCall.withdraw',
    ask: (agent, call) => agent.post(path(call, '/withdraw'), { version: call.version }),
  },
  {
    permission: 'fundingCall.publish',
    ask: (agent, call) => agent.post(path(call, '/publish'), { version: call.version }),
  },
  {
    permission: 'fundingCall.publish',
    ask: (agent, call) => agent.post(path(call, '/check'), { version: call.version }),
  },
  {
    permission: 'fundingCall.publish',
    ask: (agent, call) =>
      agent.put(path(call, '/override'), { ...override, version: call.version }),
  },
  {
    permission: 'fundingCall.publish',
    ask: (agent, call) => agent.delete(path(call, `/override?version=${call.version}`)),
  },
];

describe('everybody with every funding call', () => {
  it('may what the permission table says for the relation and the publication, and no more', async () => {
    const differing: string[] = [];
    for (const role of roles) {
      const agent = await app.newAgent(role, { organisationId });
      for (const publication of callPublicationSchema.options)
        for (const relation of relations)
          for (const { permission, ask } of callWalks) {
            const call = await callIn(publication, relation === 'self' ? agent : coordinator);
            const { status, body } = await ask(agent, call);
            // A conflict says that it may be done, but not in this state.
            const isOpen = status < 300 || body.code === 'fundingCall.transitionRefused';
            const situation = { role, relation, state: publication };
            const name = `${permission} ${publication} as ${role}, ${relation}: ${status} ${body.code}`;
            if (isOpen !== isAllowed(permission, situation)) differing.push(name);
            const mayRead = isAllowed('fundingCall.read', situation);
            // Who never may is refused before anything is looked up.
            const refusal = mayRead || !mayEver(permission, role) ? 403 : 404;
            if (!isOpen && status !== refusal) differing.push(name);
          }
    }
    expect(differing).toEqual([]);
  }, 120_000);

  it('may list, propose, keep programmes and see what fits only in the roles that the table names', async () => {
    const differing: string[] = [];
    const walks: readonly [Permission, (agent: Agent) => Promise<Answer<Problem>>][] = [
      ['fundingCall.list', (agent) => agent.get('/api/funding-calls')],
      ['fundingProgramme.list', (agent) => agent.get('/api/funding-programmes')],
      ['fundingFit.list', (agent) => agent.get('/api/funding-fit')],
      ['helpRequest.list', (agent) => agent.get('/api/help-requests')],
      ['savedFilter.list', (agent) => agent.get('/api/saved-filters')],
      [
        'savedFilter.create',
        (agent) => agent.post('/api/saved-filters', { name: 'Bald', question: {} }),
      ],
      [
        'fundingProgramme.list',
        (agent) => agent.get(`/api/funding-programmes/${otherProgramme.id}`),
      ],
      [
        'fundingCall.create',
        (agent) =>
          agent.post('/api/funding-calls', {
            ...{ title: 'Neu', programmeId: programme.id, mode: 'continuous' },
          }),
      ],
      [
        'fundingProgramme.create',
        (agent) =>
          agent.post('/api/funding-programmes', { name: `Von ${agent.accountId}`, funder: 'Land' }),
      ],
      [
        'fundingProgramme.update',
        async (agent) => {
          const { id, version } = otherProgramme;
          const answer = await agent.patch<FundingProgramme & Problem>(
            `/api/funding-programmes/${id}`,
            { version, region: agent.accountId },
          );
          if (answer.status === 200) otherProgramme = answer.body;
          return answer;
        },
      ],
    ];
    for (const role of roles)
      for (const [permission, ask] of walks) {
        const { status, body } = await ask(await app.newAgent(role, { organisationId }));
        if (status < 300 !== isAllowed(permission, { role }) || (status >= 300 && status !== 403))
          differing.push(`${permission} as ${role}: ${status} ${body.code}`);
      }
    expect(differing).toEqual([]);
  });

  it('finds in lists, search, counts and filters only what may be read', async () => {
    const differing: string[] = [];
    for (const role of workers) {
      const agent = await app.newAgent(role, { organisationId });
      for (const publication of callPublicationSchema.options)
        for (const relation of relations) {
          const word = `Wort${role}${publication}${relation}`;
          const call = await callIn(publication, relation === 'self' ? agent : coordinator, word);
          const query = `search=${word}&publication=${publication}`;
          const { body } = await agent.get<FundingCallList>(`/api/funding-calls?${query}`);
          const isSeen = isAllowed('fundingCall.read', { role, relation, state: publication });
          const found = body.items.map(({ id }) => id);
          if (String(found) !== (isSeen ? call.id : '') || body.total !== Number(isSeen))
            differing.push(`${publication} as ${role}, ${relation}: ${body.total}`);
        }
    }
    expect(differing).toEqual([]);
  }, 60_000);

  it('does not learn from an answer whether a call is there that is not to be read', async () => {
    const provider = await app.newAgent('provider', { organisationId });
    const { id } = await callIn('proposed', coordinator);
    const missing = '4f3ad2a4-52f4-4d2c-9c39-6f0a4de1a111';
    for (const { ask } of callWalks) {
      const [real, invented] = await Promise.all(
        [id, missing].map(async (value) => ask(provider, { id: value, version: 1 } as FundingCall)),
      );
      expect({ ...real?.body, instance: '' }).toEqual({ ...invented?.body, instance: '' });
    }
  });

  it('sees a programme of proposals only when one of these is to be read', async () => {
    const proposer = await app.newAgent('provider', { organisationId });
    const { body: call } = await proposer.post<FundingCall>('/api/funding-calls', {
      ...{ title: 'Vorschlag', mode: 'continuous' },
      programme: { name: 'Vertrauliches Programm', funder: 'Stiftung Verschwiegen' },
    });
    const other = await app.newAgent('provider', { organisationId: await organisation() });
    const seen = async (agent: Agent) => {
      const list = await agent.get<List<FundingProgramme>>('/api/funding-programmes?limit=200');
      const { facets } = (await agent.get<FundingCallList>('/api/funding-calls')).body;
      const isListed = list.body.items.some(({ id }) => id === call.programme.id);
      return [isListed, facets.funders.includes('Stiftung Verschwiegen')];
    };
    expect(await seen(proposer)).toEqual([true, true]);
    expect(await seen(coordinator)).toEqual([true, true]);
    expect(await seen(other)).toEqual([false, false]);
    await coordinator.post(path(call, '/publish'), { version: 1 });
    expect(await seen(other)).toEqual([true, true]);
  });
});

describe('the interest of an organisation', () => {
  async function interestIn(visibility: InterestVisibility) {
    const call = await callIn('published', coordinator, `Interesse${visibility}`);
    const owner = await app.newAgent('provider', { organisationId });
    const note = `geheim${visibility}`;
    await owner.put(path(call, '/interest'), { state: 'considering', visibility, note });
    return { call, owner, note };
  }

  it('is told, changed and taken back by its own organisation in the roles that the table names', async () => {
    for (const role of roles) {
      const [call, agent] = [
        await callIn('published', coordinator),
        await app.newAgent(role, { organisationId }),
      ];
      const answers = [
        await agent.put<Interest>(path(call, '/interest'), { state: 'applying' }),
        await agent.put<Interest>(path(call, '/interest'), { state: 'applied' }),
        await agent.delete(path(call, '/interest')),
      ];
      const isDone = isAllowed('interest.set', { role, relation: 'self' });
      expect([role, ...answers.map(({ status }) => status)]).toEqual(
        isDone ? [role, 200, 200, 204] : [role, 403, 403, 403],
      );
    }
  });

  it('is helped with by the roles that the table names, whoever asks for it', async () => {
    for (const role of roles) {
      const call = await callIn('published', coordinator);
      const owner = await app.newAgent('provider', { organisationId });
      const { body } = await owner.post<Interest>(path(call, '/help-request'));
      const agent = await app.newAgent(role, { organisationId });
      const asked = await agent.post(path(call, '/help-request'));
      expect([role, asked.status]).toEqual([
        role,
        isAllowed('interest.set', { role, relation: 'self' }) ? 200 : 403,
      ]);
      const helpPath = `/api/interests/${body.id}/help`;
      const answers = [await agent.post(helpPath), await agent.delete(helpPath)];
      const status = isAllowed('interest.help', { role }) ? 204 : 403;
      expect([role, ...answers.map((answer) => answer.status)]).toEqual([role, status, status]);
    }
  });

  it.each(interestVisibilitySchema.options)(
    'for %s is read, listed, counted and searched only by whom the table names',
    async (visibility) => {
      const { call, note } = await interestIn(visibility);
      const foreignId = await organisation();
      for (const role of workers)
        for (const relation of relations) {
          const agent = await app.newAgent(role, {
            organisationId: relation === 'self' ? organisationId : foreignId,
          });
          const seen = Number(isAllowed('interest.read', { role, relation, state: visibility }));
          const list = `/api/funding-calls?search=Interesse${visibility}`;
          const answers = {
            listed: (await agent.get<List<Interest>>(path(call, '/interests'))).body.total,
            counted: (await agent.get<FundingCall>(path(call))).body.interests,
            inList: (await agent.get<FundingCallList>(list)).body.items.find(
              ({ id }) => id === call.id,
            )?.interests,
          };
          expect([role, relation, answers]).toEqual([
            role,
            relation,
            { listed: seen, counted: seen, inList: seen },
          ]);
          const words = await agent.get<FundingCallList>(`/api/funding-calls?search=${note}`);
          expect(words.body.total).toBe(0);
          const texts = await Promise.all(
            [list, path(call), path(call, '/interests'), '/api/funding-fit'].map(async (one) =>
              JSON.stringify((await agent.get(one)).body),
            ),
          );
          expect(texts.join().includes(note)).toBe(seen === 1);
        }
    },
    60_000,
  );

  it('for the city is not even announced to another Träger, not when it becomes one and not when it goes', async () => {
    const { call, owner } = await interestIn('city');
    const publish = jest.spyOn(app.nest.get(Publisher, { strict: false }), 'publish');
    const told = async (work: Promise<Answer<unknown>>) => {
      publish.mockClear();
      await work;
      return publish.mock.calls.flatMap(([rooms]) => rooms).sort();
    };
    const change = (visibility: InterestVisibility) =>
      told(owner.put(path(call, '/interest'), { state: 'applying', visibility }));
    const everybody = ['city', 'coordinator', 'fieldworker', 'provider'] satisfies Role[];
    const rooms = (list: readonly Role[]) => list.map((role) => `role:${role}`);
    const roleRooms = (all: readonly string[]) => all.filter((room) => room.startsWith('role:'));
    const secret = await change('city');
    expect(roleRooms(secret)).toEqual(rooms(['city', 'coordinator']));
    expect(secret).toContain(`account:${owner.accountId}`);
    expect(roleRooms(await change('all'))).toEqual(rooms(everybody));
    expect(roleRooms(await change('city'))).toEqual(rooms(everybody));
    expect(roleRooms(await told(owner.delete(path(call, '/interest'))))).toEqual(
      rooms(['city', 'coordinator']),
    );
    publish.mockRestore();
  });
});

describe('a saved filter', () => {
  it('is changed and deleted by its owner, and is not there for anybody else', async () => {
    for (const role of workers) {
      const owner = await app.newAgent(role);
      const { body } = await owner.post<SavedFilter>('/api/saved-filters', {
        ...{ name: 'Bald', question: {} },
      });
      const filterPath = `/api/saved-filters/${body.id}`;
      for (const relation of ['outsider', 'self'] as const) {
        const agent = relation === 'self' ? owner : await app.newAgent(role);
        const answers = [
          await agent.patch(filterPath, { name: 'Später' }),
          await agent.delete(filterPath),
        ];
        const isDone = isAllowed('savedFilter.update', { role, relation });
        expect([role, relation, ...answers.map(({ status }) => status)]).toEqual([
          ...[role, relation],
          ...(isDone ? [200, 204] : [404, 404]),
        ]);
      }
    }
  });
});

describe('what still helps', () => {
  it('is shown of one’s own contact points, of others only to whom the table shows every interest', async () => {
    const contactPointId = await insert(`insert into contact_point (name) values ('Fremd')`);
    const foreignId = await organisation();
    await app.dataSource.query(
      `insert into contact_point_provider (contact_point_id, organisation_id) values ($1, $2)`,
      [contactPointId, foreignId],
    );
    await app.dataSource.query(
      `insert into funding_phase (contact_point_id, ends_on, is_permanent, is_provisional, is_extension_in_preparation)
       values ($1, current_date + 100, false, false, false)`,
      [contactPointId],
    );
    for (const role of workers)
      for (const relation of relations) {
        const agent = await app.newAgent(role, {
          organisationId: relation === 'self' ? foreignId : organisationId,
        });
        const { body } = await agent.get<List<FundingFit>>('/api/funding-fit');
        const isSeen = body.items.some(({ contactPoint: { id } }) => id === contactPointId);
        const mayAll = isAllowed('interest.read', { role, state: 'city' });
        expect([role, relation, isSeen, body.total]).toEqual([
          ...[role, relation, mayAll || relation === 'self', Number(isSeen)],
        ]);
        // A proposal of somebody else helps nobody yet, and its title is nobody's business.
        expect(JSON.stringify(body)).not.toContain('Wort');
      }
  });
});
