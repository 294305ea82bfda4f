import type {
  Confirmation,
  ConfirmationRequest,
  ConfirmationView,
  ContactPoint,
  List,
  Problem,
  RegisterChange,
  StaleContactPoint,
} from '@quartiersforum/domain';
import { Jobs } from '../src/core/jobs/jobs';
import { ConfirmationAsking } from '../src/network/confirmation/confirmation-asking';
import { ConfirmationMails } from '../src/network/confirmation/confirmation-mails';
import { NetworkClock } from '../src/network/network-clock';
import { Publisher } from '../src/realtime/publisher';
import type { Agent } from './support/agent';
import { startTestApp, type TestApp } from './support/app';
import { countQueries } from './support/count-queries';
import { type MailServer, partsOf, startMailServer, subjectOf } from './support/mail-server';
import { until } from './support/until';

let server: MailServer;
let app: TestApp;
let coordinator: Agent;
let nobody: Agent;
let now: Date;

beforeAll(async () => {
  server = await startMailServer();
  app = await startTestApp({ environment: server.environment });
  [coordinator, nobody] = [await app.agent('coordinator'), await app.agent('nobody')];
});
afterAll(async () => {
  await app.close();
  await server.close();
});
beforeEach(() => {
  now = new Date('2027-01-04T06:41:00Z'); // the first Monday of the quarter
  jest.spyOn(app.nest.get(NetworkClock), 'now').mockImplementation(() => now);
});
afterEach(async () => {
  jest.restoreAllMocks();
  await app.dataSource.query(`update person set contact_point_id = null`);
  await app.dataSource.query(`delete from contact_point`);
  await app.dataSource.query(`delete from register_change`);
  await app.dataSource.query(`delete from outbox_mail`);
  server.received.splice(0);
});

/** An entry that stands in the register for years. */
async function contactPoint(name: string, change: Partial<Record<string, unknown>> = {}, on = app) {
  const all = { name, created_at: '2020-05-01', ...change };
  const [row] = await on.dataSource.query<{ id: string }[]>(
    `insert into contact_point (${Object.keys(all).join(', ')})
     values (${Object.keys(all)
       .map((_, index) => `$${index + 1}`)
       .join(', ')}) returning id`,
    Object.values(all),
  );
  return row?.id ?? '';
}
const fieldworker = (contactPointId: string) => app.newAgent('fieldworker', { contactPointId });
const ask = (on = app) => on.nest.get(ConfirmationAsking).askDue();
const mails = async () =>
  (
    await app.dataSource.query<{ recipient: string }[]>(
      `select recipient from outbox_mail order by recipient`,
    )
  ).map(({ recipient }) => recipient);
const mailTo = (to: string) =>
  until(() => server.received.find((mail) => mail.to.includes(to))?.data) as Promise<string>;
const linkIn = (mail: string) =>
  /\/bestaetigen\/([\w-]{43})/.exec(partsOf(mail)[0]?.content ?? '')?.[1] ?? '';
const read = (id: string) => coordinator.get<ContactPoint>(`/api/contact-points/${id}`);
const history = async (id: string) =>
  (await coordinator.get<List<RegisterChange>>(`/api/contact-points/${id}/history`)).body.items;

/** Asked in this round, with the link of the mail. */
async function asked(change: Partial<Record<string, unknown>> = {}) {
  const id = await contactPoint('Quartiersbüro Boy', { email: 'Boy@example.org', ...change });
  await ask();
  const mail = await mailTo('boy@example.org');
  return { id, mail, link: `/api/confirmations/${linkIn(mail)}` };
}

