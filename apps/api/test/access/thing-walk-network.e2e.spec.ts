import {
  type Body,
  type ContactPoint,
  contactPointStateSchema,
  type FundingPhase,
  isAllowed,
  type Organisation,
  type Permission,
  type Problem,
  type Relation,
  type Role,
  roles,
} from '@quartiersforum/domain';
import type { Agent, Answer } from '../support/agent';
import { createRegisterScene, type RegisterScene } from '../support/register-scene';

const relations = ['self', 'outsider'] as const satisfies readonly Relation[];
const today = '2026-11-22';

let scene: RegisterScene;
let coordinator: Agent;
beforeAll(async () => {
  scene = await createRegisterScene();
  ({ coordinator } = scene);
});
afterAll(() => scene.app.close());

interface Walk<Thing> {
  readonly permission: Permission;
  /** What the route itself asks for, when that is less. */
  readonly door?: Permission;
  readonly ask: (agent: Agent, thing: Thing) => Promise<Answer<Problem>>;
}

const at = ({ id }: { readonly id: string }, rest = '') => `/api/contact-points/${id}${rest}`;
const phaseOf = (entry: ContactPoint) => `/api/funding-phases/${entry.fundingPhases[0]?.id}`;

const entryWalks: readonly Walk<ContactPoint>[] = [
  { permission: 'contactPoint.read', ask: (agent, entry) => agent.get(at(entry)) },
  {
    permission: 'contactPoint.history',
    door: 'contactPoint.read',
    ask: (agent, entry) => agent.get(at(entry, `?asOf=${today}`)),
  },
  { permission: 'contactPoint.history', ask: (agent, entry) => agent.get(at(entry, '/history')) },
  {
    permission: 'contactPoint.describe',
    ask: (agent, entry) => agent.patch(at(entry), { version: 1, offers: 'Beratung' }),
  },
  {
    permission: 'contactPoint.update',
    ask: (agent, entry) => agent.patch(at(entry), { version: 1, focus: 'Beratung' }),
  },
  {
    permission: 'contactPoint.update',
    ask: (agent, entry) => agent.patch(at(entry), { version: 1, closedOn: today }),
  },
  {
    permission: 'fundingPhase.update',
    ask: (agent, entry) => agent.post(at(entry, '/funding-phases'), { isOverlapAccepted: true }),
  },
  {
    permission: 'fundingPhase.update',
    ask: (agent, entry) => agent.patch(phaseOf(entry), { version: 1, note: 'Neu' }),
  },
  {
    permission: 'fundingPhase.update',
    ask: (agent, entry) => agent.delete(`${phaseOf(entry)}?version=1`),
  },
];

async function entryIn(state: ContactPoint['state']): Promise<ContactPoint> {
  const entry = await scene.contactPoint({ state });
  const phase: FundingPhase = await scene.phase(entry.id, { note: 'Vertraulich' });
  return { ...entry, fundingPhases: [phase] };
}

/** What somebody may never do is refused before the thing is looked up. */
const mayEver = (permission: Permission, role: Role) =>
  relations.some((relation) =>
    contactPointStateSchema.options.some((state) =>
      isAllowed(permission, { role, relation, state }),
    ),
  );

describe('everybody with every contact point', () => {
  it('may what the permission table says for the relation and the state, and no more', async () => {
    const differing: string[] = [];
    for (const role of roles)
      for (const state of contactPointStateSchema.options)
        for (const relation of relations)
          for (const { permission, door = permission, ask } of entryWalks) {
            const entry = await entryIn(state);
            const agent = await scene.app.newAgent(
              role,
              relation === 'self' ? { contactPointId: entry.id } : {},
            );
            const { status, body } = await ask(agent, entry);
            const situation = { role, relation, state };
            const isOpen = status < 300;
            const mayRead = isAllowed('contactPoint.read', situation);
            const refusal = mayRead || !mayEver(door, role) ? 403 : 404;
            if (isOpen !== isAllowed(permission, situation) || (!isOpen && status !== refusal))
              differing.push(
                `${permission} ${state} as ${role}, ${relation}: ${status} ${body?.code}`,
              );
          }
    expect(differing).toEqual([]);
  }, 120_000);

  it('reads the note of a funding exactly where the table says, in the entry and in the list', async () => {
    const differing: string[] = [];
    for (const role of roles)
      for (const relation of relations) {
        const entry = await entryIn('released');
        const place = relation === 'self' ? { contactPointId: entry.id } : {};
        const agent = await scene.app.newAgent(role, place);
        const wanted = isAllowed('fundingPhase.readNote', { role, relation, state: 'released' });
        for (const path of [at(entry), `/api/contact-points?search=${encodeURI(entry.name)}`]) {
          const { status, body } = await agent.get(path);
          const hasNote = JSON.stringify(body).includes('Vertraulich');
          if (status !== 200 || hasNote !== wanted)
            differing.push(`${path} as ${role}, ${relation}: ${status}, ${hasNote}`);
        }
      }
    expect(differing).toEqual([]);
  });

  it('finds no word of a note and no entry that is not for readers', async () => {
    const [internal, released] = [await entryIn('internal'), await entryIn('released')];
    const reader = await scene.app.agent('reader');
    for (const query of ['', '?limit=200', `?search=${encodeURIComponent(internal.name)}`]) {
      const text = JSON.stringify((await reader.get(`/api/contact-points${query}`)).body);
      expect([query, text.includes(internal.id), text.includes('Vertraulich')]).toEqual([
        ...[query, false, false],
      ]);
    }
    expect((await reader.get(at(released))).status).toBe(200);
    const { body } = await reader.get<Problem>(at(internal));
    const invented = await reader.get<Problem>(at({ id: '4f3ad2a4-52f4-4d2c-9c39-6f0a4de1a111' }));
    expect({ ...body, instance: '' }).toEqual({ ...invented.body, instance: '' });
  });
});

