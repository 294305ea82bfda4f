import type {
  Confirmation,
  ConfirmationRequest,
  ConfirmationView,
  ContactPoint,
  List,
  Problem,
  StaleContactPoint,
} from '@quartiersforum/domain';
import { Jobs } from '../src/core/jobs/jobs';
import { ConfirmationMails } from '../src/network/confirmation/confirmation-mails';
import { NetworkClock } from '../src/network/network-clock';
import type { Agent } from './support/agent';
import { startTestApp } from './support/app';
import { type ConfirmationScene, createConfirmationScene } from './support/confirmation-scene';
import { countQueries } from './support/count-queries';
import { partsOf, subjectOf } from './support/mail-server';

let scene: ConfirmationScene;
beforeAll(async () => {
  scene = await createConfirmationScene();
});
afterAll(() => scene.close());
beforeEach(() => scene.begin());
afterEach(() => scene.end());

describe('once a quarter', () => {
  it('the people of each contact point get a mail that says what the register says, with a link', async () => {
    const id = await scene.contactPoint('Quartiersbüro "Süd"', {
      ...{ district: 'Boy', offers: 'Beratung\nSprachcafé', target_groups: '{Familien,Ältere}' },
      confirmed_on: '2026-10-06',
    });
    await scene.app.dataSource.query(
      `insert into funding_phase (contact_point_id, programme, ends_on, is_provisional, note)
       values ($1, 'Zusammen im Quartier', '2027-12-31', true, 'Streng vertraulich')`,
      [id],
    );
    const { email } = await scene.fieldworker(id);
    await scene.ask();
    const mail = await scene.mailTo(email);
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
      await scene.contactPoint('Mit Leuten', { email: 'ungefragt@example.org' }),
      await scene.contactPoint('Mit Adresse', { email: 'buero@example.org' }),
      await scene.contactPoint('Nur noch ein gesperrtes Konto', { email: 'nachfolge@example.org' }),
    ];
    await scene.contactPoint('Ohne alles');
    const people = [await scene.fieldworker(withPeople), await scene.fieldworker(withPeople)];
    await scene.app.newAgent('provider', { contactPointId: withAddress });
    const disabled = await scene.fieldworker(gone);
    await scene.app.dataSource.query(`update account set is_disabled = true where id = $1`, [
      disabled.accountId,
    ]);
    await scene.ask();
    const expected = [
      ...people.map(({ email }) => email),
      'buero@example.org',
      'nachfolge@example.org',
    ];
    expect(await scene.mails()).toEqual(expected.sort());
  });

  it('asks nobody twice, on no node, however often it looks, until the next quarter', async () => {
    await scene.contactPoint('Boy', { email: 'boy@example.org' });
    const other = await startTestApp({ besideApp: scene.app });
    jest.spyOn(other.nest.get(NetworkClock), 'now').mockImplementation(() => scene.now);
    await Promise.all([scene.ask(), scene.ask(other), scene.ask()]);
    scene.now = new Date('2027-04-04T20:00:00Z');
    await scene.ask(other);
    await other.close();
    expect(await scene.mails()).toHaveLength(1);
    scene.now = new Date('2027-04-05T06:41:00Z');
    await scene.ask();
    expect(await scene.mails()).toHaveLength(2);
  });

  it('catches up when the server was down on the day, and asks who is known only later', async () => {
    const id = await scene.contactPoint('Ohne Adresse');
    scene.now = new Date('2027-02-20T06:41:00Z');
    await scene.ask();
    expect(await scene.mails()).toEqual([]);
    const { email } = await scene.fieldworker(id);
    await scene.ask();
    expect(await scene.mails()).toEqual([email]);
  });

  it('leaves in peace what is closed, new or was just confirmed', async () => {
    await scene.contactPoint('Geschlossen', { email: 'zu@example.org', closed_on: '2026-12-31' });
    await scene.contactPoint('Neu', { email: 'neu@example.org', created_at: '2026-12-20' });
    await scene.contactPoint('Frisch', { email: 'frisch@example.org', confirmed_on: '2026-12-20' });
    await scene.ask();
    expect(await scene.mails()).toEqual([]);
  });

  it('notes nothing as asked when the mails could not be written, and asks again', async () => {
    await scene.contactPoint('Boy', { email: 'boy@example.org' });
    jest
      .spyOn(scene.app.nest.get(ConfirmationMails, { strict: false }), 'write')
      .mockRejectedValueOnce(new Error('gone'));
    await expect(scene.ask()).rejects.toThrow('gone');
    expect(await scene.mails()).toEqual([]);
    await scene.ask();
    expect(await scene.mails()).toHaveLength(1);
  });

  it('is looked for every morning, by a job', async () => {
    const jobs = await scene.app.dataSource.query<{ cron: string; timezone: string }[]>(
      `select cron, timezone from pgboss.schedule where name = 'confirmation.ask'`,
    );
    expect(jobs).toEqual([{ cron: '41 7 * * *', timezone: 'Europe/Berlin' }]);
    await scene.contactPoint('Boy', { email: 'boy@example.org' });
    await scene.app.nest
      .get(Jobs)
      .send('confirmation.ask', {}, (sql, values) => scene.app.dataSource.query(sql, values));
    expect(subjectOf(await scene.mailTo('boy@example.org'))).toContain('Stimmt Ihr Eintrag noch?');
  });

  it('takes as many statements for fifty as for one', async () => {
    const quiet = await startTestApp(); // no mail server: nothing else asks the database meanwhile
    jest.spyOn(quiet.nest.get(NetworkClock), 'now').mockImplementation(() => scene.now);
    await scene.contactPoint('Eins', { email: 'eins@example.org' }, quiet);
    const one = await countQueries(quiet.dataSource, () => scene.ask(quiet));
    for (let number = 0; number < 50; number += 1)
      await scene.contactPoint(`Büro ${number}`, { email: `buero-${number}@example.org` }, quiet);
    expect(await countQueries(quiet.dataSource, () => scene.ask(quiet))).toBe(one);
    const written = await quiet.dataSource.query<unknown[]>(`select from outbox_mail`);
    expect(written).toHaveLength(51);
    await quiet.close();
  });
});