describe('once a quarter', () => {
  it('the people of each contact point get a mail that says what the register says, with a link', async () => {
    const id = await contactPoint('Quartiersbüro "Süd"', {
      ...{ district: 'Boy', offers: 'Beratung\nSprachcafé', target_groups: '{Familien,Ältere}' },
      confirmed_on: '2026-10-06',
    });
    await app.dataSource.query(
      `insert into funding_phase (contact_point_id, programme, ends_on, is_provisional, note)
       values ($1, 'Zusammen im Quartier', '2027-12-31', true, 'Streng vertraulich')`,
      [id],
    );
    const { email } = await fieldworker(id);
    await ask();
    const mail = await mailTo(email);
    expect(subjectOf(mail)).toBe('Stimmt Ihr Eintrag noch? Quartiersbüro "Süd"');
    const [text, html] = partsOf(mail);
    expect(text?.content).toContain('Angebote: Beratung');
    expect(text?.content).toContain('Zielgruppen: Familien, Ältere');
    expect(text?.content).toContain('Öffnungszeiten: keine Angabe');
    expect(text?.content).toContain('Zusammen im Quartier, vorerst bis 31. Dezember 2027');
    expect(text?.content).toContain('Zuletzt bestätigt am 6. Oktober 2026.');
    expect(text?.content).toMatch(/http:\/\/localhost:\d+\/bestaetigen\/[\w-]{43}\r?\n/);
    expect(html?.content).toContain('Quartiersbüro &quot;Süd&quot;');
    expect(mail).not.toContain('vertraulich');
  });

  it('goes to every account that works there, or else to the address of the entry, and to nobody else', async () => {
    const [withPeople, withAddress, gone] = [
      await contactPoint('Mit Leuten', { email: 'ungefragt@example.org' }),
      await contactPoint('Mit Adresse', { email: 'buero@example.org' }),
      await contactPoint('Nur noch ein gesperrtes Konto', { email: 'nachfolge@example.org' }),
    ];
    await contactPoint('Ohne alles');
    const people = [await fieldworker(withPeople), await fieldworker(withPeople)];
    await app.newAgent('provider', { contactPointId: withAddress });
    const disabled = await fieldworker(gone);
    await app.dataSource.query(`update account set is_disabled = true where id = $1`, [
      disabled.accountId,
    ]);
    await ask();
    const expected = [
      ...people.map(({ email }) => email),
      'buero@example.org',
      'nachfolge@example.org',
    ];
    expect(await mails()).toEqual(expected.sort());
  });

  it('asks nobody twice, on no node, however often it looks, until the next quarter', async () => {
    await contactPoint('Boy', { email: 'boy@example.org' });
    const other = await startTestApp({ besideApp: app });
    jest.spyOn(other.nest.get(NetworkClock), 'now').mockImplementation(() => now);
    await Promise.all([ask(), ask(other), ask()]);
    now = new Date('2027-04-04T20:00:00Z');
    await ask(other);
    await other.close();
    expect(await mails()).toHaveLength(1);
    now = new Date('2027-04-05T06:41:00Z');
    await ask();
    expect(await mails()).toHaveLength(2);
  });

  it('catches up when the server was down on the day, and asks who is known only later', async () => {
    const id = await contactPoint('Ohne Adresse');
    now = new Date('2027-02-20T06:41:00Z');
    await ask();
    expect(await mails()).toEqual([]);
    const { email } = await fieldworker(id);
    await ask();
    expect(await mails()).toEqual([email]);
  });

  it('leaves in peace what is closed, new or was just confirmed', async () => {
    await contactPoint('Geschlossen', { email: 'zu@example.org', closed_on: '2026-12-31' });
    await contactPoint('Neu', { email: 'neu@example.org', created_at: '2026-12-20' });
    await contactPoint('Frisch', { email: 'frisch@example.org', confirmed_on: '2026-12-20' });
    await ask();
    expect(await mails()).toEqual([]);
  });

  it('notes nothing as asked when the mails could not be written, and asks again', async () => {
    await contactPoint('Boy', { email: 'boy@example.org' });
    jest
      .spyOn(app.nest.get(ConfirmationMails, { strict: false }), 'write')
      .mockRejectedValueOnce(new Error('gone'));
    await expect(ask()).rejects.toThrow('gone');
    expect(await mails()).toEqual([]);
    await ask();
    expect(await mails()).toHaveLength(1);
  });

  it('is looked for every morning, by a job', async () => {
    const jobs = await app.dataSource.query<{ cron: string; timezone: string }[]>(
      `select cron, timezone from pgboss.schedule where name = 'confirmation.ask'`,
    );
    expect(jobs).toEqual([{ cron: '41 7 * * *', timezone: 'Europe/Berlin' }]);
    await contactPoint('Boy', { email: 'boy@example.org' });
    await app.nest
      .get(Jobs)
      .send('confirmation.ask', {}, (sql, values) => app.dataSource.query(sql, values));
    expect(subjectOf(await mailTo('boy@example.org'))).toContain('Stimmt Ihr Eintrag noch?');
  });

  it('takes as many statements for fifty as for one', async () => {
    const quiet = await startTestApp(); // no mail server: nothing else asks the database meanwhile
    jest.spyOn(quiet.nest.get(NetworkClock), 'now').mockImplementation(() => now);
    await contactPoint('Eins', { email: 'eins@example.org' }, quiet);
    const one = await countQueries(quiet.dataSource, () => ask(quiet));
    for (let number = 0; number < 50; number += 1)
      await contactPoint(`Büro ${number}`, { email: `buero-${number}@example.org` }, quiet);
    expect(await countQueries(quiet.dataSource, () => ask(quiet))).toBe(one);
    const written = await quiet.dataSource.query<unknown[]>(`select from outbox_mail`);
    expect(written).toHaveLength(51);
    await quiet.close();
  });
});

