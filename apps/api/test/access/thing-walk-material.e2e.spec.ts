import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  isAllowed,
  type Material,
  type MeetingState,
  type Permission,
  type Problem,
  type Relation,
  roles,
} from '@quartiersforum/domain';
import type { Agent, Answer } from '../support/agent';
import { startTestApp, type TestApp } from '../support/app';
import { pdf } from '../support/files';
import { tellCancelled } from '../support/meeting-scene';

const states: readonly MeetingState[] = ['draft', 'invited', 'cancelled'];
const relations: readonly Relation[] = ['lead', 'writer', 'participant', 'outsider'];

let dataDir: string;
let app: TestApp;
let coordinator: Agent;
let bodyId: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'quartiersforum-material-'));
  app = await startTestApp({ environment: { DATA_DIR: dataDir } });
  coordinator = await app.agent('coordinator');
  bodyId = await insert(`insert into body (name, purpose) values ('Treffen', 'Austausch')`);
});
afterAll(async () => {
  await app.close();
  await rm(dataDir, { recursive: true });
});

async function insert(sql: string, values: unknown[] = []): Promise<string> {
  const [row] = await app.dataSource.query<{ id: string }[]>(`${sql} returning id`, values);
  return row?.id ?? '';
}

/** A meeting in this state to which the person stands in this relation, and a link that belongs to it. */
async function scene(state: MeetingState, relation: Relation, agent: Agent) {
  const meetingId = await insert(
    `insert into meeting (body_id, kind, title, state, starts_at, duration_minutes)
     values ($1, 'exchange', 'Austauschtreffen', $2, now(), 120)`,
    [bodyId, state],
  );
  if (state === 'cancelled') await tellCancelled(app, meetingId);
  const become: Record<string, string> = {
    lead: `update meeting set lead_account_id = $2 where id = $1`,
    writer: `insert into meeting_writer (meeting_id, account_id) values ($1, $2)`,
    participant: `insert into membership (body_id, person_id, valid_from)
      select meeting.body_id, account.person_id, '2020-01-01' from meeting, account where meeting.id = $1 and account.id = $2
      on conflict do nothing`,
  };
  const sql = become[relation];
  if (sql !== undefined) await app.dataSource.query(sql, [meetingId, agent.accountId]);
  const { body } = await coordinator.post<Material>(`/api/meetings/${meetingId}/material/links`, {
    title: 'Karte',
    url: 'https://example.org',
  });
  return { meetingId, materialId: body.id };
}

const steps: readonly {
  readonly permission: Permission;
  readonly ask: (
    agent: Agent,
    ids: { readonly meetingId: string; readonly materialId: string },
  ) => Promise<Answer<Problem>>;
}[] = [
  {
    permission: 'meeting.read',
    ask: (agent, { meetingId }) => agent.get(`/api/meetings/${meetingId}/material`),
  },
  {
    permission: 'material.add',
    ask: (agent, { meetingId }) =>
      agent.post(`/api/meetings/${meetingId}/material/links`, {
        title: 'Karte',
        url: 'https://example.org',
      }),
  },
  {
    permission: 'material.add',
    ask: (agent, { meetingId }) =>
      agent.send('POST', `/api/meetings/${meetingId}/material/files?name=a`, pdf, {
        headers: { 'Content-Type': 'application/octet-stream' },
      }),
  },
  {
    permission: 'material.remove',
    ask: (agent, { materialId }) => agent.delete(`/api/material/${materialId}`),
  },
  {
    permission: 'material.remove',
    ask: (agent, { materialId }) => agent.post(`/api/material/${materialId}/restore`),
  },
];

describe('everybody with material', () => {
  it('may what the permission table says for the relation to the meeting and its state, and no more', async () => {
    const differing: string[] = [];
    for (const role of roles)
      for (const relation of relations) {
        const agent = await app.newAgent(role);
        for (const state of states)
          for (const { permission, ask } of steps) {
            const ids = await scene(state, relation, agent);
            const situation = { role, relation, state };
            const isReadable = isAllowed('meeting.read', situation);
            const { status, body } = await ask(agent, ids);
            const isDone = status < 300;
            if (isDone !== (isReadable && isAllowed(permission, situation)))
              differing.push(`${permission} ${state} ${role} ${relation}: ${status} ${body.code}`);
            // A reader is refused at the door, whatever there is.
            if (!isDone && role !== 'reader' && status !== (isReadable ? 403 : 404))
              differing.push(`${permission} ${state} ${role} ${relation} answers ${status}`);
          }
      }
    expect(differing).toEqual([]);
  }, 120_000);
});
