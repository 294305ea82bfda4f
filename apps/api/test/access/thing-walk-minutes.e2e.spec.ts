import {
  isAllowed,
  type MinutesEntry,
  type Permission,
  type Problem,
  type Relation,
  type Role,
  roles,
  type Task,
} from '@quartiersforum/domain';
import type { Agent, Answer } from '../support/agent';
import { startTestApp, type TestApp } from '../support/app';
import { type HeldMeeting, inviteMeeting } from '../support/held-meeting';

/** Something that somebody does to minutes in a state, or to a task. */
interface Walk {
  readonly permission: Permission;
  readonly state?: string;
  readonly relations: readonly Relation[];
  readonly ask: (agent: Agent, relation: Relation) => Promise<Answer<Problem>>;
}

type Stage = 'draft' | 'approved';
const relations = ['lead', 'writer', 'participant', 'outsider'] as const;

let app: TestApp;
let coordinator: Agent;
beforeAll(async () => {
  app = await startTestApp();
  coordinator = await app.agent('coordinator');
});
afterAll(() => app.close());

/** Minutes in this state, with a task of `owner`; the asker stands to their meeting as `relation` says. */
async function minutes(stage: Stage, agent: Agent, relation: Relation): Promise<HeldMeeting> {
  const meeting = await inviteMeeting(app);
  const values = [meeting.id, agent.accountId];
  if (relation === 'lead')
    await app.dataSource.query(`update meeting set lead_account_id = $2 where id = $1`, values);
  if (relation === 'writer')
    await app.dataSource.query(
      `insert into meeting_writer (meeting_id, account_id) values ($1, $2)`,
      values,
    );
  if (relation === 'participant')
    await app.dataSource.query(
      `insert into membership (body_id, person_id, valid_from) values ($1, $2, '2020-01-01')`,
      [meeting.bodyId, agent.personId],
    );
  await meeting.step('start');
  await meeting.step('end');
  await coordinator.post(`/api/meetings/${meeting.id}/minutes/entries`, {
    ...{ agendaItemId: meeting.items[0], kind: 'task', text: 'Angebote einholen' },
    owner: relation === 'self' ? { kind: 'person', id: agent.personId } : null,
  });
  if (stage === 'approved') await coordinator.post(`/api/meetings/${meeting.id}/minutes/approve`);
  return meeting;
}

const pathOf = ({ id }: HeldMeeting) => `/api/meetings/${id}/minutes`;

async function entryOf(meeting: HeldMeeting): Promise<MinutesEntry> {
  const { body } = await coordinator.get<{ entries: MinutesEntry[] }>(pathOf(meeting));
  const [entry] = body.entries;
  if (entry === undefined) throw new Error('there is no entry');
  return entry;
}

async function taskOf({ id }: HeldMeeting): Promise<Task> {
  const { body } = await coordinator.get<{ items: Task[] }>('/api/tasks?scope=all&limit=200');
  const task = body.items.find(({ meeting }) => meeting.id === id);
  if (task === undefined) throw new Error('there is no task');
  return task;
}

const stages: readonly Stage[] = ['draft', 'approved'];

const walks: readonly Walk[] = [
  ...stages.flatMap((state): Walk[] => [
    {
      ...{ permission: 'minutes.read', state, relations },
      ask: async (agent, relation) => agent.get(pathOf(await minutes(state, agent, relation))),
    },
    {
      ...{ permission: 'minutes.read', state, relations },
      ask: async (agent, relation) => {
        const meeting = await minutes(state, agent, relation);
        const { body } = await coordinator.get<{ documentId: string }>(pathOf(meeting));
        return agent.get(`/api/documents/${body.documentId}/content`);
      },
    },
    {
      ...{ permission: 'minutes.write', state, relations },
      ask: async (agent, relation) => {
        const meeting = await minutes(state, agent, relation);
        return agent.post(`${pathOf(meeting)}/entries`, {
          ...{ agendaItemId: meeting.items[0], kind: 'information', text: 'Es gibt Neues.' },
        });
      },
    },
    {
      ...{ permission: 'minutes.write', state, relations },
      ask: async (agent, relation) => {
        const { id, version } = await entryOf(await minutes(state, agent, relation));
        return agent.delete(`/api/minutes-entries/${id}?version=${version}`);
      },
    },
  ]),
  {
    ...{ permission: 'minutes.read', state: 'approved', relations },
    ask: async (agent, relation) =>
      agent.get(`${pathOf(await minutes('approved', agent, relation))}/versions/1`),
  },
  {
    ...{ permission: 'minutes.approve', relations },
    ask: async (agent, relation) =>
      agent.post(`${pathOf(await minutes('draft', agent, relation))}/approve`),
  },
  {
    ...{ permission: 'minutes.correct', relations },
    ask: async (agent, relation) =>
      agent.post(`${pathOf(await minutes('approved', agent, relation))}/correct`, {
        reason: 'Ein Irrtum.',
      }),
  },
  {
    ...{ permission: 'task.update', relations: ['self', 'participant', 'outsider'] },
    ask: async (agent, relation) => {
      const { id, version } = await taskOf(await minutes('approved', agent, relation));
      return agent.put(`/api/tasks/${id}/state`, { version, state: 'done' });
    },
  },
];

describe('everybody with minutes and tasks', () => {
  it('finds a task exactly where the table lets them read it', async () => {
    const differing: string[] = [];
    for (const role of roles)
      for (const relation of ['self', 'participant', 'outsider'] as const) {
        const agent = await app.newAgent(role);
        const { id } = await taskOf(await minutes('approved', agent, relation));
        const { status, body } = await agent.get<{ items?: Task[] }>(
          '/api/tasks?scope=all&limit=200',
        );
        const isFound = body.items?.some((task) => task.id === id) ?? false;
        const may = isAllowed('task.list', { role }) && isAllowed('task.read', { role, relation });
        if (isFound !== may) differing.push(`as ${role}, ${relation}: ${status} ${isFound}`);
        const change = { version: 99_999, state: 'done' };
        const answer = await agent.put<Problem>(`/api/tasks/${id}/state`, change);
        if (role !== 'reader' && (answer.status === 404) === may)
          differing.push(`task.read as ${role}, ${relation}: ${answer.status}`);
      }
    expect(differing).toEqual([]);
  }, 60_000);

  it.each(roles)('as %s may what the permission table says, and no more', async (role: Role) => {
    const differing: string[] = [];
    for (const { permission, state, relations: stands, ask } of walks)
      for (const relation of stands) {
        const { status, body } = await ask(await app.newAgent(role), relation);
        const situation = { role, relation, ...(state !== undefined && { state }) };
        const isDone = status < 300;
        if (
          isDone !== isAllowed(permission, situation) ||
          (!isDone && ![403, 404, 409].includes(status))
        )
          differing.push(`${permission} ${state ?? ''} as ${relation}: ${status} ${body.code}`);
      }
    expect(differing).toEqual([]);
  });
});
