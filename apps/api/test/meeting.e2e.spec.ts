import type { Meeting, MeetingList, Problem } from '@quartiersforum/domain';
import { io, type Socket } from 'socket.io-client';
import { DataSource } from 'typeorm';
import { MeetingStates } from '../src/meeting/meeting-states';
import type { Agent } from './support/agent';
import { startTestApp, type TestApp } from './support/app';
import { meetingScene, type MeetingScene, template } from './support/meeting-scene';

let app: TestApp;
let scene: MeetingScene;
beforeAll(async () => {
  app = await startTestApp();
  scene = await meetingScene(app);
});
afterAll(() => app.close());

const nowhere = '4f3ad2a4-52f4-4d2c-9c39-6f0a4de1a111';
const dayMilliseconds = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * dayMilliseconds).toISOString();
const read = async (id: string, agent = scene.coordinator) =>
  (await agent.get<Meeting & Problem>(`/api/meetings/${id}`)).body;
const act = (id: string, action: string, body: object) =>
  scene.coordinator.post<Meeting & Problem>(`/api/meetings/${id}/${action}`, body);
const refusal = ({ status, body }: { status: number; body: unknown }) => [
  status,
  (body as Problem).code,
];

describe('A meeting', () => {
  it('of a series begins as a plan, with what the series says, led by whoever made it', async () => {
    const { status, body } = await scene.coordinator.post<Meeting>('/api/meetings', {
      seriesId: scene.series.id,
      startsAt: '2199-01-08T09:00:00Z',
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      ...{ title: 'Austauschtreffen, 1. Quartal 2199', kind: 'exchange', state: 'draft' },
      ...{ series: { id: scene.series.id, name: 'Austauschtreffen' }, body: { id: scene.bodyId } },
      ...{ startsAt: '2199-01-08T09:00:00.000Z', durationMinutes: 150, place: 'Rathaus' },
      ...{ relation: 'lead', lead: { id: scene.coordinator.accountId }, writers: [] },
      ...{ version: 1, agendaVersion: 1, holiday: null, cancelReason: null, minutes: null },
      ...{ answer: null, answers: { open: 0, yes: 0, no: 0, substitute: 0 } },
      ...{ startedAt: null, endedAt: null },
    });
    expect(body.agenda.map(({ title }) => title)).toEqual(template.map(({ title }) => title));
    expect(await read(body.id)).toEqual(body);
  });

  it('without a series has the words it was given and an empty agenda', async () => {
    const input = {
      ...{ bodyId: scene.bodyId, title: 'Sondertermin', startsAt: '2198-11-01T08:00:00+01:00' },
      durationMinutes: 45,
    };
    const { body } = await scene.coordinator.post<Meeting>('/api/meetings', input);
    expect(body).toMatchObject({
      ...{ title: 'Sondertermin', kind: 'other', series: null, place: '', agenda: [] },
      ...{ startsAt: '2198-11-01T07:00:00.000Z', holiday: 'Allerheiligen' },
    });
  });

  it('is not made in the past, for nobody, nor twice by one request', async () => {
    const input = { seriesId: scene.series.id, startsAt: inDays(-1) };
    const past = await scene.coordinator.post<Problem>('/api/meetings', input);
    expect([past.status, past.body.code, past.body.fields?.[0]?.path]).toEqual([
      ...[422, 'meeting.inThePast', 'startsAt'],
    ]);
    for (const unknown of [
      { seriesId: nowhere, startsAt: inDays(3) },
      { bodyId: nowhere, title: 'Neu', startsAt: inDays(3), durationMinutes: 60 },
    ])
      expect((await scene.coordinator.post('/api/meetings', unknown)).status).toBe(400);
    const headers = { 'Idempotency-Key': 'two clicks' };
    const once = { seriesId: scene.series.id, startsAt: inDays(9) };
    const made = await scene.coordinator.post<Meeting>('/api/meetings', once, { headers });
    const total = async () =>
      (await scene.coordinator.get<MeetingList>('/api/meetings')).body.total;
    const before = await total();
    const again = await scene.coordinator.post<Meeting>('/api/meetings', once, { headers });
    expect([again.body.id, await total()]).toEqual([made.body.id, before]);
  });

  it('changes its words for whoever read it as it is', async () => {
    const { id, version } = await scene.meeting();
    const change = { version, title: 'Austausch im Mai', description: 'Mit Imbiss', place: 'Aula' };
    const { body } = await scene.coordinator.patch<Meeting>(`/api/meetings/${id}`, change);
    expect(body).toMatchObject({ ...change, version: version + 1 });
    expect(refusal(await scene.coordinator.patch(`/api/meetings/${id}`, change))).toEqual([
      409,
      'meeting.changed',
    ]);
    for (const state of ['cancelled', 'documented'] as const) {
      await scene.force(id, state);
      expect(
        refusal(await scene.coordinator.patch(`/api/meetings/${id}`, { version: version + 1 })),
      ).toEqual([409, 'meeting.transitionRefused']);
    }
  });

  it('gets another date, loses it, gets a new one, and can be cancelled with a reason', async () => {
    const { id } = await scene.meeting();
    const startsAt = inDays(500);
    const moved = await act(id, 'reschedule', { version: 1, startsAt, durationMinutes: 90 });
    expect(moved.body).toMatchObject({
      state: 'invited',
      startsAt,
      durationMinutes: 90,
      version: 2,
    });
    expect(refusal(await act(id, 'reschedule', { version: 1, startsAt }))).toEqual([
      409,
      'meeting.changed',
    ]);
    expect(refusal(await act(id, 'reschedule', { version: 2, startsAt: inDays(-1) }))).toEqual([
      422,
      'meeting.inThePast',
    ]);
    const reason = 'Der Saal ist belegt.';
    const postponed = await act(id, 'postpone', { version: 2, reason });
    expect(postponed.body).toMatchObject({ state: 'moved', cancelReason: reason });
    const again = await act(id, 'reschedule', { version: 3, startsAt });
    expect(again.body).toMatchObject({ state: 'invited', cancelReason: null });
    const cancelled = await act(id, 'cancel', { version: 4, reason: 'Zu wenige Zusagen' });
    expect(cancelled.body).toMatchObject({ state: 'cancelled', cancelReason: 'Zu wenige Zusagen' });
    expect(refusal(await act(id, 'reschedule', { version: 5, startsAt }))).toEqual([
      409,
      'meeting.transitionRefused',
    ]);
  });

  it('is cancelled once by five who try at once', async () => {
    const { id, version } = await scene.meeting();
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => act(id, 'cancel', { version })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409]);
  });

  it('is written by accounts of working roles only', async () => {
    const { id } = await scene.meeting();
    const reader = await app.agent('reader');
    const put = (accountIds: string[]) =>
      scene.coordinator.put<Meeting & Problem>(`/api/meetings/${id}/writers`, { accountIds });
    const { body } = await put([scene.member.accountId, scene.member.accountId]);
    expect(body.writers).toEqual([{ id: scene.member.accountId, name: 'Quartiersarbeit' }]);
    expect((await read(id, scene.member)).relation).toBe('writer');
    const refused = await put([scene.member.accountId, reader.accountId, nowhere]);
    expect(refused.body.fields?.map(({ path }) => path)).toEqual(['accountIds.1', 'accountIds.2']);
    expect((await put([])).body.writers).toEqual([]);
  });

  it('is led by somebody else once it was handed over, and only by a working role', async () => {
    const { id, version } = await scene.meeting();
    const lead = await app.newAgent('city', { displayName: 'Sozialamt' });
    expect((await lead.get(`/api/meetings/${id}`)).status).toBe(404);
    const patch = (agent: Agent, change: object) =>
      agent.patch<Meeting & Problem>(`/api/meetings/${id}`, change);
    const reader = await app.agent('reader');
    expect(
      (await patch(scene.coordinator, { version, leadAccountId: reader.accountId })).status,
    ).toBe(400);
    const { body } = await patch(scene.coordinator, { version, leadAccountId: lead.accountId });
    expect(body.lead).toEqual({ id: lead.accountId, name: 'Sozialamt' });
    expect((await patch(lead, { version: version + 1, place: 'Sozialamt' })).status).toBe(200);
    expect(refusal(await lead.post(`/api/meetings/${id}/cancel`, { version: 3 }))).toEqual([
      403,
      'access.denied',
    ]);
    const back = await patch(lead, { version: version + 2, leadAccountId: null });
    expect([back.status, back.body.relation, back.body.answers]).toEqual([200, 'outsider', null]);
    expect((await lead.get(`/api/meetings/${id}`)).status).toBe(404);
  });
});