describe('signed in', () => {
  it('its own people and the coordinator confirm, with their name in the history', async () => {
    const id = await scene.contactPoint('Boy');
    const own = await scene.fieldworker(id);
    const { status, body } = await own.post<Confirmation>(`/api/contact-points/${id}/confirm`);
    expect([status, body]).toEqual([200, { contactPointId: id, confirmedOn: '2027-01-04' }]);
    scene.now = new Date('2027-01-05T08:00:00Z');
    await scene.coordinator.post(`/api/contact-points/${id}/confirm`);
    expect((await scene.history(id)).map(({ by, reason }) => [by, reason])).toEqual([
      ['coordinator', 'confirmed'],
      ['fieldworker', 'confirmed'],
    ]);
  });

  it('nobody confirms for somebody else', async () => {
    const [id, other] = [await scene.contactPoint('Boy'), await scene.contactPoint('Ebel')];
    const path = `/api/contact-points/${id}/confirm`;
    const colleague = await scene.fieldworker(other);
    expect((await colleague.post(path)).status).toBe(403);
    for (const role of ['city', 'provider', 'reader'] as const)
      expect([403, 404]).toContain((await (await scene.app.agent(role)).post(path)).status);
    expect((await scene.nobody.post(path)).status).toBe(401);
    expect((await scene.read(id)).body.confirmedOn).toBeNull();
  });

  it('does not disturb somebody who edits the entry at the same time', async () => {
    const id = await scene.contactPoint('Boy');
    const { version } = (await scene.read(id)).body;
    await scene.coordinator.post(`/api/contact-points/${id}/confirm`);
    expect((await scene.read(id)).body.version).toBe(version);
  });
});

