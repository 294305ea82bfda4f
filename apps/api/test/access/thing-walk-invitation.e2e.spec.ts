import {
  isAllowed,
  type List,
  type Meeting,
  type MeetingInvitation,
  meetingStateSchema,
  type Permission,
  type Problem,
  type Relation,
  roles,
  workingRoles,
} from '@quartiersforum/domain';
import type { Agent, Answer } from '../support/agent';
import { startTestApp, type TestApp } from '../support/app';

/** Somebody who stands to a new meeting in this way, and what they ask of it. */
interface Walk {
  readonly permission: Permission;
  readonly relation: Relation;
  readonly state: 'draft' | 'invited';
  readonly ask: (agent: Agent, scene: Scene) => Promise<Answer<Problem>>;
}
interface Scene {
  readonly meetingId: string;
  readonly invitationId: string;
}

let app: TestApp;
let coordinator: Agent;
let bodyId: string;
beforeAll(async () => {
  app = await startTestApp();
  coordinator = await app.agent('coordinator');
  const [row] = await app.dataSource.query<{ id: string }[]>(
    `insert into body (name, purpose) values ('AG', 'Austausch') returning id`,
  );
  bodyId = row?.id ?? '';
});
afterAll(() => app.close());

async function scene(
  agent: Agent,
  { relation, state }: Pick<Walk, 'relation' | 'state'>,
): Promise<Scene> {
  const startsAt = '2038-01-12T09:00:00.000Z';
  const input = { bodyId, title: 'Treffen', startsAt, durationMinutes: 60 };
  const { body } = await coordinator.post<Meeting>('/api/meetings', input);
  const meetingId = body.id;
  if (relation === 'lead')
    await app.dataSource.query('update meeting set lead_account_id = $2 where id = $1', [
      ...[meetingId, agent.accountId],
    ]);
  if (state === 'draft') return { meetingId, invitationId: meetingId };
  await coordinator.post(`/api/meetings/${meetingId}/invite`, {
    accountIds: ['participant', 'self'].includes(relation) ? [agent.accountId] : [],
    guests: [{ name: 'Gast', email: 'gast@example.org' }],
  });
  const path = `/api/meetings/${meetingId}/invitations`;
  const { items } = (await coordinator.get<List<MeetingInvitation>>(path)).body;
  return { meetingId, invitationId: items.find(({ account }) => account === null)?.id ?? '' };
}

const asks: readonly Pick<Walk, 'permission' | 'state' | 'ask'>[] = [
  ...(['draft', 'invited'] as const).flatMap((state) =>
    ['invitees', 'invitations'].map((what) => ({
      ...{ permission: 'meetingInvitation.list' as const, state },
      ask: (agent: Agent, { meetingId }: Scene) =>
        agent.get<Problem>(`/api/meetings/${meetingId}/${what}`),
    })),
  ),
  {
    ...{ permission: 'meetingInvitation.create', state: 'draft' },
    ask: (agent, { meetingId }) => agent.post(`/api/meetings/${meetingId}/invite`),
  },
  {
    ...{ permission: 'meetingInvitation.create', state: 'invited' },
    ask: (agent, { meetingId }) => agent.post(`/api/meetings/${meetingId}/invitations`),
  },
  {
    ...{ permission: 'meetingInvitation.create', state: 'invited' },
    ask: (agent, { invitationId }) => agent.post(`/api/meeting-invitations/${invitationId}/resend`),
  },
  {
    ...{ permission: 'meetingInvitation.create', state: 'invited' },
    ask: (agent, { invitationId }) => agent.delete(`/api/meeting-invitations/${invitationId}`),
  },
];

describe('everybody with invitations to a meeting', () => {
  it('may what the permission table says, and learns nothing of a meeting that is not theirs', async () => {
    const differing: string[] = [];
    for (const relation of ['lead', 'participant', 'outsider'] as const)
      for (const role of workingRoles) {
        const agent = await app.newAgent(role);
        for (const { permission, state, ask } of asks) {
          const { status, body } = await ask(agent, await scene(agent, { relation, state }));
          const situation = { role, relation, state };
          const may = isAllowed(permission, situation);
          // Whoever may never do it is refused at the door, before anything is looked up.
          const isAtDoor = permission === 'meetingInvitation.create';
          const refusal = isAllowed('meeting.read', situation) || isAtDoor ? 403 : 404;
          if (may ? status >= 300 : status !== refusal)
            differing.push(
              `${permission} ${state} as ${role}, ${relation}: ${status} ${body.code}`,
            );
        }
      }
    expect(differing).toEqual([]);
  }, 120_000);

  it('answers in the states that the table names, as long as answers are taken at all', async () => {
    const differing: string[] = [];
    for (const role of roles)
      for (const relation of ['self', 'outsider'] as const)
        for (const state of meetingStateSchema.options.filter((one) => one !== 'draft')) {
          const agent = await app.newAgent(role);
          const { meetingId } = await scene(agent, { relation, state: 'invited' });
          await app.dataSource.query(
            `update meeting set state = $2,
               started_at = case when $2 in ('running', 'paused', 'ended', 'documented') then now() end,
               ended_at = case when $2 in ('ended', 'documented') then now() end
             where id = $1`,
            [meetingId, state],
          );
          const path = `/api/meetings/${meetingId}/response`;
          const { status, body } = await agent.put<Problem>(path, { response: 'yes' });
          const may = isAllowed('response.give', { role, relation, state });
          if (may !== (status === 200) || (!may && ![403, 404, 410].includes(status)))
            differing.push(
              `response.give ${state} as ${role}, ${relation}: ${status} ${body.code}`,
            );
        }
    expect(differing).toEqual([]);
  }, 60_000);

  it('answers for themselves and for nobody else', async () => {
    for (const role of workingRoles)
      for (const relation of ['self', 'lead', 'outsider'] as const) {
        const agent = await app.newAgent(role);
        const { meetingId } = await scene(agent, { relation, state: 'invited' });
        const path = `/api/meetings/${meetingId}/response`;
        const put = await agent.put<Problem>(path, { response: 'yes' });
        const get = await agent.get<Problem>(path);
        const expected = relation === 'self' ? 200 : 404;
        expect([role, relation, put.status, get.status]).toEqual([
          role,
          relation,
          expected,
          expected,
        ]);
      }
  }, 60_000);
});
