import type { LiveView, Problem } from '@quartiersforum/domain';
import { startTestApp, type TestApp } from '../support/app';
import { HeldMeeting } from './support/held-meeting';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const states = (live: LiveView) => live.items.map(({ state }) => state);

describe('whoever leads a meeting', () => {
  it('starts it, goes on, back and over an item, pauses, and ends it', async () => {
    const meeting = await HeldMeeting.plan(app);
    expect(await meeting.live()).toMatchObject({ state: 'invited', version: 1, startedAt: null });
    const started = (await meeting.steer({ action: 'start' })).body;
    expect(started.state).toBe('running');
    expect(states(started)).toEqual(['current', 'open', 'open']);
    expect(started.currentItemId).toBe(started.items[0]?.id);
    expect(states((await meeting.steer({ action: 'next' })).body)).toEqual([
      'done',
      'current',
      'open',
    ]);
    expect(states((await meeting.steer({ action: 'back' })).body)).toEqual([
      'current',
      'open',
      'open',
    ]);
    expect(states((await meeting.steer({ action: 'skip' })).body)).toEqual([
      'skipped',
      'current',
      'open',
    ]);
    const paused = (await meeting.steer({ action: 'pause' })).body;
    expect(paused).toMatchObject({ state: 'paused', itemStartedAt: null });
    expect(paused.pausedAt).not.toBeNull();
    expect((await meeting.steer({ action: 'next' })).body).toMatchObject({
      code: 'live.notRunning',
    });
    expect((await meeting.steer({ action: 'resume' })).body.itemStartedAt).not.toBeNull();
    const ended = (await meeting.steer({ action: 'end' })).body;
    expect(ended).toMatchObject({ state: 'ended', currentItemId: null, itemStartedAt: null });
    expect(ended.endedAt).not.toBeNull();
    expect((await meeting.steer({ action: 'start' })).body).toMatchObject({
      code: 'meeting.transitionRefused',
    });
  });

  it('does it once, however often the button is pressed', async () => {
    const meeting = await HeldMeeting.plan(app);
    await meeting.steer({ action: 'start' });
    const { version } = await meeting.live();
    const pressed = await Promise.all(
      Array.from({ length: 8 }, () =>
        meeting.coordinator.post<Problem>(meeting.path('steering'), { action: 'next', version }),
      ),
    );
    expect(pressed.map(({ status }) => status).sort()).toEqual([
      200,
      ...Array<number>(7).fill(409),
    ]);
    expect(pressed.find(({ status }) => status === 409)?.body.code).toBe('live.changed');
    expect(states(await meeting.live())).toEqual(['done', 'current', 'open']);
  });

  it('is not held up by raised hands, which change the version, too', async () => {
    const meeting = await HeldMeeting.plan(app);
    await meeting.steer({ action: 'start' });
    const { version } = await meeting.live();
    await (await meeting.member()).post(meeting.path('speaker-queue'));
    const answer = await meeting.coordinator.post<LiveView>(meeting.path('steering'), {
      ...{ action: 'next', version },
    });
    expect(answer.status).toBe(200);
    expect(answer.body.version).toBeGreaterThan(version + 1);
  });

  it('gives an item back, sets its time, shortens the rest and extends the meeting', async () => {
    const meeting = await HeldMeeting.plan(app, {
      items: [
        { title: 'Eins', minutes: 60 },
        { title: 'Zwei', minutes: 60 },
        { title: 'Drei', minutes: 120 },
      ],
    });
    const { items, plannedEnd } = (await meeting.steer({ action: 'start' })).body;
    const [, second, third] = items.map(({ id }) => id);
    const shorter = (await meeting.steer({ action: 'shortenRest' })).body;
    const planned = shorter.items.reduce((sum, { plannedSeconds }) => sum + plannedSeconds, 0);
    expect(planned).toBeLessThanOrEqual(120 * 60);
    expect(planned).toBeGreaterThan(115 * 60);
    await meeting.steer({ action: 'defer', itemId: third ?? '' });
    const plan = { action: 'resize', itemId: second ?? '', plannedMinutes: 45 } as const;
    const resized = (await meeting.steer(plan)).body;
    expect(resized.items[1]?.plannedSeconds).toBe(45 * 60);
    expect(states(resized)).toEqual(['current', 'open', 'deferred']);
    const longer = (await meeting.steer({ action: 'extend', minutes: 15 })).body;
    expect(Date.parse(longer.plannedEnd) - Date.parse(plannedEnd)).toBe(15 * 60_000);
    const again = await meeting.steer({ action: 'activate', itemId: items[0]?.id ?? '' });
    expect(again.body).toMatchObject({ code: 'live.itemNotPossible' });
  });

  it('hands the lead over, and takes it back; nobody else steers', async () => {
    const meeting = await HeldMeeting.plan(app);
    const member = await meeting.member();
    await meeting.steer({ action: 'start' });
    expect((await meeting.steer({ action: 'next' }, member)).status).toBe(403);
    expect((await meeting.live(member)).me.maySteer).toBe(false);
    await meeting.steer({ action: 'handOver', accountId: member.accountId });
    expect((await meeting.live(member)).me.maySteer).toBe(true);
    expect((await meeting.steer({ action: 'next' }, member)).status).toBe(200);
    await meeting.steer({ action: 'handOver', accountId: null });
    expect((await meeting.steer({ action: 'next' }, member)).status).toBe(403);
    const reader = await app.agent('reader');
    const refused = await meeting.steer({ action: 'handOver', accountId: reader.accountId });
    expect(refused.body).toMatchObject({ code: 'account.notFound' });
  });

  it('leads through items that others do not see', async () => {
    const meeting = await HeldMeeting.plan(app, {
      items: [{ title: 'Vorab intern', visibility: 'leads' }, { title: 'Begrüßung' }],
    });
    const { body } = await meeting.steer({ action: 'start' });
    expect(body.items.map(({ title }) => title)).toEqual(['Begrüßung']);
    expect(body).toMatchObject({ state: 'running', currentItemId: null });
    expect(body.itemStartedAt).not.toBeNull();
    expect(states((await meeting.steer({ action: 'next' })).body)).toEqual(['current']);
  });
});

