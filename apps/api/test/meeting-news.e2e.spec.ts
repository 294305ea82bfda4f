import type { Meeting, MeetingInvitation, List, ResponseView } from '@quartiersforum/domain';
import ICAL from 'ical.js';
import { MeetingNews } from '../src/meeting/invitation/meeting-news';
import { MeetingReminder } from '../src/meeting/invitation/meeting-reminder';
import { MeetingEntity } from '../src/meeting/meeting.entity';
import { NetworkClock } from '../src/network/network-clock';
import type { Agent } from './support/agent';
import { startTestApp, type TestApp } from './support/app';
import { runJobsNow } from './support/jobs';
import { type MailServer, partsOf, startMailServer, subjectOf } from './support/mail-server';
import { until } from './support/until';

let server: MailServer;
let app: TestApp;
let coordinator: Agent;
let nobody: Agent;
let bodyId: string;

beforeAll(async () => {
  server = await startMailServer();
  app = await startTestApp({ environment: server.environment });
  coordinator = await app.agent('coordinator');
  nobody = await app.agent('nobody');
  const [row] = await app.dataSource.query<{ id: string }[]>(
    `insert into body (name, purpose) values ('Austauschtreffen', 'Austausch') returning id`,
  );
  bodyId = row?.id ?? '';
});
afterAll(async () => {
  await app.close();
  await server.close();
});
beforeEach(() => server.received.splice(0));
afterEach(() => jest.restoreAllMocks());

const startsAt = '2038-01-12T09:00:00.000Z';
const later = '2038-07-13T08:00:00.000Z';
const guestName = 'Gast aus Essen';

/** An invited meeting with one guest at this address, whose mail has arrived. */
async function invited(email: string, changes: object = {}): Promise<Meeting> {
  const input = { bodyId, title: 'Treffen', startsAt, durationMinutes: 120, place: 'Rathaus' };
  const { body } = await coordinator.post<Meeting>('/api/meetings', { ...input, ...changes });
  const guests = [{ name: guestName, email, affiliation: '' }];
  const answer = await coordinator.post<Meeting>(`/api/meetings/${body.id}/invite`, { guests });
  await arrived(email);
  return answer.body;
}
const mailsTo = (to: string) => server.received.filter((mail) => mail.to.includes(to));
const arrived = (to: string, count = 1) =>
  until(() => mailsTo(to)[count - 1]?.data) as Promise<string>;
const linkOf = (data: string) =>
  `/api/responses/${/\/antwort\/([\w-]{43})/.exec(partsOf(data)[0]?.content ?? '')?.[1] ?? ''}`;
const textOf = (data: string) => partsOf(data)[0]?.content.replaceAll('\r\n', '\n') ?? '';
const entryOf = (data: string) => {
  const part = partsOf(data)[2];
  const calendar = new ICAL.Component(ICAL.parse(part?.content ?? '') as unknown[]);
  const event = calendar.getFirstSubcomponent('vevent');
  const value = (name: string) => event?.getFirstPropertyValue(name)?.toString();
  return {
    method: calendar.getFirstPropertyValue('method'),
    ...{ uid: value('uid'), sequence: value('sequence'), start: value('dtstart') },
    status: value('status'),
  };
};
const post = async (meeting: Meeting, action: string, input: object): Promise<Meeting> => {
  const body = { version: meeting.version, ...input };
  return (await coordinator.post<Meeting>(`/api/meetings/${meeting.id}/${action}`, body)).body;
};
const patch = async (meeting: Meeting, input: object): Promise<Meeting> => {
  const body = { version: meeting.version, ...input };
  return (await coordinator.patch<Meeting>(`/api/meetings/${meeting.id}`, body)).body;
};
/** Everything that waits for its minute is told, and has been when this resolves. */
const minutePasses = async () => {
  await runJobsNow(app, 'meeting.tellChanges');
  await nothingWaits('meeting.tellChanges');
  await nothingWaits('mail.deliver');
};
const nothingWaits = (name: string) =>
  until(async () => {
    const [row] = await app.dataSource.query<[{ open: number }]>(
      `select count(*)::int as open from pgboss.job
        where name = $1 and (state = 'active' or (state in ('created', 'retry') and start_after <= now()))`,
      [name],
    );
    return row.open === 0;
  });

