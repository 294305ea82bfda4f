import { roomsPerSocket } from '@quartiersforum/domain';
import { startTestApp, type TestApp } from '../support/app';
import { until } from '../support/until';
import { HeldMeeting } from './support/held-meeting';
import { LiveSocket } from './support/live-socket';

let here: TestApp;
let there: TestApp;
const sockets: LiveSocket[] = [];
beforeAll(async () => {
  here = await startTestApp();
  there = await startTestApp({ besideApp: here });
});
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.close();
});
afterAll(async () => {
  await there.close();
  await here.close();
});

async function open(
  node: TestApp,
  agent: Parameters<typeof LiveSocket.open>[1],
): Promise<LiveSocket> {
  const socket = await LiveSocket.open(node, agent);
  sockets.push(socket);
  return socket;
}

/** Resolves once a change that one screen sees does not reach the other any more; the other is not asked to join again. */
async function isOut(
  { gone, staying }: { gone: LiveSocket; staying: LiveSocket },
  change: () => Promise<unknown>,
): Promise<void> {
  await until(async () => {
    const [before, known] = [gone.states.length, staying.states.length];
    await change();
    await until(() => staying.states.length > known, 2_000);
    // What was sent before it has arrived when this is answered.
    expect(await gone.say('meeting.leave', null)).toEqual({ ok: false, code: 'request.invalid' });
    return gone.states.length === before;
  }, 2_000);
}

