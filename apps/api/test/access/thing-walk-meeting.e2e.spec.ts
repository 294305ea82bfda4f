import {
  isAllowed,
  type List,
  type Meeting,
  type MeetingState,
  type Permission,
  type Problem,
  type Relation,
  roles,
  type Topic,
} from '@quartiersforum/domain';
import type { Agent, Answer } from '../support/agent';
import { startTestApp, type TestApp } from '../support/app';
import {
  insert,
  meetingScene,
  type MeetingScene,
  rhythm,
  tellCancelled,
} from '../support/meeting-scene';

/** How somebody does something to a meeting or its series; the permission is what the table calls it. */
interface Walk {
  readonly permission: Permission;
  readonly ask: (agent: Agent, meeting: Known) => Promise<Answer<Problem>>;
}

interface Known {
  readonly id: string;
  readonly itemId: string;
}

let app: TestApp;
let scene: MeetingScene;
beforeAll(async () => {
  app = await startTestApp();
  scene = await meetingScene(app);
});
afterAll(() => app.close());

const relations = ['lead', 'writer', 'participant', 'outsider'] as const;
const item = { kind: 'other', title: 'Neues', durationMinutes: 5 };
const inTenDays = () => new Date(Date.now() + 10 * 86_400_000).toISOString();

const walks: readonly Walk[] = [
  { permission: 'meeting.read', ask: (agent, { id }) => agent.get(`/api/meetings/${id}`) },
  {
    permission: 'meeting.update',
    ask: (agent, { id }) => agent.patch(`/api/meetings/${id}`, { version: 1, place: 'Aula' }),
  },
  {
    permission: 'meeting.plan',
    ask: (agent, { id }) =>
      agent.post(`/api/meetings/${id}/reschedule`, { version: 1, startsAt: inTenDays() }),
  },
  {
    permission: 'meeting.nameWriters',
    ask: (agent, { id }) =>
      agent.put(`/api/meetings/${id}/writers`, { accountIds: [scene.member.accountId] }),
  },
  {
    permission: 'agenda.update',
    ask: (agent, { id }) => agent.post(`/api/meetings/${id}/agenda-items`, item),
  },
  {
    permission: 'agenda.update',
    ask: (agent, { itemId }) =>
      agent.patch(`/api/agenda-items/${itemId}`, { version: 1, title: 'Gruß' }),
  },
  {
    permission: 'agenda.update',
    ask: (agent, { itemId }) => agent.delete(`/api/agenda-items/${itemId}?version=1`),
  },
  {
    permission: 'agenda.update',
    ask: (agent, { id }) => agent.get(`/api/meetings/${id}/new-calls`),
  },
  {
    permission: 'agenda.update',
    ask: (agent, { id }) => agent.post(`/api/meetings/${id}/new-calls`, { callIds: [id] }),
  },
];

const agents = new Map<string, Promise<Agent>>();

/** Somebody of the role; only a participant belongs to the body. */
function agentFor(role: (typeof roles)[number], relation: Relation): Promise<Agent> {
  const place = relation === 'participant' ? { contactPointId: scene.contactPointId } : {};
  const agent = agents.get(`${role} ${relation}`) ?? app.newAgent(role, place);
  agents.set(`${role} ${relation}`, agent);
  return agent;
}

/** A meeting in this state with one item, to which the agent stands in this relation. */
async function meetingFor(agent: Agent, relation: Relation, state: MeetingState): Promise<Known> {
  const id = await insert(
    app,
    `insert into meeting (body_id, kind, title, starts_at, duration_minutes, state, lead_account_id, started_at, ended_at)
     values ($1, 'other', 'Treffen', now() + interval '1 day', 60, $2, $3,
       case when $2 in ('running', 'ended') then now() end, case when $2 = 'ended' then now() end)`,
    [scene.bodyId, state, relation === 'lead' ? agent.accountId : null],
  );
  if (state === 'cancelled') await tellCancelled(app, id);
  if (relation === 'writer')
    await app.dataSource.query('insert into meeting_writer values ($1, $2)', [id, agent.accountId]);
  const itemId = await insert(
    app,
    `insert into agenda_item (meeting_id, position, kind, title, duration_minutes) values ($1, 0, 'other', 'TOP', 5)`,
    [id],
  );
  return { id, itemId };
}

describe('Everybody with every meeting', () => {
  it.each(['draft', 'invited', 'running', 'ended', 'cancelled'] as const)(
    'may in the state "%s" what the permission table says, and no more',
    async (state) => {
      const differing: string[] = [];
      for (const role of roles)
        for (const relation of relations)
          for (const { permission, ask } of walks) {
            const agent = await agentFor(role, relation);
            const meeting = await meetingFor(agent, relation, state);
            const { status, body } = await ask(agent, meeting);
            const may = isAllowed(permission, { role, relation, state });
            const mayRead = isAllowed('meeting.read', { role, relation, state });
            const who = `${permission} as ${role}, ${relation}: ${status} ${body.code}`;
            // What may be done but not in this state of the thing is a conflict, not a refusal.
            if (may && status >= 300 && status !== 409) differing.push(who);
            if (!may && status !== 403 && status !== 404) differing.push(who);
            if (!mayRead && role !== 'reader' && permission === 'meeting.read' && status !== 404)
              differing.push(`${who}, though it may not be known`);
          }
      expect(differing).toEqual([]);
    },
    120_000,
  );
});