describe('the link of the mail', () => {
  it('shows the entry without a sign-in and changes nothing by looking', async () => {
    const { id, link } = await asked({ opening_hours: 'Mo 9 bis 12 Uhr' });
    const { status, body } = await nobody.get<ConfirmationView>(link);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      contactPoint: { id, name: 'Quartiersbüro Boy', openingHours: 'Mo 9 bis 12 Uhr' },
      askedOn: '2027-01-04',
      isConfirmed: false,
    });
    await nobody.send('HEAD', link, null);
    expect((await read(id)).body.confirmedOn).toBeNull();
  });

  it('shows its own entry and nothing of the rest of the network', async () => {
    const { id, link } = await asked();
    const partner = await contactPoint('Verschwiegene Partnerin');
    await app.dataSource.query(
      `insert into contact_point_partner (contact_point_id, partner_contact_point_id, position) values ($1, $2, 1)`,
      [id, partner],
    );
    await app.dataSource.query(
      `insert into funding_phase (contact_point_id, programme, note) values ($1, 'Programm', 'Streng vertraulich')`,
      [id],
    );
    const shown = JSON.stringify((await nobody.get(link)).body);
    expect(shown).toContain('Programm');
    expect(shown).not.toContain('Verschwiegene');
    expect(shown).not.toContain('vertraulich');
  });

  it('confirms by its button, once, and leaves one trace without a name', async () => {
    const { id, link } = await asked();
    const { status, body } = await nobody.post<ConfirmationView>(link);
    expect([status, body.isConfirmed, body.contactPoint.confirmedOn]).toEqual([
      200,
      true,
      '2027-01-04',
    ]);
    await nobody.post(link);
    const { confirmedOn, version } = (await read(id)).body;
    expect({ confirmedOn, version }).toEqual({ confirmedOn: '2027-01-04', version: 1 });
    expect(await history(id)).toEqual([
      expect.objectContaining({ reason: 'confirmed', by: null, at: now.toISOString() }),
    ]);
  });

  it('tells those who have the entry open', async () => {
    const { id, link } = await asked();
    const publish = jest.spyOn(app.nest.get(Publisher, { strict: false }), 'publish');
    await nobody.post(link);
    expect(publish.mock.calls).toEqual([
      [
        expect.arrayContaining(['role:coordinator']),
        'contactPoint.changed',
        { contactPointId: id },
      ],
    ]);
    expect(publish.mock.calls[0]?.[0]).not.toContain('role:reader');
  });

  it('is good for four months, and then says where the new one is', async () => {
    const { link } = await asked();
    now = new Date('2027-05-04T12:00:00Z');
    expect((await nobody.get(link)).status).toBe(200);
    now = new Date('2027-05-05T12:00:00Z');
    for (const answer of [await nobody.get<Problem>(link), await nobody.post<Problem>(link)])
      expect([answer.status, answer.body.code]).toEqual([410, 'confirmation.expired']);
  });

  it('ends with the contact point', async () => {
    const { id, link } = await asked();
    await app.dataSource.query(`update contact_point set closed_on = '2027-01-04' where id = $1`, [
      id,
    ]);
    expect((await nobody.post<Problem>(link)).body.code).toBe('confirmation.expired');
    await app.dataSource.query(`delete from contact_point`);
    expect((await nobody.get<Problem>(link)).body.code).toBe('confirmation.notFound');
  });

  it.each(['nichts', 'A'.repeat(43), '%00', '..%2F..%2Fhealth'])(
    'that is %p is not found',
    async (token) => {
      await asked();
      for (const answer of [
        await nobody.get<Problem>(`/api/confirmations/${token}`),
        await nobody.post<Problem>(`/api/confirmations/${token}`),
      ])
        expect([400, 404]).toContain(answer.status);
    },
  );

  it('with one letter changed is worth nothing', async () => {
    const { link } = await asked();
    const last = link.at(-2) === 'A' ? 'B' : 'A';
    const forged = `${link.slice(0, -2)}${last}${link.at(-1)}`;
    expect((await nobody.post<Problem>(forged)).body.code).toBe('confirmation.notFound');
  });
});