describe('a running meeting', () => {
  it('is there for those who belong to it, and for nobody else', async () => {
    const meeting = await HeldMeeting.plan(app);
    await meeting.steer({ action: 'start' });
    expect((await meeting.live(await meeting.member())).title).toBe('Austauschtreffen');
    for (const kind of ['stranger', 'reader'] as const) {
      const agent = await app.agent(kind);
      expect([403, 404]).toContain((await agent.get(meeting.path('live'))).status);
      expect([403, 404]).toContain((await meeting.steer({ action: 'next' }, agent)).status);
    }
    expect((await (await app.agent('nobody')).get(meeting.path('live'))).status).toBe(401);
  });

  it('is not told of while it is a plan', async () => {
    const meeting = await HeldMeeting.plan(app, { state: 'draft' });
    expect((await (await meeting.member()).get(meeting.path('live'))).status).toBe(404);
    expect((await meeting.steer({ action: 'start' })).status).toBe(409);
  });

  it('is changed once by fifty requests with one Idempotency-Key', async () => {
    const meeting = await HeldMeeting.plan(app);
    const { version } = (await meeting.steer({ action: 'start' })).body;
    const command = { action: 'extend', minutes: 5, version };
    const options = { headers: { 'Idempotency-Key': 'five-minutes-more' } };
    const answers = await Promise.all(
      Array.from({ length: 50 }, () =>
        meeting.coordinator.post<LiveView>(meeting.path('steering'), command, options),
      ),
    );
    const different = new Set(answers.map(({ status, body }) => `${status} ${body.version}`));
    expect([...different]).toEqual([`200 ${version + 1}`]);
    expect((await meeting.live()).version).toBe(version + 1);
  });
});