describe('changes of a meeting', () => {
  it('within a minute become one mail that names old and new', async () => {
    const meeting = await invited('alt-neu@example.org');
    const moved = await post(meeting, 'reschedule', { startsAt: later });
    await patch(moved, { place: 'Quartiersbüro Boy', title: 'Sommertreffen' });
    expect(mailsTo('alt-neu@example.org')).toHaveLength(1);
    await minutePasses();
    const mail = await arrived('alt-neu@example.org', 2);
    expect(subjectOf(mail)).toBe('Neuer Termin: Sommertreffen am Di, 13. Juli 2038');
    expect(textOf(mail)).toContain(`Titel bisher: Treffen
Titel neu: Sommertreffen
Termin bisher: Di, 12. Januar 2038, 10:00 bis 12:00 Uhr
Termin neu: Di, 13. Juli 2038, 10:00 bis 12:00 Uhr
Ort bisher: Rathaus
Ort neu: Quartiersbüro Boy`);
    expect(entryOf(mail)).toEqual({
      ...{ method: 'REQUEST', uid: `${meeting.id}@localhost`, sequence: '1' },
      ...{ start: '2038-07-13T10:00:00', status: 'CONFIRMED' },
    });
    expect(linkOf(mail)).toBe(linkOf(await arrived('alt-neu@example.org')));
    await minutePasses();
    expect(mailsTo('alt-neu@example.org')).toHaveLength(2);
  });

  it('that are put back before anybody was told are never told', async () => {
    const meeting = await invited('zurueck@example.org');
    const moved = await patch(meeting, { place: 'Boy' });
    await patch(moved, { place: 'Rathaus' });
    await minutePasses();
    expect(mailsTo('zurueck@example.org')).toHaveLength(1);
  });

  it('of words and lead are nothing that a mail is written for', async () => {
    const meeting = await invited('worte@example.org');
    await patch(meeting, { description: 'Mit Kaffee' });
    await minutePasses();
    expect(mailsTo('worte@example.org')).toHaveLength(1);
  });

  it('are told by the worker, and once, when two nodes work', async () => {
    const second = await startTestApp({ besideApp: app, environment: server.environment });
    const meeting = await invited('knoten@example.org');
    await patch(meeting, { place: 'Boy' });
    await Promise.all([minutePasses(), runJobsNow(second, 'meeting.tellChanges')]);
    await minutePasses();
    expect(mailsTo('knoten@example.org')).toHaveLength(2);
    await second.close();
  });

  it('of the beginning ask those again who had answered, and not who is sending somebody', async () => {
    const meeting = await invited('antwort@example.org');
    const link = linkOf(await arrived('antwort@example.org'));
    await nobody.put(link, { response: 'yes', wish: 'Mehr Zeit' });
    const moved = await patch(meeting, { place: 'Boy' });
    await minutePasses();
    expect((await nobody.get<ResponseView>(link)).body.response).toBe('yes');
    await post(moved, 'reschedule', { startsAt: later });
    await minutePasses();
    const { body } = await nobody.get<ResponseView>(link);
    expect([body.response, body.wish]).toEqual(['open', 'Mehr Zeit']);
    expect(textOf(await arrived('antwort@example.org', 3))).toContain('noch einmal zu antworten');
  });
});

