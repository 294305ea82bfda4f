import {
  contactPointStateSchema,
  isAllowed,
  type Permission,
  type Problem,
  type Relation,
  type Role,
  roles,
} from '@quartiersforum/domain';
import type { Agent, Answer } from '../support/agent';
import { startTestApp, type TestApp } from '../support/app';

const relations = ['self', 'outsider'] as const satisfies readonly Relation[];
const states = contactPointStateSchema.options;

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const contactPoint = async (state: string): Promise<string> => {
  const [row] = await app.dataSource.query<{ id: string }[]>(
    `insert into contact_point (name, state, email) values (gen_random_uuid()::text, $1, 'buero@example.org') returning id`,
    [state],
  );
  return row?.id ?? '';
};

const walks: readonly [Permission, (agent: Agent, id: string) => Promise<Answer<Problem>>][] = [
  ['contactPoint.confirm', (agent, id) => agent.post(`/api/contact-points/${id}/confirm`)],
  [
    'confirmation.ask',
    (agent, id) => agent.post(`/api/contact-points/${id}/confirmation-requests`),
  ],
];
const mayEver = (permission: Permission, role: Role) =>
  relations.some((relation) =>
    states.some((state) => isAllowed(permission, { role, relation, state })),
  );

describe('everybody with the confirmation of every contact point', () => {
  it('may what the permission table says for the relation and the state, and no more', async () => {
    const differing: string[] = [];
    for (const role of roles)
      for (const state of states)
        for (const relation of relations)
          for (const [permission, ask] of walks) {
            const id = await contactPoint(state);
            const own = relation === 'self' ? id : await contactPoint(state);
            const agent = await app.newAgent(role, { contactPointId: own });
            const { status, body } = await ask(agent, id);
            const situation = { role, relation, state };
            const isSeen = isAllowed('contactPoint.read', situation);
            const isOpen = isSeen && isAllowed(permission, situation);
            // Who never may is refused before anything is looked up.
            const refusal = isSeen || !mayEver(permission, role) ? 403 : 404;
            if (isOpen ? status >= 300 : status !== refusal)
              differing.push(
                `${permission} ${state} as ${role}, ${relation}: ${status} ${body.code}`,
              );
          }
    expect(differing).toEqual([]);
  }, 60_000);

  it('lists what is stale only in the roles that the table names', async () => {
    for (const role of roles) {
      const { status } = await (await app.agent(role)).get('/api/stale-contact-points');
      expect([role, status]).toEqual([role, isAllowed('confirmation.list', { role }) ? 200 : 403]);
    }
  });
});
