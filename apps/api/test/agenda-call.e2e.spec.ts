import type { AgendaCallList, FundingCall, Meeting, Problem } from '@quartiersforum/domain';
import type { Agent } from './support/agent';
import { createFundingScene, type FundingScene, sceneStart } from './support/funding-scene';
import { meetingScene, type MeetingScene } from './support/meeting-scene';

let scene: FundingScene;
let coordinator: Agent;
beforeAll(async () => {
  scene = await createFundingScene();
  ({ coordinator } = scene);
});
afterAll(() => scene.app.close());
beforeEach(() => scene.setNow(sceneStart));

const path = ({ id }: Pick<Meeting, 'id'>) => `/api/meetings/${id}/new-calls`;
const offered = async (meeting: Pick<Meeting, 'id'>, agent = coordinator) =>
  (await agent.get<AgendaCallList>(path(meeting))).body;
const take = (meeting: Pick<Meeting, 'id'>, calls: readonly Pick<FundingCall, 'id'>[]) =>
  coordinator.post<AgendaCallList>(path(meeting), { callIds: calls.map(({ id }) => id) });
const agendaOf = async ({ id }: Pick<Meeting, 'id'>) =>
  (await coordinator.get<Meeting>(`/api/meetings/${id}`)).body.agenda;
const blockOf = async (meeting: Meeting) =>
  (await agendaOf(meeting)).filter(({ kind }) => kind === 'fundingCalls');
const ids = (list: AgendaCallList) => list.items.map(({ id }) => id);

async function addBlock(meeting: Meeting, description = ''): Promise<void> {
  const item = { kind: 'fundingCalls', title: 'Förderaufrufe', durationMinutes: 15, description };
  const { status } = await coordinator.post(`/api/meetings/${meeting.id}/agenda-items`, item);
  expect(status).toBe(201);
}

describe('New calls for the next Austauschtreffen', () => {
  let meetings: MeetingScene;
  beforeEach(async () => {
    meetings = await meetingScene(scene.app);
  });

  it('become lines of its block for calls with one click, and are not put there twice', async () => {
    const meeting = await meetings.meeting();
    await addBlock(meeting, 'Wie immer zuerst die Fristen.');
    const [one, other] = [
      await scene.create({ title: 'Quartiersfonds' }),
      await scene.create({ title: 'Nachbarschaftshilfe' }),
    ];
    expect(ids(await offered(meeting))).toEqual(expect.arrayContaining([one.id, other.id]));
    const { status, body } = await take(meeting, [one, other]);
    expect([status, ids(body).includes(one.id), ids(body).includes(other.id)]).toEqual([
      ...[200, false, false],
    ]);
    await take(meeting, [one, other]);
    const [block, ...more] = await blockOf(meeting);
    expect(more).toEqual([]);
    const address = `${new URL(scene.app.url).origin}/foerderung/${one.id}`;
    expect(block?.description.split('\n')).toEqual([
      'Wie immer zuerst die Fristen.',
      expect.stringContaining('– Nachbarschaftshilfe (Land NRW), bis So, 31. Januar 2027: '),
      `– Quartiersfonds (Land NRW), bis So, 31. Januar 2027: ${address}`,
    ]);
    expect(block?.version).toBe(2);
  });

  it('are put there once, also when two click at the same moment', async () => {
    const meeting = await meetings.meeting();
    await addBlock(meeting);
    const call = await scene.create();
    await Promise.all([take(meeting, [call]), take(meeting, [call]), take(meeting, [call])]);
    const [block] = await blockOf(meeting);
    expect(block?.description.split('\n')).toHaveLength(1);
  });

  it('get an item of their own where there is no block for them, or it is over', async () => {
    const meeting = await meetings.meeting();
    const [one, other] = [await scene.create(), await scene.create()];
    await take(meeting, [one]);
    const [item] = await blockOf(meeting);
    expect(item).toMatchObject({ title: 'Neue Förderaufrufe', durationMinutes: 10 });
    await scene.app.dataSource.query(`update agenda_item set state = 'done' where id = $1`, [
      item?.id,
    ]);
    await take(meeting, [other]);
    expect(
      (await blockOf(meeting)).map(({ description }) => description.split('\n').length),
    ).toEqual([1, 1]);
  });

  it('wait again when their item is taken off the agenda', async () => {
    const meeting = await meetings.meeting();
    const call = await scene.create();
    await take(meeting, [call]);
    const [item] = await blockOf(meeting);
    await coordinator.delete(`/api/agenda-items/${item?.id}?version=${item?.version}`);
    expect(ids(await offered(meeting))).toContain(call.id);
    await take(meeting, [call]);
    expect(ids(await offered(meeting))).not.toContain(call.id);
  });

  it('are those since the meeting before, that can still be used and that all may see', async () => {
    const before = await meetings.meeting();
    const next = await meetings.meeting();
    scene.setNow(new Date('2026-11-01T12:00:00Z'));
    const known = await scene.create();
    scene.setNow(sceneStart);
    const [fresh, over, proposed] = [
      await scene.create(),
      await scene.create({ deadlines: [{ kind: 'application', day: '2026-11-01' }] }),
      await scene.create({}, scene.awo),
    ];
    await meetings.force(before.id, 'ended');
    await scene.app.dataSource.query(
      `update meeting set started_at = '2026-11-10T09:00:00Z' where id = $1`,
      [before.id],
    );
    const list = await offered(next);
    expect(list.since).toBe('2026-11-10T09:00:00.000Z');
    expect(ids(list)).toContain(fresh.id);
    for (const other of [known, over, proposed]) expect(ids(list)).not.toContain(other.id);
  });

  it('are offered to the next meeting of a series alone', async () => {
    const call = await scene.create();
    const next = await meetings.meeting('draft');
    const later = await meetings.meeting();
    expect(ids(await offered(next))).toContain(call.id);
    expect(await offered(later)).toEqual({ items: [], total: 0, since: null });
    await meetings.force(next.id, 'cancelled');
    expect(ids(await offered(later))).toContain(call.id);
  });

  it('are no longer put on the agenda of a meeting that has ended', async () => {
    const meeting = await meetings.meeting();
    const call = await scene.create();
    await meetings.force(meeting.id, 'ended');
    const { status, body } = await coordinator.post<Problem>(path(meeting), {
      callIds: [call.id],
    });
    expect([status, body.code]).toEqual([409, 'meeting.transitionRefused']);
  });

  it('fill one item after the other when there are very many', async () => {
    const meeting = await meetings.meeting();
    await addBlock(meeting, 'x'.repeat(3_950));
    const calls: FundingCall[] = [];
    for (let count = 0; count < 30; count += 1)
      calls.push(await scene.create({ title: `Aufruf ${'a'.repeat(180)} ${count}` }));
    expect((await take(meeting, calls)).status).toBe(200);
    const items = await blockOf(meeting);
    expect(items.length).toBeGreaterThan(2);
    const words = items.map(({ description }) => description).join('\n');
    for (const { id } of calls) expect(words.split(id)).toHaveLength(2);
  });
});
