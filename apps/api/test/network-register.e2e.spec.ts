import type {
  ContactPoint,
  ContactPointList,
  List,
  Organisation,
  Person,
  Problem,
} from '@quartiersforum/domain';
import { ContactPointEntity } from '../src/network/contact-point.entity';
import { Publisher } from '../src/realtime/publisher';
import type { Agent, Answer } from './support/agent';
import { meanwhile } from './support/meanwhile';
import { createRegisterScene, type RegisterScene } from './support/register-scene';

const nowhere = '4f3ad2a4-52f4-4d2c-9c39-6f0a4de1a111';

let scene: RegisterScene;
let app: RegisterScene['app'];
let coordinator: Agent;
beforeAll(async () => {
  scene = await createRegisterScene();
  ({ app, coordinator } = scene);
});
afterAll(() => scene.app.close());

const at = (id: string) => `/api/contact-points/${id}`;

function refusal({ status, body }: Answer<unknown>): unknown[] {
  const { code, fields = [] } = body as Problem;
  return [status, code, ...fields.map(({ path }) => path)];
}

describe('An entry of the register', () => {
  it('says what it was told, and to whom it is tied, in order', async () => {
    const [one, other] = [await scene.organisation(), await scene.organisation()];
    const mill = await scene.contactPoint();
    const entry = await scene.contactPoint({
      ...{ name: 'Quartiersbüro Boy', district: 'Boy', focus: 'Beratung', state: 'released' },
      providerIds: [other.id, one.id],
      partners: [
        { kind: 'contactPoint', id: mill.id },
        { kind: 'organisation', id: one.id },
      ],
      ...{ offers: 'Beratung\nKaffee', targetGroups: ['Familien', 'Senioren'] },
      openingHours: 'Mo–Fr 9–12 Uhr',
      contact: { phone: '02041 1', email: 'Boy@Example.org', website: 'https://example.org/boy' },
      location: { latitude: 51.523456, longitude: 6.928765 },
    });
    expect(entry).toMatchObject({
      ...{ version: 1, name: 'Quartiersbüro Boy', district: 'Boy', state: 'released' },
      providers: [other, one].map(({ id, name }) => ({ id, name })),
      partners: [
        { kind: 'contactPoint', id: mill.id, name: mill.name },
        { kind: 'organisation', id: one.id, name: one.name },
      ],
      ...{ offers: 'Beratung\nKaffee', targetGroups: ['Familien', 'Senioren'] },
      contact: {
        ...{ address: null, phone: '02041 1', email: 'boy@example.org' },
        website: 'https://example.org/boy',
      },
      location: { latitude: 51.523456, longitude: 6.928765 },
      ...{ confirmedOn: null, closedOn: null, fundingPhases: [] },
    });
    expect(await scene.read(entry.id)).toEqual(entry);
  });

  it('changes only in what is sent, and says so by its version', async () => {
    const provider = await scene.organisation();
    const entry = await scene.contactPoint({
      providerIds: [provider.id],
      contact: { phone: '02041 1', email: 'boy@example.org' },
      offers: 'Beratung',
    });
    const { body } = await coordinator.patch<ContactPoint>(at(entry.id), {
      ...{ version: 1, contact: { phone: '02041 2' }, targetGroups: ['Jugend'] },
      partners: [{ kind: 'organisation', id: provider.id }],
    });
    expect(body).toEqual({
      ...entry,
      ...{ version: 2, targetGroups: ['Jugend'] },
      contact: { ...entry.contact, phone: '02041 2' },
      partners: [{ kind: 'organisation', id: provider.id, name: provider.name }],
    });
    const emptied = await coordinator.patch<ContactPoint>(at(entry.id), {
      ...{ version: 2, providerIds: [], partners: [], offers: '', targetGroups: [] },
    });
    expect(emptied.body).toMatchObject({
      ...{ version: 3, providers: [], partners: [], offers: null, targetGroups: [] },
    });
  });

  it('is not changed by what it says already: no version, no history, nothing announced', async () => {
    const { id, name } = await scene.contactPoint({ targetGroups: ['Jugend'], offers: 'Beratung' });
    const publish = jest.spyOn(app.nest.get(Publisher, { strict: false }), 'publish');
    const { body } = await coordinator.patch<ContactPoint>(at(id), {
      ...{ version: 1, name, targetGroups: ['Jugend'], offers: ' Beratung\r\n', contact: {} },
      ...{ providerIds: [], location: null },
    });
    expect(body.version).toBe(1);
    expect(await scene.history(`contact-points/${id}`)).toHaveLength(1);
    expect(publish).not.toHaveBeenCalled();
    publish.mockRestore();
  });

  it('is not named as another one, nor tied to what is not there or to itself', async () => {
    const [entry, other] = [await scene.contactPoint(), await scene.contactPoint()];
    const { id } = await scene.organisation();
    const create = (change: object) => coordinator.post('/api/contact-points', change);
    const update = (change: object) => coordinator.patch(at(entry.id), { version: 1, ...change });
    const name = 'Neu';
    const invalid = [400, 'request.invalid'];
    expect(refusal(await create({ name: other.name }))).toEqual([...invalid, 'name']);
    expect(refusal(await update({ name: other.name }))).toEqual([...invalid, 'name']);
    for (const ask of [create, update]) {
      expect(refusal(await ask({ name, providerIds: [id, nowhere] }))).toEqual([
        ...invalid,
        'providerIds.1',
      ]);
      // An organisation is no contact point.
      expect(refusal(await ask({ name, partners: [{ kind: 'contactPoint', id }] }))).toEqual([
        ...invalid,
        'partners.0.id',
      ]);
    }
    const partners = [{ kind: 'contactPoint', id: entry.id }];
    expect(refusal(await update({ partners }))).toEqual([...invalid, 'partners.0.id']);
    expect(await scene.read(entry.id)).toEqual(entry);
    const list = await coordinator.get<ContactPointList>('/api/contact-points?search=Neu');
    expect(list.body.total).toBe(0);
  });

  it('lets the second of two who change it at once see what the first did', async () => {
    const { id } = await scene.contactPoint();
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, place) =>
        coordinator.patch(at(id), { version: 1, offers: `Angebot ${place}` }),
      ),
    );
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([200, 409, 409, 409, 409, 409, 409, 409]);
    const refused = answers.find(({ status }) => status === 409);
    expect(refused && refusal(refused)).toEqual([409, 'contactPoint.changed']);
    expect((await scene.read(id)).version).toBe(2);
    expect(await scene.history(`contact-points/${id}`)).toHaveLength(2);
  });

  it('is gone from lists, filters and its Träger on the day it closes, and back when it opens again', async () => {
    const provider = await scene.organisation();
    const { id, name } = await scene.contactPoint({
      ...{ district: 'Schließdorf', providerIds: [provider.id] },
    });
    const seen = async () => {
      const list = async (query: string) => {
        const path = `/api/contact-points?search=${encodeURIComponent(name)}&${query}`;
        const { items, facets } = (await coordinator.get<ContactPointList>(path)).body;
        return [items.some((one) => one.id === id), facets.districts.includes('Schließdorf')];
      };
      const { body } = await coordinator.get<Organisation>(`/api/organisations/${provider.id}`);
      return [await list(''), await list('isClosed=true'), body.contactPoints.length];
    };
    const open = [[true, true], [false, false], 1];
    const closed = [[false, false], [true, true], 0];
    expect(await seen()).toEqual(open);
    await coordinator.patch(at(id), { version: 1, closedOn: '2026-11-23' });
    expect(await seen()).toEqual(open);
    scene.setNow('2026-11-22T23:00:00Z');
    expect(await seen()).toEqual(closed);
    expect((await scene.read(id)).closedOn).toBe('2026-11-23');
    await coordinator.patch(at(id), { version: 2, closedOn: null });
    expect(await seen()).toEqual(open);
  });
});

