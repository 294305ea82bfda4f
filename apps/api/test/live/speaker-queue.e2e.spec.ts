import type { LiveView, SteerQueue } from '@quartiersforum/domain';
import type { Agent } from '../support/agent';
import { startTestApp, type TestApp } from '../support/app';
import { HeldMeeting } from './support/held-meeting';

let app: TestApp;
let meeting: HeldMeeting;
beforeAll(async () => {
  app = await startTestApp();
});
beforeEach(async () => {
  meeting = await HeldMeeting.plan(app);
  await meeting.steer({ action: 'start' });
});
afterAll(() => app.close());

const raise = (agent: Agent) => agent.post<LiveView>(meeting.path('speaker-queue'));
const steer = (command: SteerQueue, agent = meeting.coordinator) =>
  agent.post<LiveView>(meeting.path('speaker-queue/steering'), command);
const queue = async () => (await meeting.live()).queue.entries;
const names = async () =>
  (await queue()).map(({ affiliation, state }) => `${affiliation?.split(' ')[0]} ${state}`);

describe('the speaker queue', () => {
  it('has fifty entries when fifty people raise their hand at once', async () => {
    const members = await Promise.all(Array.from({ length: 50 }, () => meeting.member()));
    const answers = await Promise.all(members.map((member) => raise(member)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    const entries = await queue();
    expect(entries).toHaveLength(50);
    expect(new Set(entries.map(({ attendeeId }) => attendeeId)).size).toBe(50);
    expect((await meeting.live()).present).toBe(50);
  }, 30_000);

  it('has one entry of a person who raises it often, at once or one after the other', async () => {
    const member = await meeting.member();
    await Promise.all(Array.from({ length: 10 }, () => raise(member)));
    const { body } = await raise(member);
    expect(body.queue.entries).toHaveLength(1);
    expect(body.me.attendeeId).toBe(body.queue.entries[0]?.attendeeId);
    const lowered = await member.delete<LiveView>(meeting.path('speaker-queue'));
    expect(lowered.body.queue.entries).toEqual([]);
    expect((await member.delete(meeting.path('speaker-queue'))).status).toBe(200);
  });

  it('is called up in the order in which they came, one after the other', async () => {
    for (const organisation of ['AWO', 'DRK', 'Caritas'])
      await raise(await meeting.member(organisation));
    await steer({ action: 'next' });
    expect(await names()).toEqual(['AWO speaking', 'DRK waiting', 'Caritas waiting']);
    await steer({ action: 'next' });
    expect(await names()).toEqual(['DRK speaking', 'Caritas waiting']);
    await steer({ action: 'finish' });
    expect(await names()).toEqual(['Caritas waiting']);
    await steer({ action: 'next' });
    expect((await steer({ action: 'next' })).body).toMatchObject({ code: 'speakerEntry.notFound' });
  });

  it('lets those come first who were not heard yet, when that is wanted', async () => {
    const [awo, drk] = [await meeting.member('AWO'), await meeting.member('DRK')];
    await raise(awo);
    await steer({ action: 'next' });
    await raise(awo);
    await raise(drk);
    expect(await names()).toEqual(['AWO speaking', 'AWO waiting', 'DRK waiting']);
    await steer({ action: 'order', order: 'unheardFirst' });
    expect(await names()).toEqual(['AWO speaking', 'DRK waiting', 'AWO waiting']);
  });

  it('is re-ordered, called out of turn and shortened by hand', async () => {
    for (const organisation of ['AWO', 'DRK', 'Caritas'])
      await raise(await meeting.member(organisation));
    const [first, , third] = (await queue()).map(({ id }) => id);
    await steer({ action: 'move', entryId: third ?? '', beforeEntryId: first ?? '' });
    expect(await names()).toEqual(['Caritas waiting', 'AWO waiting', 'DRK waiting']);
    await steer({ action: 'call', entryId: first ?? '' });
    await steer({ action: 'remove', entryId: third ?? '' });
    expect(await names()).toEqual(['AWO speaking', 'DRK waiting']);
  });

  it('takes nobody in while it is closed but by those who lead', async () => {
    const member = await meeting.member();
    await steer({ action: 'close' });
    expect((await raise(member)).body).toMatchObject({ code: 'speakerQueue.closed' });
    const { me } = (await member.post<LiveView>(meeting.path('presence'))).body;
    await steer({ action: 'add', attendeeId: me.attendeeId ?? '' });
    expect(await queue()).toHaveLength(1);
    expect((await steer({ action: 'open' })).body.queue.isOpen).toBe(true);
  });

  it('is steered by those who lead the meeting only, and only with its own entries', async () => {
    const member = await meeting.member();
    await raise(member);
    expect((await steer({ action: 'next' }, member)).status).toBe(403);
    const other = await HeldMeeting.plan(app);
    await other.steer({ action: 'start' });
    const [entry] = await queue();
    const foreign = await other.coordinator.post(other.path('speaker-queue/steering'), {
      ...{ action: 'call', entryId: entry?.id },
    });
    expect(foreign.body).toMatchObject({ code: 'speakerEntry.notFound' });
    const added = await other.coordinator.post(other.path('speaker-queue/steering'), {
      ...{ action: 'add', attendeeId: entry?.attendeeId },
    });
    expect(added.body).toMatchObject({ code: 'attendee.notFound' });
  });

  it('is empty when the meeting ends', async () => {
    await raise(await meeting.member());
    const { body } = await meeting.steer({ action: 'end' });
    expect(body.queue.entries).toEqual([]);
    expect((await steer({ action: 'next' })).body).toMatchObject({ code: 'live.notRunning' });
    expect((await raise(await meeting.member())).status).toBe(403);
  });
});
