import type { FundingCall, SetInterest } from '@quartiersforum/domain';
import { NetworkClock } from '../src/network/network-clock';
import { ReminderRound } from '../src/reminder/reminder-round';
import type { Agent } from './support/agent';
import { startTestApp } from './support/app';
import { countQueries } from './support/count-queries';
import { createReminderScene, type ReminderScene } from './support/reminder-scene';
import { createAccount } from './support/test-account';

let scene: ReminderScene;
let awo: Agent;
beforeAll(async () => {
  scene = await createReminderScene();
});
afterAll(() => scene.close());
// Each spec begins with nobody who is reminded and no call that is ahead.
beforeEach(async () => {
  await scene.app.dataSource.query(`update funding_call set publication = 'withdrawn'`);
  await scene.app.dataSource.query(`delete from funding_phase`);
  await scene.app.dataSource.query(`delete from reminder_digest`);
  await scene.silence();
  awo = await newcomer({ rhythm: 'atOnce' });
  scene.setNow(new Date('2026-11-22T12:00:00Z'));
});

async function newcomer(
  change: Parameters<ReminderScene['choose']>[1],
  organisationId: string = scene.awoId,
): Promise<Agent> {
  const agent = await scene.app.newAgent('provider', { organisationId });
  await scene.choose(agent, change);
  return agent;
}

const callWith = (day: string, change: Parameters<ReminderScene['create']>[0] = {}) =>
  scene.create({ deadlines: [{ kind: 'application', day }], ...change });
const subjects = async (agent: Agent) => (await scene.mailsTo(agent)).map(({ subject }) => subject);
const change = (call: FundingCall, patch: object) =>
  scene.coordinator.patch<FundingCall>(`/api/funding-calls/${call.id}`, {
    ...patch,
    version: call.version,
  });