describe("A contact point's own people", () => {
  let own: Agent;
  let id: string;
  beforeAll(async () => {
    ({ id } = await scene.contactPoint());
    own = await app.newAgent('fieldworker', { contactPointId: id });
  });

  it('describe it and give its okay to be shown, but do not say who runs it', async () => {
    const change = {
      ...{ offers: 'Beratung', openingHours: 'Mo 9–12', targetGroups: ['Familien'] },
      ...{ contact: { phone: '1' }, location: { latitude: 51.5, longitude: 6.9 } },
      state: 'released',
    };
    const { status, body } = await own.patch<ContactPoint>(at(id), { version: 1, ...change });
    expect([status, body.state, body.offers, body.contact.phone]).toEqual([
      ...[200, 'released', 'Beratung', '1'],
    ]);
    for (const more of [
      { name: 'Anders' },
      { district: null },
      { focus: '' },
      { providerIds: [] },
      { partners: [] },
      { closedOn: '2026-01-01' },
    ]) {
      const answer = await own.patch<Problem>(at(id), { version: 2, offers: 'x', ...more });
      expect([more, refusal(answer)]).toEqual([more, [403, 'access.denied']]);
    }
    expect((await scene.read(id)).version).toBe(2);
  });

  it('do not describe another one, nor do those of a Träger that runs it', async () => {
    const provider = await scene.organisation();
    const other = await scene.contactPoint({ providerIds: [provider.id] });
    const ofProvider = await app.newAgent('provider', { organisationId: provider.id });
    for (const agent of [own, ofProvider, await app.agent('city'), await app.agent('stranger')])
      expect(refusal(await agent.patch(at(other.id), { version: 1, offers: 'x' }))).toEqual([
        ...[403, 'access.denied'],
      ]);
  });

  it('are heard by readers from the moment it is released, and once more when it no longer is', async () => {
    const point = await scene.contactPoint();
    const agent = await app.newAgent('fieldworker', { contactPointId: point.id });
    const publish = jest.spyOn(app.nest.get(Publisher, { strict: false }), 'publish');
    const told = async (version: number, change: object) => {
      publish.mockClear();
      await agent.patch(at(point.id), { version, ...change });
      return publish.mock.calls.map(([rooms, event]) => [event, rooms.includes('role:reader')]);
    };
    expect(await told(1, { offers: 'a' })).toEqual([['contactPoint.changed', false]]);
    expect(await told(2, { state: 'released' })).toEqual([['contactPoint.changed', true]]);
    expect(await told(3, { state: 'internal' })).toEqual([['contactPoint.changed', true]]);
    expect(await told(4, { offers: 'b' })).toEqual([['contactPoint.changed', false]]);
    publish.mockRestore();
  });
});

