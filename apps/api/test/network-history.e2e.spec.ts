import type {
  Body,
  ContactPoint,
  List,
  Membership,
  Organisation,
  Problem,
  RegisterChange,
} from '@quartiersforum/domain';
import { recordFirstStates } from '../src/core/database/migrations/1763900000011-register';
import { fillPeople } from '../src/example-data/example-people';
import { fillRegister } from '../src/example-data/example-register';
import { readSnapshots } from '../src/network/register-snapshots';
import type { Agent } from './support/agent';
import { startTestApp, type TestApp } from './support/app';
import { countQueries } from './support/count-queries';
import { createRegisterScene, registerStart, type RegisterScene } from './support/register-scene';

let scene: RegisterScene;
let coordinator: Agent;
beforeAll(async () => {
  scene = await createRegisterScene();
  ({ coordinator } = scene);
});
afterAll(() => scene.app.close());
beforeEach(() => scene.setNow(registerStart.toISOString()));

async function asOf<Thing = ContactPoint>(path: string, day: string): Promise<Thing & Problem> {
  return (await coordinator.get<Thing & Problem>(`/api/${path}?asOf=${day}`)).body;
}

const told = ({ field, before, after }: RegisterChange['changes'][number]) => [
  ...[field, before, after],
];

describe('The history of a contact point', () => {
  it('tells of each change when it was, whose it was and what became different', async () => {
    const { id } = await scene.contactPoint({ contact: { phone: '1' } });
    const path = `/api/contact-points/${id}`;
    const own = await scene.app.newAgent('fieldworker', {
      ...{ contactPointId: id, displayName: 'Quartiersarbeit Boy' },
    });
    scene.setNow('2026-11-23T08:00:00Z');
    await own.patch(path, { version: 1, offers: 'Beratung', contact: { phone: '2' } });
    scene.setNow('2026-11-24T08:00:00Z');
    const phase = await scene.phase(id, { programme: 'Land', endsOn: '2027-12-31' });
    await coordinator.patch(`/api/funding-phases/${phase.id}`, { version: 1, note: 'Antrag' });
    await coordinator.delete(`/api/funding-phases/${phase.id}?version=2`);
    const history = await scene.history(`contact-points/${id}`);
    expect(history.map(({ number, at, by, reason }) => [number, at, by, reason])).toEqual([
      [5, '2026-11-24T08:00:00.000Z', 'coordinator', 'phaseRemoved'],
      [4, '2026-11-24T08:00:00.000Z', 'coordinator', 'phaseChanged'],
      [3, '2026-11-24T08:00:00.000Z', 'coordinator', 'phaseAdded'],
      [2, '2026-11-23T08:00:00.000Z', 'Quartiersarbeit Boy', 'changed'],
      [1, '2026-11-22T11:00:00.000Z', 'coordinator', 'created'],
    ]);
    expect(history.map(({ changes }) => changes.map(told))).toEqual([
      [
        ['fundingPhases.programme', 'Land', null],
        ['fundingPhases.endsOn', '2027-12-31', null],
        ['fundingPhases.note', 'Antrag', null],
      ],
      [['fundingPhases.note', null, 'Antrag']],
      [
        ['fundingPhases.programme', null, 'Land'],
        ['fundingPhases.endsOn', null, '2027-12-31'],
      ],
      [
        ['offers', null, 'Beratung'],
        ['contact.phone', '1', '2'],
      ],
      [],
    ]);
    expect(history[1]?.changes[0]?.subject).toBe('Land');
  });

  it('answers in pages, and says how many changes there are', async () => {
    const { id } = await scene.contactPoint();
    for (let version = 1; version < 6; version += 1)
      await coordinator.patch(`/api/contact-points/${id}`, { version, offers: `${version}` });
    const page = async (query: string) => {
      const path = `/api/contact-points/${id}/history?${query}`;
      const { items, total } = (await coordinator.get<List<RegisterChange>>(path)).body;
      return [total, items.map(({ number, changes }) => [number, ...changes.flatMap(told)])];
    };
    expect(await page('limit=2')).toEqual([
      6,
      [
        [6, 'offers', '4', '5'],
        [5, 'offers', '3', '4'],
      ],
    ]);
    expect(await page('limit=2&offset=4')).toEqual([6, [[2, 'offers', null, '1'], [1]]]);
    expect(await page('offset=100')).toEqual([6, []]);
  });

  it('asks the database equally often for few states and for many', async () => {
    const [few, many] = [await scene.contactPoint(), await scene.contactPoint()];
    const provider = await scene.organisation();
    for (let version = 1; version < 20; version += 1)
      await coordinator.patch(`/api/contact-points/${many.id}`, {
        ...{ version, offers: `${version}`, providerIds: version % 2 ? [provider.id] : [] },
        partners: (version % 3 ? [few.id] : []).map((id) => ({ kind: 'contactPoint', id })),
      });
    const asked = (path: string) =>
      countQueries(scene.app.dataSource, async () => {
        expect((await coordinator.get(`/api/contact-points/${path}`)).status).toBe(200);
      });
    await asked(`${few.id}/history`);
    const [history, past] = [`/history?limit=200`, '?asOf=2026-11-22'];
    expect(await asked(many.id + history)).toBe(await asked(few.id + history));
    expect(await asked(many.id + past)).toBe(await asked(few.id + past));
  });

  it('keeps the name of a change for as long as there is the account', async () => {
    const { id } = await scene.contactPoint();
    await scene.app.dataSource.query(
      `update register_change set account_id = gen_random_uuid() where thing_id = $1`,
      [id],
    );
    expect((await scene.history(`contact-points/${id}`)).map(({ by }) => by)).toEqual([null]);
  });
});