describe('a screen that follows a meeting', () => {
  it('on another node sees the item change, whole and with the server’s time', async () => {
    const meeting = await HeldMeeting.plan(here);
    const screen = await open(there, await meeting.member());
    expect(await screen.join(meeting.id)).toEqual({ ok: true });
    await meeting.steer({ action: 'start' });
    const { body } = await meeting.steer({ action: 'next' });
    const { me: _, serverTime: __, ...expected } = body;
    const seen = await screen.sees(({ version }) => version === body.version);
    expect(seen).toMatchObject(expected);
    expect(Math.abs(Date.parse(seen.serverTime) - Date.now())).toBeLessThan(5_000);
  });

  it('never gets what only those who lead may see', async () => {
    const meeting = await HeldMeeting.plan(here, {
      items: [{ title: 'Begrüßung' }, { title: 'Vorab intern', visibility: 'leads' }],
    });
    await here.dataSource.query(
      `update agenda_item set moderator_notes = 'Geheim' where meeting_id = $1`,
      [meeting.id],
    );
    const screen = await open(here, await meeting.member());
    await screen.join(meeting.id);
    await meeting.steer({ action: 'start' });
    await meeting.steer({ action: 'next' });
    await screen.sees(({ currentItemId, state }) => state === 'running' && currentItemId === null);
    expect(JSON.stringify(screen.states)).not.toMatch(/intern|Geheim/);
  });

  it('is closed to strangers, nobody knows a meeting that is not there', async () => {
    const meeting = await HeldMeeting.plan(here);
    const stranger = await open(there, await here.agent('stranger'));
    const refused = { ok: false, code: 'meeting.notFound' };
    expect(await stranger.join(meeting.id)).toEqual(refused);
    expect(await stranger.join('4f3ad2a4-52f4-4d2c-9c39-6f0a4de1a111')).toEqual(refused);
    await meeting.steer({ action: 'start' });
    const member = await open(there, await meeting.member());
    await member.join(meeting.id);
    await meeting.steer({ action: 'next' });
    await member.sees(({ items }) => items[1]?.state === 'current');
    expect(stranger.states).toEqual([]);
  });

  it('loses it on every node within two seconds when its account belongs elsewhere', async () => {
    const meeting = await HeldMeeting.plan(here);
    await meeting.steer({ action: 'start' });
    const agent = await meeting.member();
    const gone = await open(there, agent);
    const staying = await open(there, await meeting.member());
    for (const screen of [gone, staying])
      expect(await screen.join(meeting.id)).toEqual({ ok: true });
    await meeting.coordinator.patch(`/api/accounts/${agent.accountId}`, { organisationId: null });
    await isOut({ gone, staying }, () => meeting.steer({ action: 'extend', minutes: 1 }));
    expect((await gone.join(meeting.id)).ok).toBe(false);
  });

  it('loses it on every node within two seconds when the membership is closed', async () => {
    const meeting = await HeldMeeting.plan(here);
    await meeting.steer({ action: 'start' });
    const gone = await open(there, await meeting.member());
    const [membership] = await here.dataSource.query<{ id: string }[]>(
      `select id from membership where body_id = $1`,
      [meeting.bodyId],
    );
    const staying = await open(there, await meeting.member());
    for (const screen of [gone, staying])
      expect(await screen.join(meeting.id)).toEqual({ ok: true });
    const ended = { validTo: '2020-12-31' };
    const answer = await meeting.coordinator.patch(`/api/memberships/${membership?.id}`, ended);
    expect(answer.status).toBe(200);
    await isOut({ gone, staying }, () => meeting.steer({ action: 'extend', minutes: 1 }));
  });

  it('loses it when the invitation is taken back', async () => {
    const meeting = await HeldMeeting.plan(here, { state: 'draft', startsIn: 30 });
    const agent = await here.newAgent('provider');
    await meeting.coordinator.post(meeting.path('invite'), { accountIds: [agent.accountId] });
    const gone = await open(there, agent);
    const staying = await open(there, await meeting.member());
    for (const screen of [gone, staying])
      expect(await screen.join(meeting.id)).toEqual({ ok: true });
    const { body } = await meeting.coordinator.get<{ items: { id: string }[] }>(
      meeting.path('invitations'),
    );
    await meeting.coordinator.delete(`/api/meeting-invitations/${body.items[0]?.id}`);
    await isOut({ gone, staying }, () =>
      meeting.coordinator.post(meeting.path('attendees'), { name: 'Nachbarin' }),
    );
    await gone.hears('account.accessChanged');
  });

  it('is asked for again by whoever gets the lead, and hears of attendance only then', async () => {
    const meeting = await HeldMeeting.plan(here);
    const agent = await meeting.member();
    const screen = await open(there, agent);
    await screen.join(meeting.id);
    await meeting.steer({ action: 'handOver', accountId: agent.accountId });
    await until(async () => {
      await meeting.coordinator.post(meeting.path('attendees'), { name: 'Gast ohne Telefon' });
      return Promise.race([
        screen.hears('live.attendanceChanged').then(() => true),
        new Promise<boolean>((resolve) => setTimeout(() => resolve(false), 200)),
      ]);
    });
  });

  it('gets nothing more once it has left', async () => {
    const meeting = await HeldMeeting.plan(here);
    const [gone, staying] = [
      await open(here, await meeting.member()),
      await open(here, await meeting.member()),
    ];
    await gone.join(meeting.id);
    await staying.join(meeting.id);
    expect(await gone.leave(meeting.id)).toEqual({ ok: true });
    await meeting.steer({ action: 'start' });
    await staying.sees(({ state }) => state === 'running');
    expect(gone.states).toEqual([]);
  });

  it('comes back with what it has missed', async () => {
    const meeting = await HeldMeeting.plan(here);
    const agent = await meeting.member();
    const screen = await open(there, agent);
    await screen.join(meeting.id);
    screen.close();
    const { body } = await meeting.steer({ action: 'start' });
    const again = await open(there, agent);
    expect(await again.join(meeting.id)).toEqual({ ok: true });
    const read = await there
      .agent('nobody')
      .then(() => agent.get<{ version: number }>(meeting.path('live')));
    expect(read.body.version).toBe(body.version);
  });

  it('may follow only so many at once', async () => {
    const screen = await open(here, await here.agent('coordinator'));
    for (let index = 0; index < roomsPerSocket; index++)
      expect(await screen.join((await HeldMeeting.plan(here)).id)).toEqual({ ok: true });
    const one = (await HeldMeeting.plan(here)).id;
    expect(await screen.join(one)).toEqual({ ok: false, code: 'request.rateLimited' });
  });

  it('that says something else gets an answer, and the server stays', async () => {
    const meeting = await HeldMeeting.plan(here);
    const screen = await open(here, await meeting.member());
    const invalid = { ok: false, code: 'request.invalid' };
    for (const payload of [
      null,
      'x',
      {},
      [],
      { meetingId: 'x' },
      { meetingId: meeting.id, role: 'lead' },
      { meetingId: { a: 1 } },
    ])
      expect(await screen.say('meeting.join', payload)).toEqual(invalid);
    screen.throwIn('meeting.join', { meetingId: meeting.id }, 'no function');
    screen.throwIn('meeting.join');
    screen.throwIn('meeting.leave', null);
    expect(await screen.join(meeting.id)).toEqual({ ok: true });
  });
});
