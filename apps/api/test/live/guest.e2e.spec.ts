import type { LiveView, Problem } from '@quartiersforum/domain';
import { createAgent, type Agent } from '../support/agent';
import { startTestApp, type TestApp } from '../support/app';
import { HeldMeeting } from './support/held-meeting';
import { LiveSocket } from './support/live-socket';

let app: TestApp;
let second: TestApp;
let meeting: HeldMeeting;
beforeAll(async () => {
  app = await startTestApp();
  second = await startTestApp({ besideApp: app });
});
beforeEach(async () => {
  meeting = await HeldMeeting.plan(app);
});
afterAll(async () => {
  await second.close();
  await app.close();
});

async function guest(name = 'Nachbarin', token?: string): Promise<Agent> {
  const agent = createAgent(app, null);
  const visit = {
    token: token ?? (await meeting.joinToken()),
    name,
    affiliation: 'Anwohnerschaft',
  };
  const answer = await agent.post<LiveView>('/api/guest-visits', visit);
  expect(answer.status).toBe(201);
  expect(answer.headers.getSetCookie()[0]).toMatch(
    /^quartiersforum-guest=.*HttpOnly; SameSite=Lax/,
  );
  return agent;
}

async function visit(token: string): Promise<Problem> {
  const agent = createAgent(app, null);
  return (await agent.post<Problem>('/api/guest-visits', { token, name: 'Gast' })).body;
}

describe('a guest', () => {
  it('comes by the link, follows the meeting on any node and asks to speak', async () => {
    const agent = await guest();
    expect((await meeting.live(agent)).me).toMatchObject({
      ...{ name: 'Nachbarin', isGuest: true, maySteer: false, mayRaiseHand: false },
    });
    const screen = await LiveSocket.open(second, agent);
    expect(await screen.join(meeting.id)).toEqual({ ok: true });
    await meeting.steer({ action: 'start' });
    await screen.sees(({ state }) => state === 'running');
    const { body } = await agent.post<LiveView>(meeting.path('speaker-queue'));
    expect(body.queue.entries).toMatchObject([
      { name: 'Nachbarin', affiliation: 'Anwohnerschaft' },
    ]);
    expect(body.me.attendeeId).toBe(body.queue.entries[0]?.attendeeId);
    await screen.sees(({ queue }) => queue.entries.length === 1);
    const lowered = await agent.delete<LiveView>(meeting.path('speaker-queue'));
    expect(lowered.body.queue.entries).toEqual([]);
    screen.close();
  });

  it('may do nothing else, and nothing in another meeting', async () => {
    const agent = await guest();
    const other = await HeldMeeting.plan(app);
    for (const held of [meeting, other]) await held.steer({ action: 'start' });
    const asked = [
      agent.get(other.path('live')),
      agent.post(other.path('speaker-queue')),
      agent.delete(other.path('speaker-queue')),
    ];
    for (const { status } of await Promise.all(asked)) expect(status).toBe(404);
    const refused = [
      agent.get(meeting.path('attendees')),
      agent.get(meeting.path('join-link')),
      agent.post(meeting.path('presence')),
      agent.post(meeting.path('steering'), { action: 'next', version: 1 }),
      agent.get(`/api/meetings/${meeting.id}`),
      agent.get('/api/session'),
    ];
    for (const { status } of await Promise.all(refused)) expect(status).toBe(401);
    const screen = await LiveSocket.open(app, agent);
    expect(await screen.join(other.id)).toEqual({ ok: false, code: 'meeting.notFound' });
    screen.close();
  });

  it('is known by the cookie alone: the same name is somebody else', async () => {
    await meeting.steer({ action: 'start' });
    const [one, other] = [await guest('Nachbarin'), await guest('Nachbarin')];
    await one.post(meeting.path('speaker-queue'));
    const { body } = await other.post<LiveView>(meeting.path('speaker-queue'));
    expect(body.queue.entries).toHaveLength(2);
    expect(one.cookie).not.toBe(other.cookie);
    const [row] = await app.dataSource.query<{ stored: string }[]>(
      `select string_agg(encode(token_hash, 'hex'), ',') as stored from guest_visit where meeting_id = $1`,
      [meeting.id],
    );
    expect(row?.stored).not.toContain(one.cookie?.split('=')[1] ?? '-');
  });

  it('leaves with the end of the meeting: cookie and link are worth nothing', async () => {
    const token = await meeting.joinToken();
    const agent = await guest('Nachbarin', token);
    const screen = await LiveSocket.open(second, agent);
    await screen.join(meeting.id);
    await meeting.steer({ action: 'start' });
    await meeting.steer({ action: 'end' });
    await screen.sees(({ state }) => state === 'ended');
    expect((await agent.get(meeting.path('live'))).status).toBe(401);
    expect(await visit(token)).toMatchObject({ status: 410, code: 'guestVisit.notUsable' });
    await expect(LiveSocket.open(second, agent)).rejects.toThrow('refused');
    expect((await screen.join(meeting.id)).ok).toBe(false);
    screen.close();
  });

  it('who has an account that does not belong here comes in as a guest', async () => {
    const stranger = await app.newAgent('provider');
    await stranger.post('/api/guest-visits', { token: await meeting.joinToken(), name: 'Träger' });
    const live = await meeting.live(stranger);
    expect(live.me).toMatchObject({ isGuest: true, maySteer: false });
    const member = await meeting.member();
    await member.post('/api/guest-visits', { token: await meeting.joinToken(), name: 'Doppelt' });
    expect((await meeting.live(member)).me.isGuest).toBe(false);
  });
});

describe('the link of the QR code', () => {
  it('opens nothing when one character is another, or for another purpose', async () => {
    const token = await meeting.joinToken();
    const changed = `${token.startsWith('A') ? 'B' : 'A'}${token.slice(1)}`;
    const cut = token.slice(0, -1);
    for (const wrong of [changed, cut, `${token}A`, 'x'.repeat(43)])
      expect(await visit(wrong)).toMatchObject({ status: 410, code: 'guestVisit.notUsable' });
    expect(await visit('short')).toMatchObject({ status: 400, fields: [{ path: 'token' }] });
  });

  it('opens nothing a day before, nor for a plan', async () => {
    for (const plan of [{ startsIn: 24 * 60 }, { state: 'draft' as const }]) {
      meeting = await HeldMeeting.plan(app, plan);
      expect(await visit(await meeting.joinToken())).toMatchObject({
        code: 'guestVisit.notUsable',
      });
    }
  });

  it('is for those who lead the meeting', async () => {
    expect((await (await meeting.member()).get(meeting.path('join-link'))).status).toBe(403);
    const { body } = await meeting.coordinator.get<{ url: string; validUntil: string | null }>(
      meeting.path('join-link'),
    );
    expect(body.url).toContain(`/treffen/${meeting.id}/dabei#gast=`);
    expect(body.validUntil).toBeNull();
  });

  it('takes no name of two lines, and markup only as text', async () => {
    const token = await meeting.joinToken();
    const begin = (name: string) =>
      createAgent(app, null).post<LiveView & Problem>('/api/guest-visits', { token, name });
    for (const name of ['A\r\nSet-Cookie: x=1', 'A\u2028B', '   ', 'x'.repeat(101)])
      expect((await begin(name)).body).toMatchObject({ status: 400, fields: [{ path: 'name' }] });
    expect((await begin('<b>Gast</b>')).body.me.name).toBe('<b>Gast</b>');
  });
});
