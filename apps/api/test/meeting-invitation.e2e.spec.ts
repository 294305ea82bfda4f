import type {
  Invitees,
  List,
  Meeting,
  MeetingInvitation,
  Problem,
  ResponseView,
} from '@quartiersforum/domain';
import ICAL from 'ical.js';
import { Bus } from '../src/core/bus/bus';
import { MailFollowers } from '../src/core/mail/mail-followers';
import type { Agent } from './support/agent';
import { startTestApp, type TestApp } from './support/app';
import { countQueries } from './support/count-queries';
import { runJobsNow } from './support/jobs';
import { type MailServer, partsOf, startMailServer, subjectOf } from './support/mail-server';
import { until } from './support/until';

let server: MailServer;
let app: TestApp;
let coordinator: Agent;
let bodyId: string;
let organisationId: string;
let contactPointId: string;
let member: Agent;

beforeAll(async () => {
  server = await startMailServer();
  app = await startTestApp({ environment: server.environment });
  coordinator = await app.agent('coordinator');
  bodyId = await insert(
    `insert into body (name, purpose) values ('Austauschtreffen', 'Austausch')`,
  );
  organisationId = await insert(
    `insert into organisation (name, kind) values ('Träger "Süd"', 'provider')`,
  );
  contactPointId = await insert(`insert into contact_point (name) values ('Quartiersbüro Boy')`);
  await app.dataSource.query(
    `insert into membership (body_id, organisation_id, valid_from, valid_to) values ($1, $2, '2020-01-01', '2038-02-28')`,
    [bodyId, organisationId],
  );
  await app.dataSource.query(
    `insert into membership (body_id, contact_point_id, valid_from) values ($1, $2, '2020-01-01')`,
    [bodyId, contactPointId],
  );
  member = await app.newAgent('provider', { organisationId, displayName: 'Vertretung Süd' });
});
afterAll(async () => {
  await app.close();
  await server.close();
});
beforeEach(() => server.received.splice(0));

async function insert(sql: string, values: unknown[] = []): Promise<string> {
  const [row] = await app.dataSource.query<{ id: string }[]>(`${sql} returning id`, values);
  return row?.id ?? '';
}

const startsAt = '2038-01-12T09:00:00.000Z';
async function draft(changes: object = {}): Promise<Meeting> {
  const input = {
    bodyId,
    title: 'Austauschtreffen',
    startsAt,
    durationMinutes: 120,
    place: 'Rathaus',
  };
  const { body } = await coordinator.post<Meeting>('/api/meetings', { ...input, ...changes });
  return body;
}
async function invited(input: object = {}, changes: object = {}): Promise<Meeting> {
  const { id } = await draft(changes);
  const { body } = await coordinator.post<Meeting>(`/api/meetings/${id}/invite`, input);
  return body;
}
const guest = (email: string, name = 'Gast aus Essen') => ({
  name,
  email,
  affiliation: 'Stadt Essen',
});
const invitations = async (meetingId: string) => {
  const path = `/api/meetings/${meetingId}/invitations`;
  return (await coordinator.get<List<MeetingInvitation>>(path)).body.items;
};
const invitationOf = async (meetingId: string, email: string) => {
  const found = (await invitations(meetingId)).find((invitation) => invitation.email === email);
  if (found === undefined) throw new Error(`${email} is not invited`);
  return found;
};
const arrived = (to: string, count = 1) =>
  until(() => {
    const mails = server.received.filter((mail) => mail.to.includes(to));
    return mails.length >= count && mails[count - 1]?.data;
  }) as Promise<string>;
/** The token of the answer link in the latest mail to this address. */
const tokenOf = async (to: string, count = 1) => {
  const text = partsOf(await arrived(to, count))[0]?.content ?? '';
  return /\/antwort\/([\w-]{43})/.exec(text)?.[1] ?? '';
};
const yes = { response: 'yes' };