describe('signed in', () => {
  it('its own people and the coordinator confirm, with their name in the history', async () => {
    const id = await contactPoint('Boy');
    const own = await fieldworker(id);
    const { status, body } = await own.post<Confirmation>(`/api/contact-points/${id}/confirm`);
    expect([status, body]).toEqual([200, { contactPointId: id, confirmedOn: '2027-01-04' }]);
    now = new Date('2027-01-05T08:00:00Z');
    await coordinator.post(`/api/contact-points/${id}/confirm`);
    expect((await history(id)).map(({ by, reason }) => [by, reason])).toEqual([
      ['coordinator', 'confirmed'],
      ['fieldworker', 'confirmed'],
    ]);
  });

  it('nobody confirms for somebody else', async () => {
    const [id, other] = [await contactPoint('Boy'), await contactPoint('Ebel')];
    const path = `/api/contact-points/${id}/confirm`;
    const colleague = await fieldworker(other);
    expect((await colleague.post(path)).status).toBe(403);
    for (const role of ['city', 'provider', 'reader'] as const)
      expect([403, 404]).toContain((await (await app.agent(role)).post(path)).status);
    expect((await nobody.post(path)).status).toBe(401);
    expect((await read(id)).body.confirmedOn).toBeNull();
  });

  it('does not disturb somebody who edits the entry at the same time', async () => {
    const id = await contactPoint('Boy');
    const { version } = (await read(id)).body;
    await coordinator.post(`/api/contact-points/${id}/confirm`);
    expect((await read(id)).body.version).toBe(version);
  });
});

