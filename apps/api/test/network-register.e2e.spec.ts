import type {
  ContactPoint,
  ContactPointList,
  FundingFit,
  List,
  Organisation,
  Problem,
} from '@quartiersforum/domain';
import { Publisher } from '../src/realtime/publisher';
import type { Agent } from './support/agent';
import { countQueries } from './support/count-queries';
import { createRegisterScene, refusal, type RegisterScene } from './support/register-scene';

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

  it('is found by whom it is there for', async () => {
    const { id } = await scene.contactPoint({ targetGroups: ['Alleinerziehende', 'Jugendliche'] });
    const path = '/api/contact-points?search=jugendliche%20alleinerzieh';
    const { items } = (await coordinator.get<ContactPointList>(path)).body;
    expect(items.map((one) => one.id)).toEqual([id]);
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

describe('A contact point whose funding ends', () => {
  it('looks for a way on until the day on which it closes', async () => {
    const { id } = await scene.contactPoint();
    await scene.phase(id, { endsOn: '2027-06-30' });
    scene.setNow('2026-11-22T11:00:00Z');
    const isLooking = async () => {
      const { items } = (await coordinator.get<List<FundingFit>>('/api/funding-fit')).body;
      return items.some(({ contactPoint }) => contactPoint.id === id);
    };
    await coordinator.patch(at(id), { version: 1, closedOn: '2026-11-23' });
    expect(await isLooking()).toBe(true);
    await coordinator.patch(at(id), { version: 2, closedOn: '2026-11-22' });
    expect(await isLooking()).toBe(false);
  });
});

describe('An entry with many ties', () => {
  it('is written in as many statements as one with few', async () => {
    const entry = await scene.contactPoint();
    const [ids, others] = [
      await Promise.all(Array.from({ length: 20 }, async () => (await scene.organisation()).id)),
      await Promise.all(Array.from({ length: 20 }, async () => (await scene.contactPoint()).id)),
    ];
    const written = (version: number, many: number) =>
      countQueries(app.dataSource, async () => {
        const answer = await coordinator.patch(at(entry.id), {
          ...{ version, providerIds: ids.slice(0, many) },
          partners: [
            ...ids.slice(0, many).map((id) => ({ kind: 'organisation', id })),
            ...others.slice(0, many).map((id) => ({ kind: 'contactPoint', id })),
          ],
        });
        expect(answer.status).toBe(200);
      });
    const [few, many] = [await written(1, 1), await written(2, 20)];
    expect(many).toBe(few);
    expect(many).toBeLessThan(25);
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
