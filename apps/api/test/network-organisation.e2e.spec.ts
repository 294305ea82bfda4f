import type { ContactPoint, List, Organisation, Person } from '@quartiersforum/domain';
import { Publisher } from '../src/realtime/publisher';
import type { Agent } from './support/agent';
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
