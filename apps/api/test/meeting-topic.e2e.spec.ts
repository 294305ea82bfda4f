import type { List, Meeting, MeetingSeries, Problem, Topic } from '@quartiersforum/domain';
import { DataSource } from 'typeorm';
import { MeetingStates } from '../src/meeting/meeting-states';
import { type Agent } from './support/agent';
import { startTestApp, type TestApp } from './support/app';
import { meetingScene, type MeetingScene } from './support/meeting-scene';

let app: TestApp;
let scene: MeetingScene;
beforeAll(async () => {
  app = await startTestApp();
  scene = await meetingScene(app);
});
afterAll(() => app.close());

const handIn = async (agent: Agent, title = 'Müll am Kanalufer') =>
  (await agent.post<Topic>('/api/topics', { seriesId: scene.series.id, title })).body;
const listed = async (agent: Agent, query = '') =>
  (await agent.get<List<Topic>>(`/api/topics?limit=200${query}`)).body;
const one = async (id: string) =>
  (await listed(scene.coordinator)).items.find((topic) => topic.id === id);
const takeOver = ({ id }: Topic, meeting: Pick<Meeting, 'id'>, agent = scene.coordinator) =>
  agent.post<Topic & Problem>(`/api/topics/${id}/take-over`, { meetingId: meeting.id });
const read = async (id: string) =>
  (await scene.coordinator.get<Meeting>(`/api/meetings/${id}`)).body;

describe('A topic', () => {
  it('is handed in by a member, counted in its series and seen by the others', async () => {
    const before = (
      await scene.coordinator.get<MeetingSeries>(`/api/meeting-series/${scene.series.id}`)
    ).body;
    const topic = await handIn(scene.member);
    expect(topic).toMatchObject({
      ...{ state: 'open', version: 1, relation: 'self', carriedFrom: null },
      ...{ author: { name: 'Quartiersarbeit' }, series: { id: scene.series.id } },
    });
    const colleague = await app.newAgent('fieldworker', { contactPointId: scene.contactPointId });
    const seen = (await listed(colleague)).items.find(({ id }) => id === topic.id);
    expect(seen).toEqual({ ...topic, relation: 'participant' });
    const after = (
      await scene.coordinator.get<MeetingSeries>(`/api/meeting-series/${scene.series.id}`)
    ).body;
    expect(after.openTopics).toBe(before.openTopics + 1);
  });

  it('is neither seen nor counted nor handed in by somebody outside', async () => {
    await handIn(scene.member);
    expect(await listed(scene.stranger)).toEqual({ items: [], total: 0 });
    const refused = await scene.stranger.post<Problem>('/api/topics', {
      seriesId: scene.series.id,
      title: 'Von außen',
    });
    expect([refused.status, refused.body.code]).toEqual([404, 'meetingSeries.notFound']);
  });

  it('is changed and taken back by whoever handed it in, while it waits', async () => {
    const topic = await handIn(scene.member);
    const path = `/api/topics/${topic.id}`;
    const changed = await scene.member.patch<Topic>(path, { version: 1, title: 'Licht am Ufer' });
    expect(changed.body).toMatchObject({ title: 'Licht am Ufer', version: 2 });
    const stale = await scene.member.patch<Problem>(path, { version: 1, title: 'Alt' });
    expect([stale.status, stale.body.code]).toEqual([409, 'topic.changed']);
    expect((await scene.member.post<Topic>(`${path}/withdraw`)).body.state).toBe('withdrawn');
    for (const answer of [
      await scene.member.post<Problem>(`${path}/withdraw`),
      await scene.member.patch<Problem>(path, { version: 3, title: 'Wieder da' }),
      await scene.coordinator.post<Problem>(`${path}/close`),
    ])
      expect([answer.status, answer.body.code]).toEqual([409, 'topic.transitionRefused']);
  });

  it('is refused to colleagues who did not hand it in, and not there for others', async () => {
    const topic = await handIn(scene.coordinator);
    const meeting = await scene.meeting();
    const tries = async (agent: Agent) => [
      (await agent.patch(`/api/topics/${topic.id}`, { version: 1, title: 'Meins' })).status,
      (await agent.post(`/api/topics/${topic.id}/withdraw`)).status,
    ];
    expect(await tries(scene.member)).toEqual([403, 403]);
    expect(await tries(scene.stranger)).toEqual([404, 404]);
    expect((await takeOver(topic, meeting, scene.member)).status).toBe(403);
    expect((await scene.member.post(`/api/topics/${topic.id}/close`)).status).toBe(403);
    expect(await one(topic.id)).toMatchObject({ state: 'open', version: 1 });
  });
});