describe('A reminder', () => {
  it('names each call with its day, the days that are left and a link, as text and as a page', async () => {
    const far = await callWith('2026-12-20', {
      title: 'Miteinander <im> Quartier',
      deadlines: [
        { kind: 'application', day: '2026-12-20', time: '12:00', basis: 'postmark' },
        { kind: 'sketch', day: '2026-12-20', isEstimated: true },
      ],
    });
    const near = await callWith('2026-11-23', { title: 'Nachbarschaft' });
    await scene.roundAt('2026-11-22T12:00:00Z');
    const [mail, ...more] = await scene.mailsTo(awo);
    expect(more).toEqual([]);
    expect(mail?.subject).toBe('2 Fristen in Sicht, das Nächste am Mo, 23. November 2026');
    expect(mail?.text).toContain(
      `Nachbarschaft (Land NRW)\nAntrag bis Mo, 23. November 2026, Eingang zählt\nNoch 1 Tag, bis morgen.`,
    );
    expect(mail?.text).toContain('Antrag bis So, 20. Dezember 2026, 12:00 Uhr, Poststempel zählt');
    expect(mail?.text).toContain(
      'Skizze bis So, 20. Dezember 2026, Eingang zählt (erwartet, noch nicht angekündigt)',
    );
    expect(mail?.text).toContain('Noch 28 Tage.');
    expect(mail?.text).toContain(`${scene.app.url}/foerderung/${far.id}`);
    expect(mail?.html).toContain(`${scene.app.url}/foerderung/${near.id}`);
    expect(mail?.html).toContain('Miteinander &lt;im&gt; Quartier');
    expect(mail?.html).toMatch(/\/erinnerungen\/[\w-]{43}"/);
  });

  it('comes for every step once, however often the server looks and on however many nodes', async () => {
    await callWith('2026-12-20', { title: 'Zweimal' });
    const { app, server } = scene;
    const other = await startTestApp({ besideApp: app, environment: server.environment });
    const clock = app.nest.get(NetworkClock);
    jest.spyOn(other.nest.get(NetworkClock), 'now').mockImplementation(() => clock.now());
    const rounds = [scene.round, other.nest.get(ReminderRound), scene.round];
    await Promise.all(rounds.map((round) => round.remind()));
    await scene.roundAt('2026-11-23T12:00:00Z');
    await scene.roundAt('2026-12-13T06:10:00Z');
    await scene.roundAt('2026-12-14T06:10:00Z');
    await other.close();
    expect(await subjects(awo)).toEqual([
      'Frist am So, 20. Dezember 2026: Zweimal',
      'Frist am So, 20. Dezember 2026: Zweimal',
    ]);
  });

  it('is never about a call that is closed, suspended, replaced, withdrawn, only proposed or past', async () => {
    const day = '2026-12-01';
    for (const kind of ['closedEarly', 'suspended', 'replaced'] as const) {
      const call = await callWith(day, { title: kind });
      const override = { version: call.version, kind, reason: 'Haushalt', since: '2026-11-01' };
      await scene.coordinator.put(`/api/funding-calls/${call.id}/override`, override);
    }
    const withdrawn = await callWith(day, { title: 'withdrawn' });
    await scene.coordinator.post(`/api/funding-calls/${withdrawn.id}/withdraw`, {
      version: withdrawn.version,
    });
    await scene.create({ title: 'proposed', deadlines: [{ kind: 'application', day }] }, scene.drk);
    await callWith('2026-11-22', {
      title: 'past',
      deadlines: [{ kind: 'application', day: '2026-11-22', time: '11:59' }],
    });
    await scene.roundAt('2026-11-22T12:00:00Z');
    expect(await subjects(awo)).toEqual([]);
  });

  it('tells after a long sleep all at once, of each deadline the latest step, and nothing that is past', async () => {
    await callWith('2026-12-24', { title: 'past' });
    await callWith('2027-01-05', { title: 'both steps missed' });
    await callWith('2027-01-20', { title: 'one step missed' });
    await scene.roundAt('2026-12-31T12:00:00Z');
    const [mail, ...more] = await scene.mailsTo(awo);
    expect(more).toEqual([]);
    expect(mail?.subject).toBe('2 Fristen in Sicht, das Nächste am Di, 5. Januar 2027');
    expect(mail?.text).not.toContain('past');
    await scene.roundAt('2027-01-01T12:00:00Z');
    expect(await subjects(awo)).toHaveLength(1);
  });

  it('comes anew when the deadline is moved, on the next day, and not when other facts change', async () => {
    const call = await callWith('2026-12-10', { title: 'Bewegt' });
    await scene.roundAt('2026-11-22T12:00:00Z');
    const deadlines = [{ kind: 'application', day: '2026-12-10' }];
    const { body: same } = await change(call, { deadlines, conditions: 'Neu' });
    await scene.roundAt('2026-11-23T12:00:00Z');
    expect(await subjects(awo)).toHaveLength(1);
    const { body: moved } = await change(same, {
      deadlines: [{ kind: 'application', day: '2026-12-12' }],
    });
    await scene.roundAt('2026-11-23T13:00:00Z');
    await change(moved, { deadlines: [{ kind: 'application', day: '2026-12-14' }] });
    await scene.roundAt('2026-11-23T14:00:00Z');
    await scene.roundAt('2026-11-24T12:00:00Z');
    expect(await subjects(awo)).toEqual([
      'Frist am Do, 10. Dezember 2026: Bewegt',
      'Frist am Sa, 12. Dezember 2026: Bewegt',
      'Frist am Mo, 14. Dezember 2026: Bewegt',
    ]);
  });

  it('is not recorded when it cannot be written, and comes with the next round', async () => {
    await callWith('2026-12-01', { title: 'Später' });
    const { dataSource } = scene.app;
    await dataSource.query(
      `alter table outbox_mail add constraint ck_broken check (subject not like 'Frist%') not valid`,
    );
    await expect(scene.round.remind()).rejects.toThrow('ck_broken');
    await dataSource.query(`alter table outbox_mail drop constraint ck_broken`);
    expect(await subjects(awo)).toEqual([]);
    await scene.round.remind();
    expect(await subjects(awo)).toEqual(['Frist am Di, 1. Dezember 2026: Später']);
  });
});

describe('A weekly reminder', () => {
  it('comes on Monday with what comes due until Sunday, and otherwise only with what would be over by the next', async () => {
    const weekly = await newcomer({ rhythm: 'weekly' });
    await callWith('2026-12-27', { title: 'Vier Wochen am Sonntag' });
    await scene.roundAt('2026-11-23T06:10:00Z');
    await callWith('2026-12-04', { title: 'Neu, aber noch Zeit' });
    await callWith('2026-11-27', { title: 'Neu und dringend' });
    await scene.roundAt('2026-11-24T06:10:00Z');
    await scene.roundAt('2026-11-30T06:10:00Z');
    expect(await subjects(weekly)).toEqual([
      'Frist am So, 27. Dezember 2026: Vier Wochen am Sonntag',
      'Frist am Fr, 27. November 2026: Neu und dringend',
      'Frist am Fr, 4. Dezember 2026: Neu, aber noch Zeit',
    ]);
  });

  it('that was slept through comes on the next day on which the server is awake', async () => {
    const weekly = await newcomer({ rhythm: 'weekly' });
    await callWith('2026-12-20', { title: 'Nachgeholt' });
    await scene.roundAt('2026-11-26T06:10:00Z');
    expect(await subjects(weekly)).toHaveLength(1);
  });
});

describe('Who is reminded of what', () => {
  const setInterest = (agent: Agent, call: FundingCall, interest: SetInterest) =>
    agent.put(`/api/funding-calls/${call.id}/interest`, interest);

  it('is what fits the own organisation, unless all is asked for', async () => {
    const all = await newcomer({ rhythm: 'atOnce', scope: 'all' });
    await callWith('2026-12-01', { title: 'Für Kommunen', eligible: ['municipality'] });
    await callWith('2026-12-02', { title: 'Für Gemeinnützige', eligible: ['nonprofit'] });
    await scene.round.remind();
    expect(await subjects(awo)).toEqual(['Frist am Mi, 2. Dezember 2026: Für Gemeinnützige']);
    expect((await scene.mailsTo(all))[0]?.text).toContain('Für Kommunen');
  });

  it('hangs on the own interests alone: what one Träger told the city is in no mail to another', async () => {
    const [own, other] = await Promise.all([
      newcomer({ rhythm: 'atOnce', scope: 'interested' }),
      newcomer({ rhythm: 'atOnce', scope: 'interested' }, scene.drkId),
    ]);
    const call = await callWith('2026-12-01', { title: 'Geheim' });
    await setInterest(own, call, { state: 'applying', visibility: 'city' });
    await scene.round.remind();
    expect(await subjects(own)).toEqual(['Frist am Di, 1. Dezember 2026: Geheim']);
    expect(await subjects(other)).toEqual([]);
    expect(await subjects(awo)).toEqual(['Frist am Di, 1. Dezember 2026: Geheim']);
  });

  it('is nothing of an interest for who works where two Träger share a contact point', async () => {
    const day = '2027-12-31';
    const [shared, single] = [
      await scene.contactPoint('Geteilt', scene.awoId, day),
      await scene.contactPoint('Allein', scene.awoId, day),
    ];
    await scene.app.dataSource.query(
      `insert into contact_point_provider (contact_point_id, organisation_id, position) values ($1, $2, 1)`,
      [shared, scene.drkId],
    );
    const [atShared, atSingle] = await Promise.all(
      [shared, single].map(async (contactPointId) => {
        const agent = await scene.app.newAgent('fieldworker', { contactPointId });
        await scene.choose(agent, { rhythm: 'atOnce', scope: 'interested' });
        return agent;
      }),
    );
    const call = await callWith('2026-12-01', { title: 'Geheim' });
    for (const agent of [awo, scene.drk])
      await setInterest(agent, call, { state: 'applying', visibility: 'city' });
    await scene.round.remind();
    expect(atShared && (await subjects(atShared))).toEqual([]);
    expect(atSingle && (await subjects(atSingle))).toHaveLength(1);
  });

  it('is the end of funding of their own contact points, and of all for coordinators', async () => {
    const ends = { rhythm: 'atOnce' as const, fundingEndDaysBefore: [90] };
    const coordinator = await scene.app.newAgent('coordinator');
    const own = await scene.contactPoint('Quartiersbüro Boy', scene.awoId, '2027-02-01');
    await scene.contactPoint('Quartiersbüro Ebel', scene.drkId, '2027-02-01');
    const closed = await scene.contactPoint('Geschlossen', scene.awoId, '2027-02-01');
    const later = await scene.contactPoint('Läuft weiter', scene.awoId, '2027-02-01');
    await scene.app.dataSource.query(
      `update contact_point set closed_on = '2026-10-01' where id = $1`,
      [closed],
    );
    await scene.app.dataSource.query(
      `insert into funding_phase (contact_point_id, starts_on, ends_on) values ($1, '2027-02-02', '2029-02-01')`,
      [later],
    );
    const worker = await scene.app.newAgent('fieldworker', { contactPointId: own });
    for (const agent of [coordinator, worker, awo]) await scene.choose(agent, ends);
    await scene.round.remind();
    const subject = 'Förderung endet am Mo, 1. Februar 2027: Quartiersbüro Boy';
    expect(await subjects(worker)).toEqual([subject]);
    const [mail] = await scene.mailsTo(awo);
    expect(mail?.subject).toBe(subject);
    expect(mail?.text).toContain(
      'Förderung endet: Quartiersbüro Boy\nam Mo, 1. Februar 2027 (vorläufig)\nNoch 71 Tage.',
    );
    expect(mail?.text).toContain(`/netzwerk/anlaufstellen/${own}`);
    expect(await subjects(coordinator)).toEqual([
      '2 Förderenden in Sicht, das Nächste am Mo, 1. Februar 2027',
    ]);
  });

  it('is nothing for readers, disabled accounts, and whoever wants none', async () => {
    await callWith('2026-12-01');
    const reader = await scene.app.newAgent('reader');
    const disabled = await newcomer({ rhythm: 'atOnce' });
    await scene.app.dataSource.query(`update account set is_disabled = true where id = $1`, [
      disabled.accountId,
    ]);
    await scene.choose(awo, { isOn: false });
    await scene.round.remind();
    for (const agent of [reader, disabled, awo]) expect(await subjects(agent)).toEqual([]);
  });
});

describe('A round', () => {
  it('asks as often for a batch of accounts as for one, and writes to each', async () => {
    await callWith('2026-12-01', { title: 'Viele' });
    await callWith('2026-12-02', { title: 'Mehr' });
    const { app } = scene;
    // On a node of its own: the workers that deliver mails ask, too.
    const node = await startTestApp({ besideApp: app });
    const clock = app.nest.get(NetworkClock);
    jest.spyOn(node.nest.get(NetworkClock), 'now').mockImplementation(() => clock.now());
    const round = () => countQueries(node.dataSource, () => node.nest.get(ReminderRound).remind());
    const few = await round();
    await scene.silence();
    const accounts = [];
    for (let index = 0; index < 40; index += 1)
      accounts.push(await createAccount(app.dataSource, 'city'));
    await app.dataSource.query(`delete from reminder_digest`);
    expect(await round()).toBe(few);
    await node.close();
    const written = await app.dataSource.query<unknown[]>(
      `select from outbox_mail where recipient = any($1)`,
      [accounts.map(({ email }) => email)],
    );
    expect(written).toHaveLength(40);
  });

  it('forgets what was told of days that are long over', async () => {
    await callWith('2026-12-01');
    await scene.round.remind();
    const kept = async () => {
      await scene.round.tidy();
      const rows = await scene.app.dataSource.query<unknown[]>(
        `select from reminder_sent where account_id = $1`,
        [awo.accountId],
      );
      return rows.length;
    };
    scene.setNow(new Date('2026-12-31T12:00:00Z'));
    expect(await kept()).toBe(1);
    scene.setNow(new Date('2027-01-01T12:00:00Z'));
    expect(await kept()).toBe(0);
  });
});