describe('A state of another day', () => {
  it('is the last one of that day in Berlin, and unknown before the first', async () => {
    scene.setNow('2026-10-24T21:59:00Z'); // 23:59 in Berlin, summer time ends the next day
    const entry = await scene.contactPoint({ offers: 'eins' });
    const path = `contact-points/${entry.id}`;
    const update = (version: number, offers: string) =>
      coordinator.patch(`/api/${path}`, { version, offers });
    scene.setNow('2026-10-24T22:00:00Z'); // 00:00
    await update(1, 'zwei');
    scene.setNow('2026-10-25T22:59:59Z'); // 23:59:59
    await update(2, 'drei');
    scene.setNow('2026-10-25T23:00:00Z'); // 00:00
    await update(3, 'vier');
    expect(await asOf(path, '2026-10-24')).toEqual(entry);
    expect((await asOf(path, '2026-10-25')).offers).toBe('drei');
    expect((await asOf(path, '2026-10-26')).offers).toBe('vier');
    expect((await asOf(path, '2199-12-31')).offers).toBe('vier');
    expect(await asOf(path, '2026-10-23')).toMatchObject({ status: 404, code: 'register.notYet' });
    expect(await asOf(path, '1900-01-01')).toMatchObject({ status: 404, code: 'register.notYet' });
    expect(await asOf(path, '2026-02-30')).toMatchObject({ status: 400, code: 'request.invalid' });
    expect((await scene.read(entry.id)).offers).toBe('vier');
  });

  it('names what it is tied to as it was called then', async () => {
    const [provider, partner] = [
      await scene.organisation({ name: 'Diakonie' }),
      await scene.contactPoint({ name: 'Laden' }),
    ];
    const { id } = await scene.contactPoint({
      providerIds: [provider.id],
      partners: [{ kind: 'contactPoint', id: partner.id }],
    });
    scene.setNow('2026-11-23T11:00:00Z');
    await coordinator.patch(`/api/organisations/${provider.id}`, {
      ...{ version: 1, name: 'Diakonisches Werk' },
    });
    await coordinator.patch(`/api/contact-points/${partner.id}`, { version: 1, name: 'Café' });
    const named = async (day: string) => {
      const { providers, partners } = await asOf(`contact-points/${id}`, day);
      return [...providers, ...partners].map(({ name }) => name);
    };
    expect(await named('2026-11-22')).toEqual(['Diakonie', 'Laden']);
    expect(await named('2026-11-23')).toEqual(['Diakonisches Werk', 'Café']);
    expect(await scene.history(`contact-points/${id}`)).toHaveLength(1);
  });

  it('of an organisation has what it ran and where it belonged then', async () => {
    const { id } = await scene.organisation({ website: 'https://example.org/alt' });
    const [kept, left] = [
      await scene.contactPoint({ name: 'Bleibt', providerIds: [id] }),
      await scene.contactPoint({
        name: 'Geht',
        partners: [{ kind: 'organisation', id }],
        providerIds: [id],
      }),
    ];
    const body = await scene.body({ name: 'Arbeitskreis' });
    const { body: membership } = await coordinator.post<Membership>(
      `/api/bodies/${body.id}/memberships`,
      { memberKind: 'organisation', memberId: id, validFrom: '2026-01-01' },
    );
    scene.setNow('2026-11-24T11:00:00Z');
    await coordinator.patch(`/api/memberships/${membership.id}`, { validTo: '2026-11-23' });
    await coordinator.patch(`/api/contact-points/${left.id}`, {
      ...{ version: 1, providerIds: [], partners: [] },
    });
    await coordinator.patch(`/api/contact-points/${kept.id}`, {
      ...{ version: 1, closedOn: '2026-11-25' },
    });
    await coordinator.patch(`/api/organisations/${id}`, { version: 1, website: null });
    const known = async (day: string) => {
      const past = await asOf<Organisation>(`organisations/${id}`, day);
      const names = [past.contactPoints, past.partnerOf, past.bodies].map((list) =>
        list.map(({ name }) => name),
      );
      return [past.website, past.version, ...names];
    };
    const before = ['https://example.org/alt', 1, ['Bleibt', 'Geht'], ['Geht'], ['Arbeitskreis']];
    expect(await known('2026-11-22')).toEqual(before);
    expect(await known('2026-11-23')).toEqual(before);
    expect(await known('2026-11-24')).toEqual([null, 2, ['Bleibt'], [], []]);
    expect(await known('2026-11-25')).toEqual([null, 2, [], [], []]);
    const { body: now } = await coordinator.get<Organisation>(`/api/organisations/${id}`);
    expect(await asOf<Organisation>(`organisations/${id}`, '2026-11-24')).toEqual(now);
    expect((await scene.history(`organisations/${id}`))[0]?.changes.map(told)).toEqual([
      ['website', 'https://example.org/alt', null],
    ]);
  });

  it('of a body has who was known to belong to it then', async () => {
    const body = await scene.body();
    const provider = await scene.organisation({ name: 'Träger im Gremium' });
    scene.setNow('2026-11-23T11:00:00Z');
    const { body: membership } = await coordinator.post<Membership>(
      `/api/bodies/${body.id}/memberships`,
      { memberKind: 'organisation', memberId: provider.id, validFrom: '2020-01-01' },
    );
    scene.setNow('2026-11-24T11:00:00Z');
    await coordinator.patch(`/api/memberships/${membership.id}`, { validTo: '2026-12-31' });
    await coordinator.patch(`/api/memberships/${membership.id}`, { validTo: '2026-12-31' });
    const path = `bodies/${body.id}`;
    const ends = async (day: string) =>
      (await asOf<Body>(path, day)).memberships.map(({ validTo }) => validTo);
    expect([await ends('2026-11-22'), await ends('2026-11-23'), await ends('2026-11-24')]).toEqual([
      ...[[], [null], ['2026-12-31']],
    ]);
    const history = await scene.history(path);
    expect(history.map(({ reason, changes }) => [reason, ...changes.map(told)])).toEqual([
      ['membershipChanged', ['memberships.validTo', null, '2026-12-31']],
      ['membershipAdded', ['memberships.validFrom', null, '2020-01-01']],
      ['created'],
    ]);
    expect(history[0]?.changes[0]?.subject).toBe('Träger im Gremium');
  });
});