describe('everybody with organisations, people and bodies', () => {
  const organisationWalks: readonly Walk<Organisation>[] = [
    {
      permission: 'organisation.read',
      ask: (agent, { id }) => agent.get(`/api/organisations/${id}`),
    },
    {
      permission: 'organisation.history',
      ask: (agent, { id }) => agent.get(`/api/organisations/${id}?asOf=${today}`),
    },
    {
      permission: 'organisation.history',
      ask: (agent, { id }) => agent.get(`/api/organisations/${id}/history`),
    },
    {
      permission: 'organisation.update',
      ask: (agent, { id }) =>
        agent.patch(`/api/organisations/${id}`, { version: 1, website: null }),
    },
  ];
  const bodyWalks: readonly Walk<Body>[] = [
    { permission: 'body.read', ask: (agent, { id }) => agent.get(`/api/bodies/${id}`) },
    {
      permission: 'body.history',
      ask: (agent, { id }) => agent.get(`/api/bodies/${id}?asOf=${today}`),
    },
    { permission: 'body.history', ask: (agent, { id }) => agent.get(`/api/bodies/${id}/history`) },
    {
      permission: 'body.update',
      ask: (agent, { id }) => agent.patch(`/api/bodies/${id}`, { version: 1, rhythm: 'monatlich' }),
    },
  ];

  it('may what the permission table says of an organisation, their own and another one', async () => {
    const differing: string[] = [];
    for (const role of roles)
      for (const relation of relations)
        for (const { permission, ask } of organisationWalks) {
          const organisation = await scene.organisation();
          const place = relation === 'self' ? { organisationId: organisation.id } : {};
          const { status } = await ask(await scene.app.newAgent(role, place), organisation);
          if (status !== (isAllowed(permission, { role, relation }) ? 200 : 403))
            differing.push(`${permission} as ${role}, ${relation}: ${status}`);
        }
    expect(differing).toEqual([]);
  }, 60_000);

  it('may what the permission table says of a body, as a member and as none', async () => {
    const differing: string[] = [];
    for (const role of roles)
      for (const relation of ['participant', 'outsider'] as const)
        for (const { permission, ask } of bodyWalks) {
          const [body, { id }] = [await scene.body(), await scene.organisation()];
          const validFrom = relation === 'participant' ? today : '2026-11-23';
          await coordinator.post(`/api/bodies/${body.id}/memberships`, {
            ...{ memberKind: 'organisation', memberId: id, validFrom },
          });
          const agent = await scene.app.newAgent(role, { organisationId: id });
          const { status } = await ask(agent, body);
          if (status !== (isAllowed(permission, { role, relation }) ? 200 : 403))
            differing.push(`${permission} as ${role}, ${relation}: ${status}`);
        }
    expect(differing).toEqual([]);
  }, 60_000);

  it('may add to the register and read about people only in the roles that the table names', async () => {
    const differing: string[] = [];
    const walks: readonly [Permission, (agent: Agent) => Promise<Answer<unknown>>][] = [
      [
        'contactPoint.create',
        (agent) => agent.post('/api/contact-points', { name: agent.accountId }),
      ],
      [
        'organisation.create',
        (agent) => agent.post('/api/organisations', { name: agent.accountId, kind: 'partner' }),
      ],
      ['body.create', (agent) => agent.post('/api/bodies', { name: agent.accountId })],
      ['person.create', (agent) => agent.post('/api/people', { name: 'Quartiersarbeit' })],
      [
        'person.update',
        (agent) => agent.patch(`/api/people/${agent.personId}`, { version: 1, name: 'Neu' }),
      ],
      ['person.history', (agent) => agent.get(`/api/people/${agent.personId}/history`)],
      ['person.list', (agent) => agent.get('/api/people')],
    ];
    for (const role of roles)
      for (const [permission, ask] of walks) {
        const { status } = await ask(await scene.app.newAgent(role));
        const isDone = isAllowed(permission, { role });
        if (isDone ? status >= 300 : status !== 403)
          differing.push(`${permission} as ${role}: ${status}`);
      }
    expect(differing).toEqual([]);
  });
});