describe('what nobody has confirmed for long', () => {
  const stale = async (query = '') =>
    (await scene.coordinator.get<List<StaleContactPoint>>(`/api/stale-contact-points${query}`))
      .body;

  it('is listed for the coordinator, what was never confirmed first, with who can be asked', async () => {
    await scene.contactPoint('Frisch', { confirmed_on: '2026-09-06' });
    await scene.contactPoint('Geschlossen', { closed_on: '2026-12-31' });
    const [never, old] = [
      await scene.contactPoint('Nie', { email: 'nie@example.org' }),
      await scene.contactPoint('Alt', { confirmed_on: '2026-09-05' }),
    ];
    await scene.ask();
    expect(await stale()).toEqual({
      total: 2,
      items: [
        { id: never, name: 'Nie', confirmedOn: null, askedOn: '2027-01-04', recipients: 1 },
        { id: old, name: 'Alt', confirmedOn: '2026-09-05', askedOn: null, recipients: 0 },
      ],
    });
    expect((await stale('?limit=1&offset=1')).items.map(({ id }) => id)).toEqual([old]);
    for (const role of ['city', 'provider', 'fieldworker', 'reader'] as const)
      expect((await (await scene.app.agent(role)).get('/api/stale-contact-points')).status).toBe(
        403,
      );
  });

  it('can be filtered in the register by everybody who reads it', async () => {
    await scene.contactPoint('Frisch', { confirmed_on: '2026-09-06', state: 'released' });
    await scene.contactPoint('Alt', { confirmed_on: '2026-09-05', state: 'released' });
    await scene.contactPoint('Nie und nur intern');
    const found = async (agent: Agent, query: string) => {
      const { body } = await agent.get<List<ContactPoint>>(`/api/contact-points?${query}`);
      return body.items.map(({ name }) => name);
    };
    const [city, reader] = [await scene.app.agent('city'), await scene.app.agent('reader')];
    expect(await found(city, 'isStale=true')).toEqual(['Alt', 'Nie und nur intern']);
    expect(await found(reader, 'isStale=true')).toEqual(['Alt']);
    expect(await found(city, 'isStale=false')).toHaveLength(3);
  });

  it('can be asked about again by the coordinator, once a day, with the same link', async () => {
    const { id, link } = await scene.asked();
    const path = `/api/contact-points/${id}/confirmation-requests`;
    const tooSoon = await scene.coordinator.post<Problem>(path);
    expect([tooSoon.status, tooSoon.body.code]).toEqual([409, 'confirmation.askedToday']);
    scene.server.received.splice(0);
    scene.now = new Date('2027-02-01T09:00:00Z');
    const again = await scene.coordinator.post<ConfirmationRequest>(path);
    expect([again.status, again.body]).toEqual([201, { askedOn: '2027-02-01', recipients: 1 }]);
    expect(`/api/confirmations/${scene.linkIn(await scene.mailTo('boy@example.org'))}`).toBe(link);
    await scene.ask(); // the job leaves it at that
    expect(await scene.mails()).toHaveLength(2);
    expect((await scene.nobody.get<ConfirmationView>(link)).body.askedOn).toBe('2027-02-01');
  });

  it('can be asked about by the coordinator before the job does, which then does not ask twice', async () => {
    scene.now = new Date('2027-01-04T05:00:00Z');
    const id = await scene.contactPoint('Boy', { email: 'boy@example.org' });
    await scene.coordinator.post(`/api/contact-points/${id}/confirmation-requests`);
    scene.now = new Date('2027-01-05T06:41:00Z');
    await scene.ask();
    expect(await scene.mails()).toHaveLength(1);
  });

  it('says when nobody can be asked, and notes nothing', async () => {
    const ids = [
      await scene.contactPoint('Ohne alles'),
      await scene.contactPoint('Zu', { email: 'zu@example.org', closed_on: '2027-01-04' }),
    ];
    for (const id of ids) {
      const { status, body } = await scene.coordinator.post<Problem>(
        `/api/contact-points/${id}/confirmation-requests`,
      );
      expect([status, body.code]).toEqual([422, 'confirmation.nobodyToAsk']);
    }
    const rows = await scene.app.dataSource.query<unknown[]>(`select from confirmation_request`);
    expect(rows).toEqual([]);
  });

  it('is asked about by nobody but the coordinator', async () => {
    const id = await scene.contactPoint('Boy', { email: 'boy@example.org' });
    const path = `/api/contact-points/${id}/confirmation-requests`;
    expect((await (await scene.fieldworker(id)).post(path)).status).toBe(403);
    expect((await (await scene.app.agent('city')).post(path)).status).toBe(403);
    expect(await scene.mails()).toEqual([]);
  });
});