describe('What happens to a meeting', () => {
  async function listen(agent: Agent): Promise<{ heard: string[]; socket: Socket }> {
    const socket = io(agent.baseUrl, {
      ...{ transports: ['websocket'], reconnection: false, forceNew: true },
      extraHeaders: { Origin: agent.origin, Cookie: agent.cookie ?? '' },
    });
    await new Promise<void>((resolve) => socket.on('connect', resolve));
    const heard: string[] = [];
    socket.on('meeting.changed', ({ meetingId }: { meetingId: string }) => heard.push(meetingId));
    return { heard, socket };
  }

  it('is told to those who were invited, and to nobody who was not', async () => {
    const { id, version } = await scene.meeting();
    await app.dataSource.query(
      `insert into meeting_invitation (meeting_id, account_id, name, email) values ($1, $2, 'Quartiersarbeit', 'boy@example.org')`,
      [id, scene.member.accountId],
    );
    const [member, stranger] = [await listen(scene.member), await listen(scene.stranger)];
    const told = new Promise<void>((resolve) =>
      member.socket.once('meeting.changed', () => resolve()),
    );
    await act(id, 'cancel', { version });
    await told;
    member.socket.disconnect();
    stranger.socket.disconnect();
    expect([member.heard, stranger.heard]).toEqual([[id], []]);
  });

  it('is undone as a whole when something that hangs on it fails', async () => {
    const { id } = await scene.meeting();
    const states = app.nest.get(MeetingStates, { strict: false });
    const source = app.nest.get(DataSource);
    await expect(
      source.transaction(async (manager) => {
        await states.apply(manager, id, 'cancel', { cancelReason: 'Versuch' });
        throw new Error('mail cannot be written');
      }),
    ).rejects.toThrow('mail cannot be written');
    expect(await read(id)).toMatchObject({ state: 'invited', version: 1, cancelReason: null });
    await expect(
      source.transaction((manager) => states.apply(manager, nowhere, 'cancel')),
    ).rejects.toThrow('meeting.notFound');
  });
});
