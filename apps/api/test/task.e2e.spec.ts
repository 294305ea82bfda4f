import type { List, Minutes, MinutesEntry, Problem, Task } from '@quartiersforum/domain';
import { io, type Socket } from 'socket.io-client';
import type { Agent } from './support/agent';
import { startTestApp, type TestApp } from './support/app';
import { countQueries } from './support/count-queries';
import { type HeldMeeting, startMeeting } from './support/held-meeting';
import { meanwhile } from './support/meanwhile';
import { until } from './support/until';

const nowhere = '00000000-0000-4000-8000-000000000000';

let app: TestApp;
let coordinator: Agent;
let organisationId: string;
let contactPointId: string;
const sockets: Socket[] = [];
beforeAll(async () => {
  app = await startTestApp();
  coordinator = await app.agent('coordinator');
  const [row] = await app.dataSource.query<{ organisation: string; contact: string }[]>(
    `with organisation as (insert into organisation (name, kind) values ('AWO', 'provider') returning id),
       contact as (insert into contact_point (name) values ('Quartiersbüro Nord') returning id)
     select organisation.id as organisation, contact.id as contact from organisation, contact`,
  );
  organisationId = row?.organisation ?? '';
  contactPointId = row?.contact ?? '';
});
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.close();
});
afterAll(() => app.close());

interface NewTask {
  readonly text?: string;
  readonly owner?: { readonly kind: string; readonly id: string } | null;
  readonly dueOn?: string | null;
}

async function write(meeting: HeldMeeting, task: NewTask = {}): Promise<MinutesEntry> {
  const path = `/api/meetings/${meeting.id}/minutes/entries`;
  const { status, body } = await coordinator.post<MinutesEntry>(path, {
    ...{ agendaItemId: meeting.items[0], kind: 'task', text: 'Angebote einholen' },
    ...task,
  });
  expect(status).toBe(201);
  return body;
}

async function approve(meeting: HeldMeeting): Promise<void> {
  const path = `/api/meetings/${meeting.id}/minutes/approve`;
  expect((await coordinator.post<Minutes>(path)).status).toBe(200);
}

/** A meeting whose approved minutes hold these tasks. */
async function approved(...tasks: readonly NewTask[]): Promise<HeldMeeting> {
  const meeting = await startMeeting(app);
  for (const task of tasks) await write(meeting, task);
  await meeting.step('end');
  await approve(meeting);
  return meeting;
}

async function list(agent: Agent, filter = 'limit=200'): Promise<readonly Task[]> {
  return (await agent.get<List<Task>>(`/api/tasks?${filter}`)).body.items;
}

async function tasksOf(meeting: HeldMeeting): Promise<readonly Task[]> {
  const all = await list(coordinator, 'scope=all&limit=200');
  return all.filter((task) => task.meeting.id === meeting.id);
}

async function onlyTask(meeting: HeldMeeting): Promise<Task> {
  const [task] = await tasksOf(meeting);
  if (task === undefined) throw new Error('there is no task');
  return task;
}

const setState = (agent: Agent, task: Task, state: string) =>
  agent.put<Task & Problem>(`/api/tasks/${task.id}/state`, { version: task.version, state });