describe('a meeting that will not be', () => {
  it('is taken out of the calendars at once, with the reason', async () => {
    const meeting = await invited('abgesagt@example.org');
    await post(meeting, 'cancel', { reason: 'Die Leitung ist krank.' });
    const mail = await arrived('abgesagt@example.org', 2);
    expect(subjectOf(mail)).toBe('Abgesagt: Treffen am Di, 12. Januar 2038');
    expect(textOf(mail)).toContain('Die Leitung ist krank.');
    expect(textOf(mail)).not.toContain('/antwort/');
    expect(entryOf(mail)).toMatchObject({ method: 'CANCEL', sequence: '1', status: 'CANCELLED' });
    await minutePasses();
    expect(mailsTo('abgesagt@example.org')).toHaveLength(2);
    const link = linkOf(await arrived('abgesagt@example.org'));
    const { body } = await nobody.get<ResponseView>(link);
    expect([body.meeting.isCancelled, body.isOpen]).toEqual([true, false]);
    expect((await nobody.put(link, { response: 'yes' })).status).toBe(410);
  });

  it('now, is cancelled first and asked for again when it has a new date', async () => {
    const meeting = await invited('verschoben@example.org');
    const moved = await post(meeting, 'postpone', { reason: 'Der Saal ist belegt.' });
    const off = await arrived('verschoben@example.org', 2);
    expect(subjectOf(off)).toBe('Verschoben, neuer Termin folgt: Treffen am Di, 12. Januar 2038');
    expect(textOf(off)).toContain('Der Saal ist belegt.');
    expect(entryOf(off)).toMatchObject({ method: 'CANCEL', sequence: '1' });
    const link = linkOf(await arrived('verschoben@example.org'));
    const substitute = { name: 'Vertretung', email: 'spaeter-gefragt@example.org' };
    await nobody.put(link, { response: 'substitute', substitute });
    await post(moved, 'reschedule', { startsAt: later });
    await minutePasses();
    const on = await arrived('verschoben@example.org', 3);
    expect(subjectOf(on)).toBe('Neuer Termin: Treffen am Di, 13. Juli 2038');
    expect(entryOf(on)).toMatchObject({ method: 'REQUEST', start: '2038-07-13T10:00:00' });
    expect(Number(entryOf(on).sequence)).toBeGreaterThan(1);
    const first = await arrived('spaeter-gefragt@example.org');
    expect(subjectOf(first)).toBe('Einladung in Vertretung: Treffen am Di, 13. Juli 2038');
    expect(mailsTo('spaeter-gefragt@example.org')).toHaveLength(1);
  });

  it('is told with the words of whoever cancelled, also when a job with others came late', async () => {
    const { id } = await invited('zwei-gruende@example.org');
    await app.dataSource.query(
      `update meeting set state = 'cancelled', cancel_reason = 'Die Leitung ist krank.' where id = $1`,
      [id],
    );
    await app.dataSource.transaction(async (manager) => {
      const meeting = await manager.findOneByOrFail(MeetingEntity, { id });
      await app.nest.get(MeetingNews, { strict: false }).tell(manager, meeting, 'Saal belegt');
    });
    const text = textOf(await arrived('zwei-gruende@example.org', 2));
    expect(text).toContain('Die Leitung ist krank.');
    expect(text).not.toContain('Saal belegt');
  });

  it('as a draft, is nobody’s news', async () => {
    const input = { bodyId, title: 'Entwurf', startsAt, durationMinutes: 60 };
    const { body } = await coordinator.post<Meeting>('/api/meetings', input);
    await post(body, 'cancel', {});
    await minutePasses();
    expect(server.received).toEqual([]);
  });
});

describe('a message that was missed', () => {
  it('is made up for, as when its job was lost', async () => {
    const meeting = await invited('verpasst@example.org');
    await patch(meeting, { place: 'Boy' });
    await app.dataSource.query(`delete from pgboss.job where name = 'meeting.tellChanges'`);
    await runJobsNow(app, 'meeting.remind');
    await until(async () => {
      await minutePasses();
      return mailsTo('verpasst@example.org').length === 2;
    });
  });
});