describe('Taken over into an agenda', () => {
  it('a topic becomes an item, once, however often it is asked for at once', async () => {
    const topic = await handIn(scene.member);
    const meeting = await scene.meeting();
    const answers = await Promise.all([1, 2, 3, 4].map(() => takeOver(topic, meeting)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
    const { agenda } = await read(meeting.id);
    expect(agenda.filter(({ topicId }) => topicId === topic.id)).toMatchObject([
      { title: topic.title, kind: 'discussion', presenter: 'Quartiersarbeit', durationMinutes: 15 },
    ]);
    expect(await one(topic.id)).toMatchObject({ state: 'taken' });
  });

  it('it waits again when the item is taken off, and is on it again when that is undone', async () => {
    const topic = await handIn(scene.member);
    const meeting = await scene.meeting();
    await takeOver(topic, meeting);
    const item = (await read(meeting.id)).agenda.find(({ topicId }) => topicId === topic.id);
    await scene.coordinator.delete(`/api/agenda-items/${item?.id}?version=1`);
    expect((await one(topic.id))?.state).toBe('open');
    await scene.coordinator.post(`/api/agenda-items/${item?.id}/restore`);
    expect((await one(topic.id))?.state).toBe('taken');
    expect((await read(meeting.id)).agenda.at(-1)?.topicId).toBe(topic.id);
  });

  it('it waits again when the meeting is cancelled', async () => {
    const topic = await handIn(scene.member);
    const meeting = await scene.meeting();
    await takeOver(topic, meeting);
    await scene.coordinator.post(`/api/meetings/${meeting.id}/cancel`, {
      version: meeting.version,
    });
    expect((await one(topic.id))?.state).toBe('open');
  });

  it('a topic of one body is not put before another, nor into a meeting that is over', async () => {
    const topic = await handIn(scene.member);
    const foreign = await (await meetingScene(app)).meeting();
    const refused = await takeOver(topic, foreign);
    expect([refused.status, refused.body.fields?.[0]?.path]).toEqual([400, 'meetingId']);
    const over = await scene.meeting();
    await scene.force(over.id, 'ended');
    const late = await takeOver(topic, over);
    expect([late.status, late.body.code]).toEqual([409, 'meeting.transitionRefused']);
    expect((await one(topic.id))?.state).toBe('open');
  });
});

describe('When a meeting ends', () => {
  it('what it did not get to waits for the next one, and what was dealt with is done', async () => {
    const [done, missed] = [
      await handIn(scene.member, 'Erledigt'),
      await handIn(scene.member, 'Nicht geschafft'),
    ];
    const meeting = await scene.meeting();
    await takeOver(done, meeting);
    await takeOver(missed, meeting);
    const extra = {
      kind: 'discussion',
      title: 'Stadtfest',
      description: 'Wer macht mit?',
      durationMinutes: 10,
    };
    await scene.coordinator.post(`/api/meetings/${meeting.id}/agenda-items`, extra);
    await scene.force(meeting.id, 'running');
    await app.dataSource.query(`update agenda_item set state = 'done' where topic_id = $1`, [
      done.id,
    ]);
    const ended = await app.nest
      .get(DataSource)
      .transaction((manager) => app.nest.get(MeetingStates).apply(manager, meeting.id, 'end'));
    expect([ended.state, ended.endedAt]).toEqual(['ended', expect.any(Date)]);
    expect((await one(done.id))?.state).toBe('done');
    expect(await one(missed.id)).toMatchObject({
      state: 'open',
      carriedFrom: { id: meeting.id },
      author: { name: 'Quartiersarbeit' },
    });
    const carried = (await listed(scene.member, '&state=open')).items.filter(
      ({ carriedFrom }) => carriedFrom?.id === meeting.id,
    );
    expect(carried.map(({ title, author }) => [title, author?.name])).toEqual([
      ['Nicht geschafft', 'Quartiersarbeit'],
      ['Stadtfest', undefined],
    ]);
    expect(carried[1]?.description).toBe('Wer macht mit?');
  });
});