describe('Tasks', () => {
  it('come into being when the minutes are approved, and not before', async () => {
    const person = await app.newAgent('fieldworker', { displayName: 'Zuständige' });
    const meeting = await startMeeting(app);
    await write(meeting, { owner: { kind: 'person', id: person.personId }, dueOn: '2027-02-01' });
    await meeting.step('end');
    expect(await list(person)).toEqual([]);
    await approve(meeting);
    expect(await list(person)).toEqual([
      {
        id: expect.any(String),
        version: 1,
        text: 'Angebote einholen',
        owner: { kind: 'person', id: person.personId, name: 'Zuständige' },
        dueOn: '2027-02-01',
        state: 'open',
        relation: 'self',
        meeting: { id: meeting.id, name: 'Austauschtreffen' },
        stateChangedAt: null,
      },
    ]);
  });

  it('are listed as one’s own, as those of one’s place, and as all that one may see', async () => {
    const person = await app.newAgent('provider', { organisationId });
    const office = await app.newAgent('fieldworker', { contactPointId });
    const meeting = await approved(
      { text: 'Der Person', owner: { kind: 'person', id: person.personId } },
      { text: 'Der Organisation', owner: { kind: 'organisation', id: organisationId } },
      { text: 'Der Anlaufstelle', owner: { kind: 'contactPoint', id: contactPointId } },
      { text: 'Niemandes' },
    );
    const texts = async (agent: Agent, filter: string) =>
      (await list(agent, filter)).map(({ text }) => text).sort();
    expect(await texts(person, 'scope=mine')).toEqual(['Der Person']);
    expect(await texts(person, 'scope=organisation')).toEqual(['Der Organisation', 'Der Person']);
    expect(await texts(person, 'scope=all')).toEqual(['Der Organisation', 'Der Person']);
    expect(await texts(office, 'scope=organisation')).toEqual(['Der Anlaufstelle']);
    expect(await texts(meeting.participant, 'scope=organisation')).toEqual([]);
    expect(await texts(meeting.participant, 'scope=all')).toHaveLength(4);
    expect(await texts(await app.agent('stranger'), 'scope=all')).toEqual([]);
    expect((await tasksOf(meeting)).length).toBe(4);
    expect((await (await app.agent('reader')).get('/api/tasks')).status).toBe(403);
  });

  it('that are due first come first, those that are not open last', async () => {
    const person = await app.newAgent('city');
    const owner = { kind: 'person', id: person.personId };
    await approved(
      { text: 'Später', owner, dueOn: '2027-05-01' },
      { text: 'Ohne Datum', owner },
      { text: 'Erledigt', owner, dueOn: '2027-01-01' },
      { text: 'Bald', owner, dueOn: '2027-02-01' },
    );
    const done = (await list(person)).find(({ text }) => text === 'Erledigt');
    if (done !== undefined) await setState(person, done, 'done');
    expect((await list(person)).map(({ text }) => text)).toEqual([
      ...['Bald', 'Später', 'Ohne Datum', 'Erledigt'],
    ]);
    expect((await list(person, 'state=done')).map(({ text }) => text)).toEqual(['Erledigt']);
  });

  it('are said to be done or not done by who owes them, by their place, or by a coordinator', async () => {
    const person = await app.newAgent('fieldworker');
    const colleague = await app.newAgent('provider', { organisationId });
    const ofPerson = await approved({ owner: { kind: 'person', id: person.personId } });
    const ofPlace = await approved({ owner: { kind: 'organisation', id: organisationId } });
    const first = await setState(person, await onlyTask(ofPerson), 'done');
    expect(first.body).toMatchObject({
      ...{ state: 'done', version: 2, relation: 'self' },
      stateChangedAt: expect.stringMatching(/Z$/),
    });
    expect((await setState(colleague, await onlyTask(ofPlace), 'notDone')).body.state).toBe(
      'notDone',
    );
    expect((await setState(coordinator, await onlyTask(ofPlace), 'open')).body.state).toBe('open');
    const history: unknown = await app.dataSource.query(
      `select version, action, state, account_id from task_change where task_id = $1 order by version`,
      [first.body.id],
    );
    expect(history).toEqual([
      { version: 1, action: 'created', state: 'open', account_id: coordinator.accountId },
      { version: 2, action: 'stateChanged', state: 'done', account_id: person.accountId },
    ]);
  });

  it('are not changed by who only reads them, and not there for everybody else', async () => {
    const meeting = await approved({});
    const task = await onlyTask(meeting);
    for (const [agent, status, code] of [
      [meeting.participant, 403, 'access.denied'],
      [meeting.lead, 403, 'access.denied'],
      [await app.agent('stranger'), 404, 'task.notFound'],
      [await app.agent('reader'), 403, 'access.denied'],
    ] as const) {
      const answer = await setState(agent, task, 'done');
      expect([answer.status, answer.body.code]).toEqual([status, code]);
    }
    const missing = await setState(coordinator, { ...task, id: nowhere }, 'done');
    expect([missing.status, missing.body.code]).toEqual([404, 'task.notFound']);
    expect((await onlyTask(meeting)).state).toBe('open');
  });

  it('are changed by the version that was read', async () => {
    const task = await onlyTask(await approved({}));
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        setState(coordinator, task, index % 2 ? 'done' : 'notDone'),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([
      200,
      ...Array<number>(7).fill(409),
    ]);
    const codes = answers.flatMap(({ status, body }) => (status === 409 ? [body.code] : []));
    expect([...new Set(codes)]).toEqual(['task.changed']);
  });

  it('are not changed over what somebody else changes at the same moment', async () => {
    const task = await onlyTask(await approved({}));
    const answer = await meanwhile(
      app,
      (manager) => manager.query('select from task where id = $1 for update', [task.id]),
      () => setState(coordinator, task, 'done'),
      (manager) => manager.query('update task set version = version + 1 where id = $1', [task.id]),
    );
    expect([answer.status, answer.body.code]).toEqual([409, 'task.changed']);
  });

  it('follow a correction: what it leaves alone keeps its state, what it takes away is withdrawn', async () => {
    const person = await app.newAgent('fieldworker');
    const owner = { kind: 'person', id: person.personId };
    const meeting = await approved(
      { text: 'Bleibt', owner },
      { text: 'Wird anders', owner },
      { text: 'Fällt weg', owner },
    );
    for (const task of await list(person)) await setState(person, task, 'done');
    const path = `/api/meetings/${meeting.id}/minutes`;
    const { body } = await coordinator.post<Minutes>(`${path}/correct`, { reason: 'Nachtrag' });
    const entry = (text: string) => body.entries.find((one) => one.text === text);
    await coordinator.patch(`/api/minutes-entries/${entry('Wird anders')?.id ?? ''}`, {
      ...{ version: 1, text: 'Ist anders', dueOn: '2027-03-01' },
    });
    await coordinator.delete(`/api/minutes-entries/${entry('Fällt weg')?.id ?? ''}?version=1`);
    await write(meeting, { text: 'Kommt dazu', owner });
    const shown = async () =>
      (await list(person))
        .map(({ text, state, version }) => [text, state, version])
        .sort((one, other) => String(one[0]).localeCompare(String(other[0]), 'de'));
    expect((await shown()).map(([text]) => text)).toEqual(['Bleibt', 'Fällt weg', 'Wird anders']);
    await approve(meeting);
    expect(await shown()).toEqual([
      ['Bleibt', 'done', 2],
      ['Ist anders', 'done', 3],
      ['Kommt dazu', 'open', 1],
    ]);
    await coordinator.post(`${path}/correct`, { reason: 'Doch nicht' });
    await coordinator.post(`/api/minutes-entries/${entry('Fällt weg')?.id ?? ''}/restore`);
    await approve(meeting);
    expect((await shown()).map(([text]) => text)).toContain('Fällt weg');
  });

  it('are announced to those who owe them and to coordinators, and to nobody else', async () => {
    const person = await app.newAgent('provider', { organisationId });
    const heard = new Map<string, number>();
    for (const [name, agent] of [
      ['person', person],
      ['coordinator', coordinator],
      ['stranger', await app.newAgent('provider')],
    ] as const) {
      const socket = io(agent.baseUrl, {
        ...{ path: '/socket.io', transports: ['websocket'] },
        extraHeaders: { cookie: agent.cookie ?? '', origin: agent.origin },
      });
      sockets.push(socket);
      socket.on('task.changed', () => heard.set(name, (heard.get(name) ?? 0) + 1));
      await until(() => socket.connected);
    }
    const meeting = await approved({ owner: { kind: 'organisation', id: organisationId } });
    await until(() => heard.get('person') === 1 && heard.get('coordinator') === 1);
    await setState(person, await onlyTask(meeting), 'done');
    await until(() => heard.get('person') === 2 && heard.get('coordinator') === 2);
    expect(heard.get('stranger')).toBeUndefined();
  });

  it('are asked for as often for many as for one', async () => {
    const person = await app.newAgent('city');
    const owner = { kind: 'person', id: person.personId };
    await approved({ owner });
    await list(person); // whoever asks for the first time is looked up
    const one = await countQueries(app.dataSource, () => list(person));
    await approved({ owner }, { owner }, { owner });
    expect(await countQueries(app.dataSource, () => list(person))).toBe(one);
    expect(await list(person)).toHaveLength(4);
  });
});