describe('Everybody with series and topics', () => {
  it('may what the permission table says, and no more', async () => {
    const differing: string[] = [];
    const path = `/api/meeting-series/${scene.series.id}`;
    const topic = async (agent: Agent) =>
      (await agent.post<Topic>('/api/topics', { seriesId: scene.series.id, title: 'Ein Thema' }))
        .body;
    const newSeries = {
      ...{ bodyId: scene.bodyId, name: 'Neue Reihe', kind: 'other', rhythm },
      ...{ durationMinutes: 60, place: '' },
    };
    const asks: [Permission, (agent: Agent) => Promise<Answer<Problem>>][] = [
      ['meetingSeries.list', (agent) => agent.get('/api/meeting-series')],
      ['meetingSeries.read', (agent) => agent.get(path)],
      ['meetingSeries.read', (agent) => agent.get(`${path}/next-dates`)],
      ['meetingSeries.create', (agent) => agent.post('/api/meeting-series', newSeries)],
      ['meetingSeries.update', (agent) => agent.patch(path, { version: 99_999 })],
      ['meeting.list', (agent) => agent.get('/api/meetings')],
      ['meeting.list', (agent) => agent.get('/api/calendar-days/2027-01-12')],
      ['topic.list', (agent) => agent.get('/api/topics')],
      [
        'topic.create',
        (agent) => agent.post('/api/topics', { seriesId: scene.series.id, title: 'Ein Thema' }),
      ],
      [
        'topic.update',
        async (agent) =>
          agent.patch(`/api/topics/${(await topic(scene.coordinator)).id}`, { version: 1 }),
      ],
      [
        'topic.takeOver',
        async (agent) => agent.post(`/api/topics/${(await topic(scene.coordinator)).id}/close`),
      ],
    ];
    for (const role of roles)
      for (const relation of ['participant', 'outsider'] as const)
        for (const [permission, ask] of asks) {
          const place = relation === 'participant' ? { contactPointId: scene.contactPointId } : {};
          const { status, body } = await ask(await app.newAgent(role, place));
          const may = isAllowed(permission, { role, relation, state: 'open' });
          const isRefused = [403, 404].includes(status);
          if (may === isRefused)
            differing.push(`${permission} as ${role}, ${relation}: ${status} ${body.code}`);
        }
    expect(differing).toEqual([]);
  }, 120_000);

  it('find a topic exactly where the table lets them read it, in the list and in its count', async () => {
    const differing: string[] = [];
    for (const role of roles)
      for (const relation of ['self', 'participant', 'outsider'] as const) {
        const place = relation === 'participant' ? { contactPointId: scene.contactPointId } : {};
        const agent = await app.newAgent(role, place);
        const { series } = await meetingScene(app);
        const seriesId = relation === 'participant' ? scene.series.id : series.id;
        await app.dataSource.query('delete from topic where series_id = $1', [seriesId]);
        const topicId = await insert(
          app,
          `insert into topic (series_id, title, author_account_id) values ($1, 'Ein Thema', $2)`,
          [seriesId, relation === 'self' ? agent.accountId : scene.coordinator.accountId],
        );
        const may = isAllowed('topic.read', { role, relation });
        const { status, body } = await agent.get<List<Topic>>(`/api/topics?seriesId=${seriesId}`);
        const found = body.items?.map(({ id }) => id) ?? [];
        const isRight = isAllowed('topic.list', { role })
          ? status === 200 && found.includes(topicId) === may && body.total === Number(may)
          : status === 403;
        if (!isRight) differing.push(`${role}, ${relation}: ${status} ${body.total}`);
        // Whether somebody may change what they may not read is not told apart from what is not there.
        const change = await agent.patch<Problem>(`/api/topics/${topicId}`, { version: 99_999 });
        if (role !== 'reader' && (change.status === 404) === may)
          differing.push(`topic.read as ${role}, ${relation}: ${change.status}`);
      }
    expect(differing).toEqual([]);
  }, 60_000);

  it('do not learn that something is there that is not theirs', async () => {
    const { id, agenda } = (
      await scene.coordinator.get<Meeting>(`/api/meetings/${(await scene.meeting()).id}`)
    ).body;
    const [topicId, missing] = [
      (
        await scene.member.post<Topic>('/api/topics', {
          ...{ seriesId: scene.series.id, title: 'Unter uns' },
        })
      ).body.id,
      '4f3ad2a4-52f4-4d2c-9c39-6f0a4de1a111',
    ];
    const same: [string, string, string, object | null][] = [
      ['GET', '/api/meetings/ID', id, null],
      ['GET', '/api/meeting-series/ID', scene.series.id, null],
      ['PATCH', '/api/agenda-items/ID', agenda[0]?.id ?? '', { version: 1 }],
      ['PATCH', '/api/meetings/ID', id, { version: 1 }],
      ['PATCH', '/api/topics/ID', topicId, { version: 1 }],
    ];
    for (const [method, path, there, body] of same) {
      const [real, invented] = await Promise.all(
        [there, missing].map((value) =>
          scene.stranger.send<Problem>(
            method,
            path.replace('ID', value),
            body === null ? null : JSON.stringify(body),
          ),
        ),
      );
      expect({ ...real?.body, instance: '' }).toEqual({ ...invented?.body, instance: '' });
      expect(real?.status).toBe(404);
    }
  });
});