describe('the reminder', () => {
  const remindAt = async (now: string) => {
    const clock = jest.spyOn(app.nest.get(NetworkClock, { strict: false }), 'now');
    clock.mockReturnValue(new Date(now));
    await app.nest.get(MeetingReminder, { strict: false }).remind();
    await nothingWaits('mail.deliver');
  };
  const askedAt = (meetingId: string, time: string) =>
    app.dataSource.query('update meeting_invitation set asked_at = $2 where meeting_id = $1', [
      meetingId,
      time,
    ]);

  it('goes a week before to those who have not answered, once', async () => {
    const meeting = await invited('still@example.org', { startsAt: '2038-03-09T09:00:00.000Z' });
    const guests = [{ name: 'Laut', email: 'laut@example.org' }];
    await coordinator.post(`/api/meetings/${meeting.id}/invitations`, { guests });
    await nobody.put(linkOf(await arrived('laut@example.org')), { response: 'no' });
    await remindAt('2038-03-01T10:00:00Z');
    expect(mailsTo('still@example.org')).toHaveLength(1);
    await remindAt('2038-03-02T07:30:00Z');
    await remindAt('2038-03-02T08:30:00Z');
    await remindAt('2038-03-05T08:30:00Z');
    expect(mailsTo('laut@example.org')).toHaveLength(1);
    expect(mailsTo('still@example.org')).toHaveLength(2);
    const mail = await arrived('still@example.org', 2);
    expect(subjectOf(mail)).toBe('Bitte antworten: Treffen am Di, 9. März 2038');
    expect(linkOf(mail)).toBe(linkOf(await arrived('still@example.org')));
  });

  it('is made up for after a pause of the server, but not on the day itself', async () => {
    await invited('pause@example.org', { startsAt: '2038-04-13T08:00:00.000Z' });
    await invited('zu-spaet@example.org', { startsAt: '2038-04-11T15:00:00.000Z' });
    await remindAt('2038-04-11T07:00:00Z');
    expect(mailsTo('pause@example.org')).toHaveLength(2);
    expect(mailsTo('zu-spaet@example.org')).toHaveLength(1);
  });

  it('leaves those alone for three days who were just invited', async () => {
    const meeting = await invited('frisch@example.org', { startsAt: '2038-05-11T08:00:00.000Z' });
    await askedAt(meeting.id, '2038-05-05T08:00:00Z');
    await remindAt('2038-05-07T08:00:00Z');
    expect(mailsTo('frisch@example.org')).toHaveLength(1);
    await remindAt('2038-05-08T08:00:00Z');
    expect(mailsTo('frisch@example.org')).toHaveLength(2);
  });

  it('is never sent twice, however many workers come for it at once', async () => {
    const second = await startTestApp({ besideApp: app, environment: server.environment });
    await invited('zugleich@example.org', { startsAt: '2038-06-08T08:00:00.000Z' });
    const now = new Date('2038-06-01T08:00:00Z');
    for (const { nest } of [app, second])
      jest.spyOn(nest.get(NetworkClock, { strict: false }), 'now').mockReturnValue(now);
    const reminders = [app, second, app].map(({ nest }) =>
      nest.get(MeetingReminder, { strict: false }).remind(),
    );
    await Promise.all(reminders);
    await nothingWaits('mail.deliver');
    expect(mailsTo('zugleich@example.org')).toHaveLength(2);
    await second.close();
  });
});

describe('what somebody needs to take part', () => {
  it('is forgotten thirty days after the meeting, and in no mail, announcement or kept answer', async () => {
    const need = 'Gebärdensprache';
    const meeting = await invited('bedarf@example.org');
    const link = linkOf(await arrived('bedarf@example.org'));
    await nobody.put(link, { response: 'yes', accessNeeds: need });
    const path = `/api/meetings/${meeting.id}/invitations`;
    const list = await coordinator.get<List<MeetingInvitation>>(path);
    expect(list.body.items[0]?.accessNeeds).toBe(need);
    const headers = { 'Idempotency-Key': 'noch einmal'.replace(' ', '-') };
    const resend = `/api/meeting-invitations/${list.body.items[0]?.id ?? ''}/resend`;
    await coordinator.post(resend, {}, { headers });
    await nothingWaits('mail.deliver');
    for (const table of ['idempotency_key', 'outbox_mail', 'pgboss.job']) {
      const rows = await app.dataSource.query<unknown[]>(`select * from ${table}`);
      expect(JSON.stringify(rows)).not.toContain(need);
    }
    const reminder = app.nest.get(MeetingReminder, { strict: false });
    const clock = jest.spyOn(app.nest.get(NetworkClock, { strict: false }), 'now');
    const needAfter = async (now: string) => {
      clock.mockReturnValue(new Date(now));
      await reminder.forget();
      return (await nobody.get<ResponseView>(link)).body.accessNeeds;
    };
    expect(await needAfter('2038-02-10T09:00:00Z')).toBe(need);
    expect(await needAfter('2038-02-12T09:00:00Z')).toBe('');
  });
});
