import type { Attendee, List, LiveView } from '@quartiersforum/domain';
import { startTestApp, type TestApp } from '../support/app';
import { HeldMeeting } from './support/held-meeting';

let app: TestApp;
let meeting: HeldMeeting;
beforeAll(async () => {
  app = await startTestApp();
});
beforeEach(async () => {
  meeting = await HeldMeeting.plan(app);
});
afterAll(() => app.close());

async function invite(name: string, response: string, substituteFor?: string): Promise<string> {
  const [row] = await app.dataSource.query<{ id: string }[]>(
    `insert into meeting_invitation (meeting_id, name, email, response, substitute_name, substitute_email, substitute_for_id)
     values ($1, $2, gen_random_uuid() || '@example.org', $3, $4, $5, $6) returning id`,
    [
      ...[meeting.id, name, response],
      ...(response === 'substitute' ? ['Vertretung', 'v@example.org'] : [null, null]),
      substituteFor ?? null,
    ],
  );
  return row?.id ?? '';
}

const list = async () =>
  (await meeting.coordinator.get<List<Attendee>>(meeting.path('attendees'))).body.items;
const states = async () => (await list()).map(({ name, state }) => `${name}: ${state}`);

describe('attendance', () => {
  it('begins with the answers and is completed at the end', async () => {
    await invite('A kommt', 'yes');
    await invite('B kommt nicht', 'no');
    const sender = await invite('C schickt jemanden', 'substitute');
    await invite('D vertritt', 'open', sender);
    const [first] = await list();
    expect(await states()).toEqual([
      ...['A kommt: expected', 'B kommt nicht: excused'],
      ...['C schickt jemanden: excused', 'D vertritt: expected'],
    ]);
    expect((await list()).map(({ isSubstitute }) => isSubstitute)).toEqual([
      false,
      false,
      false,
      true,
    ]);
    await meeting.steer({ action: 'start' });
    await meeting.coordinator.patch(`/api/attendees/${first?.id}`, { state: 'present' });
    expect((await meeting.live()).present).toBe(1);
    await meeting.steer({ action: 'end' });
    expect(await states()).toEqual([
      ...['A kommt: present', 'B kommt nicht: excused'],
      ...['C schickt jemanden: excused', 'D vertritt: absent'],
    ]);
  });

  it('follows answers until somebody was seen', async () => {
    const [early, late] = [await invite('A', 'yes'), await invite('B', 'yes')];
    const [, second] = await list();
    await meeting.coordinator.patch(`/api/attendees/${second?.id}`, { state: 'present' });
    await app.dataSource.query(`update meeting_invitation set response = 'no' where id = any($1)`, [
      [early, late],
    ]);
    expect(await states()).toEqual(['A: excused', 'B: present']);
    await app.dataSource.query(`delete from meeting_invitation where id = any($1)`, [
      [early, late],
    ]);
    expect(await states()).toEqual(['B: present']);
  });

  it('is confirmed by whoever is there, and ends when they go', async () => {
    const member = await meeting.member();
    const here = (await member.post<LiveView>(meeting.path('presence'))).body;
    expect(here.me.attendeeId).not.toBeNull();
    await member.post(meeting.path('presence'));
    expect(here.present).toBe(1);
    const gone = (await member.delete<LiveView>(meeting.path('presence'))).body;
    expect(gone).toMatchObject({ present: 0, me: { attendeeId: null } });
    const [attendee] = await list();
    expect(attendee).toMatchObject({ state: 'present', isSubstitute: false });
    expect(attendee?.leftAt).not.toBeNull();
    expect((await list()).length).toBe(1);
  });

  it('is of one person only once, also if they are invited after they came', async () => {
    const member = await meeting.member();
    await member.post(meeting.path('presence'));
    await app.dataSource.query(
      `insert into meeting_invitation (meeting_id, account_id, name, email) values ($1, $2, 'Träger', 'x@example.org')`,
      [meeting.id, member.accountId],
    );
    expect((await list()).map(({ state }) => state)).toEqual(['present']);
  });

  it('cannot be confirmed days before', async () => {
    meeting = await HeldMeeting.plan(app, { startsIn: 24 * 60 });
    const answer = await (await meeting.member()).post(meeting.path('presence'));
    expect(answer.body).toMatchObject({ code: 'live.notRunning' });
  });

  it('is kept by those who lead the meeting, for their meeting', async () => {
    const member = await meeting.member();
    const { body } = await meeting.coordinator.post<Attendee>(meeting.path('attendees'), {
      ...{ name: 'Nachbarin', affiliation: 'Anwohnerschaft' },
    });
    expect(body).toMatchObject({ kind: 'guest', state: 'present', affiliation: 'Anwohnerschaft' });
    expect((await member.get(meeting.path('attendees'))).status).toBe(403);
    expect((await member.patch(`/api/attendees/${body.id}`, { state: 'absent' })).status).toBe(403);
    const stranger = await app.agent('stranger');
    const refused = await stranger.patch(`/api/attendees/${body.id}`, { state: 'absent' });
    expect(refused.body).toMatchObject({ status: 404, code: 'attendee.notFound' });
  });
});
