import {
  isAllowed,
  type Permission,
  type Problem,
  type Relation,
  roles,
} from '@quartiersforum/domain';
import { HeldMeeting } from '../live/support/held-meeting';
import type { Agent, Answer } from '../support/agent';
import { startTestApp, type TestApp } from '../support/app';

const relations = ['lead', 'writer', 'participant', 'outsider'] as const;
const states = ['draft', 'invited', 'running', 'paused', 'ended'] as const;
type State = (typeof states)[number];

/** Something that somebody does in a meeting while it is held, or before or after. */
interface Walk {
  readonly permission: Permission;
  readonly ask: (agent: Agent, meeting: HeldMeeting) => Promise<Answer<Problem>>;
}

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const walks: readonly Walk[] = [
  { permission: 'live.read', ask: (agent, meeting) => agent.get(meeting.path('live')) },
  {
    permission: 'live.steer',
    ask: (agent, meeting) =>
      agent.post(meeting.path('speaker-queue/steering'), { action: 'close' }),
  },
  {
    permission: 'live.steer',
    ask: async (agent, meeting) => {
      const { version } = await meeting.live();
      return agent.post(meeting.path('steering'), { action: 'extend', minutes: 5, version });
    },
  },
  {
    permission: 'live.raiseHand',
    ask: (agent, meeting) => agent.post(meeting.path('speaker-queue')),
  },
  {
    permission: 'live.raiseHand',
    ask: (agent, meeting) => agent.delete(meeting.path('speaker-queue')),
  },
  { permission: 'attendance.read', ask: (agent, meeting) => agent.get(meeting.path('attendees')) },
  { permission: 'attendance.read', ask: (agent, meeting) => agent.get(meeting.path('join-link')) },
  {
    permission: 'attendance.update',
    ask: (agent, meeting) => agent.post(meeting.path('attendees'), { name: 'Nachbarin' }),
  },
  {
    permission: 'attendance.confirm',
    ask: (agent, meeting) => agent.post(meeting.path('presence')),
  },
];

async function meetingIn(state: State, agent: Agent, relation: Relation): Promise<HeldMeeting> {
  const meeting = await HeldMeeting.plan(app, { state: state === 'draft' ? 'draft' : 'invited' });
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
  if (['running', 'paused', 'ended'].includes(state)) await meeting.steer({ action: 'start' });
  if (state === 'paused') await meeting.steer({ action: 'pause' });
  if (state === 'ended') await meeting.steer({ action: 'end' });
  return meeting;
}

describe('everybody with every meeting that is held', () => {
  it('may what the permission table says for the relation and the state, and no more', async () => {
    const differing: string[] = [];
    for (const state of states)
      for (const role of roles) {
        const agent = await app.newAgent(role);
        for (const relation of relations) {
          const meeting = await meetingIn(state, agent, relation);
          for (const { permission, ask } of walks) {
            const { status, body } = await ask(agent, meeting);
            const isDone = status < 300;
            // A conflict says that it may be done, but not in this state of the meeting.
            const isOpen = isDone || status === 409;
            const situation = { role, relation, state };
            const name = `${permission} ${state} as ${role}, ${relation}: ${status} ${body.code}`;
            if (isOpen !== isAllowed(permission, situation)) differing.push(name);
            if (!isOpen && ![403, 404].includes(status)) differing.push(name);
            const mayRead = isAllowed('meeting.read', situation);
            if (!isOpen && role !== 'reader' && (status === 404) === mayRead) differing.push(name);
          }
        }
      }
    expect(differing).toEqual([]);
  }, 120_000);
});
