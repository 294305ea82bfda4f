import type { ContactPointList } from '@quartiersforum/domain';
import { ContactPointEntity } from '../src/network/contact-point.entity';
import type { Agent } from './support/agent';
import { meanwhile } from './support/meanwhile';
import { createRegisterScene, refusal, type RegisterScene } from './support/register-scene';

let scene: RegisterScene;
let app: RegisterScene['app'];
let coordinator: Agent;
beforeAll(async () => {
  scene = await createRegisterScene();
  ({ app, coordinator } = scene);
});
afterAll(() => scene.app.close());

const at = (id: string) => `/api/contact-points/${id}`;

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