describe('A phase of funding', () => {
  it('is added, changed and taken away, each by the version that was seen', async () => {
    const { id } = await scene.contactPoint();
    const phase = await scene.phase(id, {
      ...{ programme: 'Zusammen im Quartier', startsOn: '2026-01-01', endsOn: '2026-12-31' },
      ...{
        printedEnd: 'vorerst bis 12/26',
        isProvisional: true,
        share: '10 %',
        note: 'Antrag läuft',
      },
    });
    expect((await scene.read(id)).fundingPhases).toEqual([phase]);
    const path = `/api/funding-phases/${phase.id}`;
    const changed = await coordinator.patch(path, { version: 1, endsOn: '2027-12-31' });
    expect(changed.body).toEqual({ ...phase, version: 2, endsOn: '2027-12-31' });
    const stale = [409, 'fundingPhase.changed'];
    expect(refusal(await coordinator.patch(path, { version: 1, note: null }))).toEqual(stale);
    expect(refusal(await coordinator.delete(`${path}?version=1`))).toEqual(stale);
    expect((await coordinator.delete(`${path}?version=2`)).status).toBe(204);
    expect((await scene.read(id)).fundingPhases).toEqual([]);
    expect((await scene.read(id)).version).toBe(1);
    for (const gone of [
      await coordinator.delete(`${path}?version=2`),
      await coordinator.patch(path, { version: 2 }),
    ])
      expect(refusal(gone)).toEqual([404, 'fundingPhase.notFound']);
  });

  it('never overlaps another one unless somebody says that it does', async () => {
    const { id } = await scene.contactPoint();
    const add = (change: object) => coordinator.post(`${at(id)}/funding-phases`, change);
    await scene.phase(id, { startsOn: '2026-01-01', endsOn: '2026-12-31' });
    const next = await scene.phase(id, { startsOn: '2027-01-01', endsOn: '2027-12-31' });
    const overlaps = [409, 'fundingPhase.overlaps'];
    const within = { startsOn: '2026-12-31', endsOn: '2027-01-01' };
    expect(refusal(await add(within))).toEqual([...overlaps, 'startsOn', 'endsOn']);
    expect(refusal(await add({ isPermanent: true }))).toEqual([...overlaps, 'endsOn', 'endsOn']);
    expect((await add({ ...within, isOverlapAccepted: true })).status).toBe(201);
    const path = `/api/funding-phases/${next.id}`;
    const moved = { version: 1, startsOn: '2026-12-01' };
    expect(refusal(await coordinator.patch(path, moved))).toEqual([
      ...overlaps,
      ...['startsOn', 'endsOn'],
    ]);
    // What was accepted is not asked about again when something else changes.
    expect((await coordinator.patch(path, { version: 1, note: 'x' })).status).toBe(200);
    expect((await scene.read(id)).fundingPhases).toHaveLength(3);
  });

  it('is not added twice by two who do not see each other', async () => {
    const { id } = await scene.contactPoint();
    const year = { startsOn: '2026-01-01', endsOn: '2026-12-31' };
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => coordinator.post(`${at(id)}/funding-phases`, year)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409]);
    expect((await scene.read(id)).fundingPhases).toHaveLength(1);
  });

  it('is not ended twice: who waited for the other is told', async () => {
    const { id } = await scene.contactPoint();
    const phase = await scene.phase(id, { startsOn: '2026-01-01' });
    const path = `/api/funding-phases/${phase.id}`;
    const answer = await meanwhile(
      app,
      (manager) =>
        manager.findOne(ContactPointEntity, {
          where: { id },
          lock: { mode: 'pessimistic_write' },
        }),
      () => coordinator.patch(path, { version: 1, endsOn: '2026-12-31' }),
      (manager) => manager.query('delete from funding_phase where id = $1', [phase.id]),
    );
    expect(refusal(answer)).toEqual([404, 'fundingPhase.notFound']);
  });

  it('does not end before it begins, nor at all when it is permanent', async () => {
    const { id } = await scene.contactPoint();
    const contradictory = [422, 'fundingPhase.contradictory', 'endsOn'];
    for (const phase of [
      { startsOn: '2026-02-01', endsOn: '2026-01-31' },
      { isPermanent: true, endsOn: '2026-01-31' },
    ])
      expect(refusal(await coordinator.post(`${at(id)}/funding-phases`, phase))).toEqual(
        contradictory,
      );
    const { id: phaseId } = await scene.phase(id, { startsOn: '2026-02-01' });
    expect(
      refusal(
        await coordinator.patch(`/api/funding-phases/${phaseId}`, {
          ...{ version: 1, endsOn: '2026-01-31' },
        }),
      ),
    ).toEqual(contradictory);
  });

  it('keeps its note from readers', async () => {
    const { id } = await scene.contactPoint({ state: 'released' });
    await scene.phase(id, { programme: 'Land', note: 'Absage droht' });
    const reader = await app.agent('reader');
    expect((await scene.read(id, reader)).fundingPhases[0]).toMatchObject({
      ...{ programme: 'Land', note: null },
    });
    const list = await reader.get('/api/contact-points');
    expect(JSON.stringify(list.body)).not.toContain('Absage');
    const found = await reader.get<ContactPointList>('/api/contact-points?search=Absage');
    expect(found.body.total).toBe(0);
  });
});