describe('A register that was there before its history', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
    await app.dataSource.transaction(async (manager) => {
      await fillPeople(manager, await fillRegister(manager));
      await manager.query('delete from register_change');
    });
    const runner = app.dataSource.createQueryRunner();
    await recordFirstStates(runner);
    await runner.release();
  });
  afterAll(() => app.close());

  it.each([
    ['contactPoint', 'contact_point'],
    ['organisation', 'organisation'],
    ['person', 'person'],
    ['body', 'body'],
  ] as const)('begins it with what it says, down to the order, of each %s', async (kind, table) => {
    const stored = await app.dataSource.query<{ id: string; snapshot: unknown }[]>(
      `select thing_id as id, snapshot from register_change where kind = $1 and reason = 'recorded' and number = 1`,
      [kind],
    );
    const rows = await app.dataSource.query<{ id: string }[]>(`select id from ${table}`);
    const ids = rows.map(({ id }) => id);
    const states = await readSnapshots[kind](app.dataSource.manager, ids);
    expect(ids.length).toBeGreaterThan(5);
    expect(stored).toHaveLength(ids.length);
    for (const { id, snapshot } of stored)
      expect(comparable(snapshot)).toBe(comparable(states.find((one) => one.id === id)));
  });
});

/** As text, because the order of fields counts; memberships are not sorted in SQL as a German reader would. */
function comparable(state: unknown): string {
  const { memberships = [], ...rest } = state as Partial<Body>;
  const sorted = [...memberships].sort((a, b) => a.id.localeCompare(b.id));
  return JSON.stringify([rest, sorted]);
}

describe('The history of a person', () => {
  it('knows what happens elsewhere: a name that they give themselves, and a place that they are given', async () => {
    const { id } = await scene.contactPoint({ name: 'Laden am Markt' });
    const agent = await scene.app.newAgent('fieldworker', { displayName: 'Quartiersarbeit' });
    const profile = { displayName: 'Quartiersarbeit Markt' };
    await agent.patch('/api/profile', profile);
    await agent.patch('/api/profile', profile);
    const account = `/api/accounts/${agent.accountId}`;
    await coordinator.patch(account, { contactPointId: id });
    await coordinator.patch(account, { contactPointId: id, isDisabled: true });
    const history = await scene.history(`people/${agent.personId}`);
    expect(history.map(({ by, reason, changes }) => [by, reason, ...changes.map(told)])).toEqual([
      ['coordinator', 'changed', ['contactPoint', null, 'Laden am Markt']],
      ['Quartiersarbeit Markt', 'created'],
    ]);
    const { body } = await coordinator.patch<Problem>(`/api/people/${agent.personId}`, {
      ...{ version: 1, name: 'Zu spät' },
    });
    expect(body.code).toBe('person.changed');
  });
});