describe('those who are invited', () => {
  it('are the members of the body on the day of the meeting, and who of them no mail reaches', async () => {
    const inWinter = await draft();
    const { body } = await coordinator.get<Invitees>(`/api/meetings/${inWinter.id}/invitees`);
    expect(body).toEqual({
      reachable: [
        { accountId: member.accountId, name: 'Vertretung Süd', affiliation: 'Träger "Süd"' },
      ],
      unreachable: [{ kind: 'contactPoint', id: contactPointId, name: 'Quartiersbüro Boy' }],
    });
    const later = await draft({ startsAt: '2038-04-13T08:00:00.000Z' }); // the membership has ended by then
    const after = await coordinator.get<Invitees>(`/api/meetings/${later.id}/invitees`);
    expect(after.body.reachable).toEqual([]);
  });

  it('are members from their first day to their last', async () => {
    const body = await insert(`insert into body (name, purpose) values ('Beirat', 'Rat')`);
    const newcomer = await app.newAgent('city', { displayName: 'Neu im Beirat' });
    await app.dataSource.query(
      `insert into membership (body_id, person_id, valid_from, valid_to) values ($1, $2, '2038-01-12', '2038-01-12')`,
      [body, newcomer.personId],
    );
    const namesOn = async (day: string) => {
      const { id } = await draft({ bodyId: body, startsAt: `${day}T23:30:00+01:00` });
      const invitees = await coordinator.get<Invitees>(`/api/meetings/${id}/invitees`);
      return invitees.body.reachable.map(({ name }) => name);
    };
    expect(await namesOn('2038-01-11')).toEqual([]);
    expect(await namesOn('2038-01-12')).toEqual(['Neu im Beirat']);
    expect(await namesOn('2038-01-13')).toEqual([]);
  });

  it('get one mail each: text, page and calendar entry, with one link that answers', async () => {
    const meeting = await invited({
      guests: [guest('gast@example.org')],
      message: 'Wir freuen uns.',
    });
    expect(meeting).toMatchObject({ state: 'invited', answers: { open: 2, yes: 0 } });
    const mail = await arrived('gast@example.org');
    expect(subjectOf(mail)).toBe('Einladung: Austauschtreffen am Di, 12. Januar 2038');
    const [text, html, calendar, file] = partsOf(mail);
    expect(text?.content).toContain('Wir freuen uns.');
    expect(text?.content).toContain('Eine Zusage im Kalender oder auf diese Mail kommt nicht an.');
    expect(text?.content).toContain('Termin: Di, 12. Januar 2038, 10:00 bis 12:00 Uhr');
    expect(text?.content).toMatch(/http:\/\/localhost:\d+\/antwort\/[\w-]{43}\r?\n/);
    expect(html?.type).toContain('text/html');
    expect(html?.content).not.toMatch(/<(script|img|link|table|style)/);
    expect(calendar?.type).toBe('text/calendar; charset=utf-8; method=REQUEST');
    expect(file?.headers).toContain('filename=termin.ics');
    expect(file?.content.trim()).toBe(calendar?.content.trim());
    const event = new ICAL.Component(ICAL.parse(calendar?.content ?? '') as unknown[]);
    const [vevent] = event.getAllSubcomponents('vevent');
    expect(vevent?.getFirstPropertyValue('uid')).toBe(`${meeting.id}@localhost`);
    expect(vevent?.getFirstPropertyValue('sequence')).toBe(0);
    expect(vevent?.getFirstPropertyValue('dtstart')?.toString()).toBe('2038-01-12T10:00:00');
    expect(String(vevent?.getFirstPropertyValue('organizer'))).toMatch(
      /^mailto:forum@example.org$/i,
    );
    await arrived(member.email);
    expect(server.received.map(({ to }) => to).sort()).toEqual(
      [['gast@example.org'], [member.email]].sort(),
    );
    await until(async () =>
      (await invitations(meeting.id)).every(({ delivery }) => delivery === 'sent'),
    );
  });

  it('are each invited once, whether as member, account or guest, however addresses are written', async () => {
    const other = await app.newAgent('city');
    const { id } = await invited({
      accountIds: [member.accountId, other.accountId, other.accountId],
      guests: [
        guest(member.email.toUpperCase()),
        guest('zweimal@example.org'),
        guest('Zweimal@Example.org'),
      ],
    });
    const all = await invitations(id);
    expect(all.map(({ email }) => email).sort()).toEqual(
      [member.email, other.email, 'zweimal@example.org'].sort(),
    );
    const again = await coordinator.post<List<MeetingInvitation>>(
      `/api/meetings/${id}/invitations`,
      {
        guests: [guest('zweimal@example.org'), guest('spaet@example.org')],
      },
    );
    expect(again.body.items.map(({ email }) => email)).toEqual(['spaet@example.org']);
  });

  it('cost two statements each, the mail and what the invitation knows of it, however many they are', async () => {
    const quiet = await startTestApp({ besideApp: app }); // without a mail server nothing is delivered meanwhile
    const agent = await quiet.agent('coordinator');
    const cost = async (count: number) => {
      const { id } = await draft();
      const guests = Array.from({ length: count }, (_, index) => guest(`g${index}@example.org`));
      const path = `/api/meetings/${id}/invite`;
      return countQueries(quiet.dataSource, () => agent.post(path, { guests }));
    };
    const [few, many] = [await cost(1), await cost(11)];
    await quiet.close();
    expect((many - few) / 10).toBeLessThan(3);
  });

  it('are each invited once also when two coordinators press the button at the same time', async () => {
    const { id } = await draft();
    const path = `/api/meetings/${id}/invite`;
    const guests = [guest('doppelt@example.org')];
    const answers = await Promise.all([1, 2, 3].map(() => coordinator.post(path, { guests })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    await arrived('doppelt@example.org');
    expect(await invitations(id)).toHaveLength(2);
    expect(server.received.filter(({ to }) => to.includes('doppelt@example.org'))).toHaveLength(1);
  });

  it('cannot be accounts that are not there', async () => {
    const { id } = await draft();
    const accountIds = [member.accountId, '4f3ad2a4-52f4-4d2c-9c39-6f0a4de1a111'];
    const answer = await coordinator.post<Problem>(`/api/meetings/${id}/invite`, { accountIds });
    expect([answer.status, answer.body.fields?.[0]?.path]).toEqual([400, 'accountIds.1']);
    expect(await invitations(id)).toEqual([]);
  });

  it('are told when they are not invited any more, and their link is dead', async () => {
    const { id } = await invited({ guests: [guest('weg@example.org')] });
    const token = await tokenOf('weg@example.org');
    const { id: invitationId } = await invitationOf(id, 'weg@example.org');
    expect((await coordinator.delete(`/api/meeting-invitations/${invitationId}`)).status).toBe(204);
    const [, , calendar] = partsOf(await arrived('weg@example.org', 2));
    expect(calendar?.type).toContain('method=CANCEL');
    expect(calendar?.content).toMatch(/^SEQUENCE:1\r$/m);
    const nobody = await app.agent('nobody');
    expect((await nobody.get(`/api/responses/${token}`)).status).toBe(404);
  });

  it('see nothing of a meeting before they are invited, and no addresses of others after', async () => {
    const { id } = await draft({ startsAt: '2038-04-13T08:00:00.000Z' });
    const outsider = await app.newAgent('fieldworker');
    expect((await outsider.get(`/api/meetings/${id}`)).status).toBe(404);
    await coordinator.post(`/api/meetings/${id}/invite`, { accountIds: [outsider.accountId] });
    expect((await outsider.get(`/api/meetings/${id}`)).status).toBe(200);
    const lists = [`/api/meetings/${id}/invitations`, `/api/meetings/${id}/invitees`];
    for (const path of lists) expect((await outsider.get(path)).status).toBe(403);
    const stranger = await app.agent('stranger');
    for (const path of lists) expect((await stranger.get(path)).status).toBe(404);
  });
});

describe('whoever holds the link from the mail', () => {
  it('sees what it is about and answers without signing in, as often as they like', async () => {
    const { id } = await invited({ guests: [guest('link@example.org')] });
    const nobody = await app.agent('nobody');
    const path = `/api/responses/${await tokenOf('link@example.org')}`;
    const seen = await nobody.get<ResponseView>(path);
    expect(seen.body).toMatchObject({
      meeting: { id, title: 'Austauschtreffen', body: 'Austauschtreffen', isCancelled: false },
      ...{ isOpen: true, name: 'Gast aus Essen', response: 'open' },
    });
    expect((await invitationOf(id, 'link@example.org')).respondedAt).toBeNull();
    const answer = { ...yes, wish: 'Mehr Zeit', accessNeeds: 'Induktionsschleife' };
    expect((await nobody.put<ResponseView>(path, answer)).body).toMatchObject(answer);
    expect(await invitationOf(id, 'link@example.org')).toMatchObject(answer);
    await nobody.put(path, { response: 'no' });
    expect(await invitationOf(id, 'link@example.org')).toMatchObject({ response: 'no', wish: '' });
  });

  it('finds nothing when the link was tampered with', async () => {
    await invited({ guests: [guest('falsch@example.org')] });
    const token = await tokenOf('falsch@example.org');
    const nobody = await app.agent('nobody');
    const flipped = token.slice(0, -2) + (token.at(-2) === 'A' ? 'B' : 'A') + token.slice(-1);
    for (const wrong of [flipped, token.slice(1), `${token}A`, 'x', '%E2%80%AE']) {
      const read = await nobody.get<Problem>(`/api/responses/${wrong}`);
      const written = await nobody.put<Problem>(`/api/responses/${wrong}`, yes);
      expect([read.status, written.status]).toEqual([404, 404]);
    }
  });

  it('is refused once the meeting is over, and still sees it', async () => {
    const { id } = await invited({ guests: [guest('vorbei@example.org')] });
    const path = `/api/responses/${await tokenOf('vorbei@example.org')}`;
    await app.dataSource.query(`update meeting set starts_at = '2026-01-13T09:00Z' where id = $1`, [
      id,
    ]);
    const nobody = await app.agent('nobody');
    const answer = await nobody.put<Problem>(path, yes);
    expect([answer.status, answer.body.code]).toEqual([410, 'response.closed']);
    expect((await nobody.get<ResponseView>(path)).body.isOpen).toBe(false);
  });

  it('leaves no link in the outbox', async () => {
    const { id } = await invited({ guests: [guest('spur@example.org')] });
    const token = await tokenOf('spur@example.org');
    await until(async () => (await invitationOf(id, 'spur@example.org')).delivery === 'sent');
    const rows = await app.dataSource.query<unknown[]>(
      'select * from outbox_mail where recipient = $1',
      ['spur@example.org'],
    );
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(token);
  });
});

describe('who is invited with an account', () => {
  it('answers signed in, and only for themselves', async () => {
    const { id } = await invited();
    const path = `/api/meetings/${id}/response`;
    expect((await member.put<ResponseView>(path, yes)).body.response).toBe('yes');
    expect((await member.get<Meeting>(`/api/meetings/${id}`)).body.answer).toBe('yes');
    const stranger = await app.agent('stranger');
    expect((await stranger.put<Problem>(path, yes)).body.code).toBe('response.notFound');
    expect((await coordinator.get<Problem>(path)).body.code).toBe('response.notFound');
  });
});

describe('whoever leads the meeting', () => {
  it('sees a mail that could not be delivered, and sends it again', async () => {
    server.refusals = Infinity;
    const { id } = await invited({ guests: [guest('kaputt@example.org')] });
    const state = async () => (await invitationOf(id, 'kaputt@example.org')).delivery;
    expect(await state()).toBe('waiting');
    const { id: invitationId } = await invitationOf(id, 'kaputt@example.org');
    const resend = () =>
      coordinator.post<MeetingInvitation>(`/api/meeting-invitations/${invitationId}/resend`);
    expect((await resend()).body.delivery).toBe('waiting'); // the first is still on its way
    // The last try comes now instead of in an hour.
    await until(async () => {
      await runJobsNow(app, 'mail.deliver', { isLastTry: true });
      return (await state()) === 'failed';
    });
    server.refusals = 0;
    expect((await resend()).body.delivery).toBe('waiting');
    await arrived('kaputt@example.org');
    await until(async () => (await state()) === 'sent');
    expect(server.received.filter(({ to }) => to.includes('kaputt@example.org'))).toHaveLength(1);
    const mails = await app.dataSource.query<{ id: string; state: string }[]>(
      'select id, state from outbox_mail where recipient = $1 order by created_at',
      ['kaputt@example.org'],
    );
    expect(mails.map((mail) => mail.state)).toEqual(['failed', 'sent']);
    // What becomes of an earlier mail says nothing any more.
    const about = { kind: 'meetingInvitation', id: invitationId };
    const late = { mailId: mails[0]?.id ?? '', state: 'failed', at: null } as const;
    await app.nest.get(MailFollowers).tell(app.dataSource.manager, about, late);
    expect(await state()).toBe('sent');
  }, 60_000);

  it('hears of each answer and delivery at once, and nobody else does', async () => {
    const { id } = await invited({ guests: [guest('live@example.org')] });
    await until(async () => (await invitations(id)).every(({ delivery }) => delivery === 'sent'));
    // That the last one was sent is read from the database, and may be announced only after that.
    await app.nest.get(Bus).caughtUp();
    const heard: unknown[] = [];
    const stop = app.nest.get(Bus).on('realtime.announced', ({ rooms, event, payload }) => {
      heard.push([rooms, event, payload]);
    });
    const link = `/api/responses/${await tokenOf('live@example.org')}`;
    await (await app.agent('nobody')).put(link, { ...yes, accessNeeds: 'Induktionsschleife' });
    await until(() => heard.length >= 1);
    stop();
    expect(heard).toEqual([
      [[`meetingLead:${id}`, 'role:coordinator'], 'meeting.answersChanged', { meetingId: id }],
    ]);
  });

  it('invites a draft with a date to come, once', async () => {
    const { id } = await invited();
    const again = await coordinator.post<Problem>(`/api/meetings/${id}/invite`, {});
    expect(again.body.code).toBe('meeting.transitionRefused');
    const past = await draft();
    await app.dataSource.query(`update meeting set starts_at = now() where id = $1`, [past.id]);
    const late = await coordinator.post<Problem>(`/api/meetings/${past.id}/invite`, {});
    expect(late.body.code).toBe('meeting.inThePast');
    await app.dataSource.query(`update meeting set starts_at = '2026-01-13T09:00Z' where id = $1`, [
      id,
    ]);
    const over = await coordinator.post<Problem>(`/api/meetings/${id}/invitations`, {});
    expect(over.body.code).toBe('meeting.inThePast');
    const early = await draft();
    const more = await coordinator.post<Problem>(`/api/meetings/${early.id}/invitations`, {});
    expect(more.body.code).toBe('meeting.transitionRefused');
  });
});

describe('what people write', () => {
  it('breaks out of no header, page or calendar', async () => {
    const title = '<b>Treffen</b> & "mehr", \\n; Ende';
    await invited({ guests: [guest('markup@example.org', '"Gast", <i>')] }, { title });
    const mail = await arrived('markup@example.org');
    expect(subjectOf(mail)).toBe(`Einladung: ${title} am Di, 12. Januar 2038`);
    const [, html, calendar] = partsOf(mail);
    expect(html?.content).not.toMatch(/<[bi]>/);
    expect(html?.content).toContain('&lt;b&gt;Treffen&lt;/b&gt; &amp; &quot;mehr&quot;');
    const parsed = new ICAL.Component(ICAL.parse(calendar?.content ?? '') as unknown[]);
    const event = parsed.getFirstSubcomponent('vevent');
    expect(event?.getFirstPropertyValue('summary')).toBe(title);
    const attendee = event?.getFirstProperty('attendee');
    expect(attendee?.getFirstParameter('cn')).toBe('"Gast", <i>');
  });

  it('is refused when it holds line breaks or controls', async () => {
    const { id } = await draft();
    for (const name of ['Gast\r\nBcc: opfer@example.org', 'Gast\u0000', 'Gast\u202e'])
      for (const person of [
        guest('x@example.org', name),
        { ...guest('x@example.org'), affiliation: name },
      ]) {
        const { status } = await coordinator.post(`/api/meetings/${id}/invite`, {
          guests: [person],
        });
        expect(status).toBe(400);
      }
    const email = 'x@example.org\r\nBcc: opfer@example.org';
    const answer = await coordinator.post(`/api/meetings/${id}/invite`, { guests: [guest(email)] });
    expect(answer.status).toBe(400);
    expect(server.received.filter(({ to }) => to.includes('x@example.org'))).toEqual([]);
  });
});