describe('what nobody has confirmed for long', () => {
  const stale = async (query = '') =>
    (await coordinator.get<List<StaleContactPoint>>(`/api/stale-contact-points${query}`)).body;

  it('is listed for the coordinator, what was never confirmed first, with who can be asked', async () => {
    await contactPoint('Frisch', { confirmed_on: '2026-09-06' });
    await contactPoint('Geschlossen', { closed_on: '2026-12-31' });
    const [never, old] = [
      await contactPoint('Nie', { email: 'nie@example.org' }),
      await contactPoint('Alt', { confirmed_on: '2026-09-05' }),
    ];
    await ask();
    expect(await stale()).toEqual({
      total: 2,
      items: [
        { id: never, name: 'Nie', confirmedOn: null, askedOn: '2027-01-04', recipients: 1 },
        { id: old, name: 'Alt', confirmedOn: '2026-09-05', askedOn: null, recipients: 0 },
      ],
    });
    expect((await stale('?limit=1&offset=1')).items.map(({ id }) => id)).toEqual([old]);
    for (const role of ['city', 'provider', 'fieldworker', 'reader'] as const)
      expect((await (await app.agent(role)).get('/api/stale-contact-points')).status).toBe(403);
  });

  it('can be filtered in the register by everybody who reads it', async () => {
    await contactPoint('Frisch', { confirmed_on: '2026-09-06', state: 'released' });
    await contactPoint('Alt', { confirmed_on: '2026-09-05', state: 'released' });
    await contactPoint('Nie und nur intern');
    const found = async (agent: Agent, query: string) => {
      const { body } = await agent.get<List<ContactPoint>>(`/api/contact-points?${query}`);
      return body.items.map(({ name }) => name);
    };
    const [city, reader] = [await app.agent('city'), await app.agent('reader')];
    expect(await found(city, 'isStale=true')).toEqual(['Alt', 'Nie und nur intern']);
    expect(await found(reader, 'isStale=true')).toEqual(['Alt']);
    expect(await found(city, 'isStale=false')).toHaveLength(3);
  });

  it('can be asked about again by the coordinator, once a day, with the same link', async () => {
    const { id, link } = await asked();
    const path = `/api/contact-points/${id}/confirmation-requests`;
    const tooSoon = await coordinator.post<Problem>(path);
    expect([tooSoon.status, tooSoon.body.code]).toEqual([409, 'confirmation.askedToday']);
    server.received.splice(0);
    now = new Date('2027-02-01T09:00:00Z');
    const again = await coordinator.post<ConfirmationRequest>(path);
    expect([again.status, again.body]).toEqual([201, { askedOn: '2027-02-01', recipients: 1 }]);
    expect(`/api/confirmations/${linkIn(await mailTo('boy@example.org'))}`).toBe(link);
    await ask(); // the job leaves it at that
    expect(await mails()).toHaveLength(2);
    expect((await nobody.get<ConfirmationView>(link)).body.askedOn).toBe('2027-02-01');
  });

  it('can be asked about by the coordinator before the job does, which then does not ask twice', async () => {
    now = new Date('2027-01-04T05:00:00Z');
    const id = await contactPoint('Boy', { email: 'boy@example.org' });
    await coordinator.post(`/api/contact-points/${id}/confirmation-requests`);
    now = new Date('2027-01-05T06:41:00Z');
    await ask();
    expect(await mails()).toHaveLength(1);
  });

  it('says when nobody can be asked, and notes nothing', async () => {
    const ids = [
      await contactPoint('Ohne alles'),
      await contactPoint('Zu', { email: 'zu@example.org', closed_on: '2027-01-04' }),
    ];
    for (const id of ids) {
      const { status, body } = await coordinator.post<Problem>(
        `/api/contact-points/${id}/confirmation-requests`,
      );
      expect([status, body.code]).toEqual([422, 'confirmation.nobodyToAsk']);
    }
    const rows = await app.dataSource.query<unknown[]>(`select from confirmation_request`);
    expect(rows).toEqual([]);
  });

  it('is asked about by nobody but the coordinator', async () => {
    const id = await contactPoint('Boy', { email: 'boy@example.org' });
    const path = `/api/contact-points/${id}/confirmation-requests`;
    expect((await (await fieldworker(id)).post(path)).status).toBe(403);
    expect((await (await app.agent('city')).post(path)).status).toBe(403);
    expect(await mails()).toEqual([]);
  });
});