describe('Organisations, people and bodies', () => {
  it('are changed by the version that was seen, under a name of their own', async () => {
    const things = [
      ['organisations', await scene.organisation(), (await scene.organisation()).name],
      ['bodies', await scene.body(), (await scene.body()).name],
    ] as const;
    for (const [path, thing, taken] of things) {
      const update = (change: object) => coordinator.patch(`/api/${path}/${thing.id}`, change);
      const code = path === 'bodies' ? 'body.changed' : 'organisation.changed';
      expect(refusal(await update({ version: 1, name: taken }))).toEqual([
        ...[400, 'request.invalid', 'name'],
      ]);
      expect((await update({ version: 1, name: `${thing.name} neu` })).body).toEqual({
        ...{ ...thing, version: 2, name: `${thing.name} neu` },
      });
      expect(refusal(await update({ version: 1, name: 'Nochmals anders' }))).toEqual([409, code]);
      const taking = { name: taken, kind: 'provider' };
      const { name } = taking;
      expect(
        refusal(await coordinator.post(`/api/${path}`, path === 'bodies' ? { name } : taking)),
      ).toEqual([400, 'request.invalid', 'name']);
    }
  });

  it('an organisation that is closed is in no list of those that work', async () => {
    const { id } = await scene.organisation({ website: 'https://example.org' });
    const isListed = async (query: string) => {
      const path = `/api/organisations?limit=200&${query}`;
      const { items } = (await coordinator.get<List<Organisation>>(path)).body;
      return items.some((one) => one.id === id);
    };
    expect([await isListed(''), await isListed('isClosed=true')]).toEqual([true, false]);
    await coordinator.patch(`/api/organisations/${id}`, { version: 1, closedOn: '2026-01-01' });
    expect([await isListed(''), await isListed('isClosed=true')]).toEqual([false, true]);
  });

  it('a new body comes last', async () => {
    const { id } = await scene.body({ purpose: 'Neues', rhythm: '' });
    const { items } = (await coordinator.get<List<{ id: string }>>('/api/bodies?limit=200')).body;
    expect(items.at(-1)?.id).toBe(id);
  });

  it('a person who works elsewhere from now on has the rights of there at once', async () => {
    const [from, to] = [await scene.contactPoint(), await scene.contactPoint()];
    const agent = await app.newAgent('fieldworker', { contactPointId: from.id });
    const describe = async (place: ContactPoint) =>
      (await agent.patch(at(place.id), { version: place.version, offers: 'x' })).status;
    expect(await describe(to)).toBe(403);
    const path = `/api/people/${agent.personId}`;
    const { body } = await coordinator.patch<Person>(path, {
      ...{ version: 1, contactPointId: to.id },
    });
    expect(body).toMatchObject({ version: 2, contactPoint: { id: to.id, name: to.name } });
    expect([await describe(from), await describe(to)]).toEqual([403, 200]);
    expect(refusal(await coordinator.patch(path, { version: 1, name: 'Neu' }))).toEqual([
      ...[409, 'person.changed'],
    ]);
    expect(refusal(await coordinator.patch(path, { version: 2, organisationId: nowhere }))).toEqual(
      [400, 'request.invalid', 'organisationId'],
    );
    expect(refusal(await coordinator.patch(`/api/people/${nowhere}`, { version: 1 }))).toEqual([
      ...[404, 'person.notFound'],
    ]);
  });

  it('are announced to those who may read them, and people only to the coordinator', async () => {
    const publish = jest.spyOn(app.nest.get(Publisher, { strict: false }), 'publish');
    const told = async (work: Promise<unknown>) => {
      publish.mockClear();
      await work;
      return publish.mock.calls.map(([rooms, event]) => [event, rooms.length]);
    };
    expect(await told(scene.organisation())).toEqual([['organisation.changed', 4]]);
    expect(await told(scene.body())).toEqual([['body.changed', 4]]);
    expect(await told(coordinator.post('/api/people', { name: 'Quartiersarbeit' }))).toEqual([
      ['person.changed', 1],
    ]);
    publish.mockRestore();
  });
});
