import {
  callStateSchema,
  type CreateFundingCall,
  type FundingCall,
  type FundingCallList,
  type FundingFit,
  type FundingProgramme,
  type Interest,
  type List,
  type Problem,
} from '@quartiersforum/domain';
import type { Agent } from './support/agent';
import { countQueries } from './support/count-queries';
import { createFundingScene, type FundingScene, sceneStart } from './support/funding-scene';

const missing = '4f3ad2a4-52f4-4d2c-9c39-6f0a4de1a111';

let scene: FundingScene;
let app: FundingScene['app'];
let coordinator: Agent;
let city: Agent;
let awo: Agent;
let drk: Agent;
let awoId: string;
let drkId: string;
let fieldworker: Agent;

beforeAll(async () => {
  scene = await createFundingScene();
  ({ app, coordinator, city, awo, drk, awoId, drkId } = scene);
  const place = await scene.contactPoint('Fuhlenbrock', awoId, '2027-06-30');
  fieldworker = await app.newAgent('fieldworker', { contactPointId: place });
});
afterAll(() => scene.app.close());
beforeEach(() => scene.setNow(sceneStart));

const ids = ({ items }: FundingCallList) => items.map(({ id }) => id);

describe('A funding call', () => {
  it('has the state that follows from its dates, whenever it is asked', async () => {
    const call = await scene.create({ opensOn: '2026-12-01' });
    const stateAt = async (instant: string) => {
      scene.setNow(new Date(instant));
      const { state, daysLeft } = (await scene.read(awo, call.id)).body;
      return [state, daysLeft];
    };
    expect(await stateAt('2026-11-30T22:59:59Z')).toEqual(['announced', 62]);
    expect(await stateAt('2026-11-30T23:00:00Z')).toEqual(['open', 61]);
    expect(await stateAt('2027-01-03T12:00:00Z')).toEqual(['closingSoon', 28]);
    expect(await stateAt('2027-01-31T22:59:59Z')).toEqual(['closingSoon', 0]);
    expect(await stateAt('2027-01-31T23:00:00Z')).toEqual(['closed', null]);
  });

  it('is what people say when it closes early, and what follows from its dates when they take that back', async () => {
    const call = await scene.create();
    const path = `/api/funding-calls/${call.id}/override`;
    const override = {
      version: 1,
      kind: 'closedEarly',
      reason: 'Mittel aufgebraucht',
      since: '2026-11-20',
    };
    const closed = await coordinator.put<FundingCall>(path, override);
    expect(closed.body).toMatchObject({
      state: 'closed',
      version: 2,
      override: { kind: 'closedEarly', reason: 'Mittel aufgebraucht', replacedBy: null },
    });
    expect((await coordinator.delete<Problem>(`${path}?version=1`)).body.code).toBe(
      'fundingCall.changed',
    );
    expect((await coordinator.delete<FundingCall>(`${path}?version=2`)).body.state).toBe('open');
  });

  it('names the call that takes its place only to those who may read that one', async () => {
    const [old, next] = [await scene.create(), await scene.create({}, awo)];
    const { body } = await coordinator.put<FundingCall>(`/api/funding-calls/${old.id}/override`, {
      ...{ version: 1, kind: 'replaced', reason: 'Neue Richtlinie', since: '2026-11-01' },
      replacedById: next.id,
    });
    expect(body.override?.replacedBy?.id).toBe(next.id);
    expect((await scene.read(drk, old.id)).body.override?.replacedBy).toBeNull();
    const itself = await coordinator.put<Problem>(`/api/funding-calls/${next.id}/override`, {
      ...{ version: 1, kind: 'replaced', reason: 'Neue Richtlinie', since: '2026-11-01' },
      replacedById: next.id,
    });
    expect([itself.status, itself.body.fields?.[0]?.path]).toEqual([400, 'replacedById']);
  });

  it('is proposed by a Träger, unseen by others, and taken over with one step', async () => {
    const proposal = await scene.create({}, awo);
    expect(proposal).toMatchObject({ publication: 'proposed', relation: 'self' });
    expect((await scene.read(drk, proposal.id)).status).toBe(404);
    expect(ids(await scene.list('limit=200', drk))).not.toContain(proposal.id);
    expect(
      (await awo.post(`/api/funding-calls/${proposal.id}/publish`, { version: 1 })).status,
    ).toBe(403);
    const edited = await awo.patch<FundingCall>(`/api/funding-calls/${proposal.id}`, {
      version: 1,
      deadlines: [{ kind: 'application', day: '2027-03-01', time: '12:00' }],
    });
    expect(edited.body.nextDeadline).toMatchObject({ day: '2027-03-01', time: '12:00' });
    const path = `/api/funding-calls/${proposal.id}/publish`;
    expect((await coordinator.post<FundingCall>(path, { version: 2 })).body.publication).toBe(
      'published',
    );
    expect((await scene.read(drk, proposal.id)).status).toBe(200);
    expect(
      (await awo.patch(`/api/funding-calls/${proposal.id}`, { version: 3, title: 'Neu' })).status,
    ).toBe(403);
    expect((await coordinator.post<Problem>(path, { version: 3 })).body.code).toBe(
      'fundingCall.transitionRefused',
    );
  });

  it('is changed by one of two who edit it at once, and the other is told', async () => {
    const { id } = await scene.create();
    const answers = await Promise.all(
      ['Eins', 'Zwei'].map((title) =>
        coordinator.patch<FundingCall & Problem>(`/api/funding-calls/${id}`, { version: 1, title }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it.each([
    ['amountMax', { amountMin: 10, amountMax: 5 }],
    ['durationMonthsMax', { durationMonthsMin: 12, durationMonthsMax: 6 }],
  ])('says which of two figures contradict: %s', async (path, change) => {
    const { status, body } = await coordinator.post<Problem>('/api/funding-calls', {
      ...{
        title: 'Widerspruch',
        programme: { name: 'Widerspruch', funder: 'Land' },
        mode: 'fixed',
      },
      ...change,
    });
    expect([status, body.code, body.fields?.[0]?.path]).toEqual([
      422,
      'fundingCall.contradictory',
      path,
    ]);
  });

  it('needs a programme that there is', async () => {
    const call = { title: 'Ohne Programm', mode: 'continuous' };
    expect(
      (await coordinator.post<Problem>('/api/funding-calls', call)).body.fields?.[0]?.path,
    ).toBe('programmeId');
    const unknown = { ...call, programmeId: missing };
    expect((await coordinator.post<Problem>('/api/funding-calls', unknown)).body.code).toBe(
      'fundingProgramme.notFound',
    );
  });

  it('says who looked its facts up and when', async () => {
    const { id } = await scene.create();
    const { body } = await coordinator.post<FundingCall>(`/api/funding-calls/${id}/check`, {
      version: 1,
    });
    expect([body.checkedAt, body.checkedBy]).toEqual(['2026-11-22T12:00:00.000Z', 'coordinator']);
  });
});

describe('The list of calls', () => {
  it('has the most urgent first and filters by state, eligibility, area and deadline', async () => {
    const programme = { name: 'Sortierprogramm', funder: 'Stiftung', area: 'Sortierbereich' };
    const soon = await scene.create({
      programme,
      deadlines: [{ kind: 'application', day: '2026-12-01' }],
    });
    const { programme: known } = soon;
    const make = (change: Partial<CreateFundingCall>) =>
      scene.create({ programme: undefined, programmeId: known.id, ...change });
    const over = await make({ deadlines: [{ kind: 'application', day: '2026-11-01' }] });
    const later = await make({ eligible: ['nonprofit'] });
    const always = await make({ mode: 'continuous', deadlines: [], eligible: ['municipality'] });
    const announced = await make({ opensOn: '2027-01-01' });
    const area = 'area=Sortierbereich';
    expect(ids(await scene.list(area))).toEqual(
      [soon, later, always, announced, over].map(({ id }) => id),
    );
    expect(ids(await scene.list(`${area}&state=closingSoon`))).toEqual([soon.id]);
    expect(ids(await scene.list(`${area}&state=closed`))).toEqual([over.id]);
    expect(ids(await scene.list(`${area}&isEligible=true`, awo))).toEqual([later.id]);
    expect(ids(await scene.list(`${area}&isEligible=true`, drk))).toEqual([always.id]);
    expect(ids(await scene.list(`${area}&isEligible=true`, fieldworker))).toEqual([later.id]);
    expect(ids(await scene.list(`${area}&deadlineBefore=2027-01-01`))).toEqual([soon.id]);
    expect((await scene.list(area)).facets.areas).toContain('Sortierbereich');
    scene.setNow(new Date('2027-02-01T12:00:00Z'));
    expect(ids(await scene.list(`${area}&state=closed`)).sort()).toEqual(
      [soon, over, later, announced].map(({ id }) => id).sort(),
    );
  });

  it('is searched by words of call and programme, umlauts or not', async () => {
    const found = await scene.create({
      title: 'Räume für Nachbarschaft',
      programme: { name: 'Quartiersfonds', funder: 'Land' },
    });
    for (const search of ['raeume', 'Nachbarschaft quartier', 'QUARTIERSFONDS'])
      expect(ids(await scene.list(new URLSearchParams({ search }).toString()))).toEqual([found.id]);
    await coordinator.patch(`/api/funding-programmes/${found.programme.id}`, {
      version: 1,
      name: 'Stadtteilbudget',
    });
    expect(ids(await scene.list('search=Stadtteilbudget'))).toEqual([found.id]);
    expect(ids(await scene.list('search=Quartiersfonds'))).toEqual([]);
  });

  it('asks the database equally often for few and for many', async () => {
    const few = await countQueries(app.dataSource, () => scene.list('limit=1'));
    const many = await countQueries(app.dataSource, () => scene.list('limit=200'));
    expect([many, many <= 3]).toEqual([few, true]);
  });

  it.each(callStateSchema.options)('can be asked for every state: %s', async (state) => {
    for (const call of (await scene.list(`state=${state}&limit=200`)).items)
      expect(call.state).toBe(state);
  });
});

describe('The interest of an organisation', () => {
  it('is seen by whom it says: everybody, or the city', async () => {
    const { id } = await scene.create();
    const path = `/api/funding-calls/${id}/interest`;
    const seen = async (agent: Agent) =>
      (await agent.get<List<Interest>>(`${path}s`)).body.items.map(({ state }) => state);
    const counted = async (agent: Agent) => [
      (await scene.read(agent, id)).body.interests,
      (await scene.list('limit=200', agent)).items.find((call) => call.id === id)?.interests,
    ];
    await awo.put(path, { state: 'considering', visibility: 'city', wantsHelp: true });
    expect(await seen(awo)).toEqual(['considering']);
    expect(await seen(fieldworker)).toEqual(['considering']); // works for a contact point of the same Träger
    expect(await seen(city)).toEqual(['considering']);
    expect(await seen(coordinator)).toEqual(['considering']);
    expect(await seen(drk)).toEqual([]);
    expect(await counted(drk)).toEqual([0, 0]);
    expect(await counted(city)).toEqual([1, 1]);
    await awo.put(path, { state: 'seekingPartners', visibility: 'all' });
    expect(await seen(drk)).toEqual(['seekingPartners']);
    expect(await counted(drk)).toEqual([1, 1]);
    expect((await awo.delete(path)).status).toBe(204);
    expect(await seen(awo)).toEqual([]);
    expect((await awo.delete<Problem>(path)).body.code).toBe('interest.notFound');
  });

  it('needs an organisation', async () => {
    const { id } = await scene.create();
    const { status, body } = await (
      await app.agent('stranger')
    ).put<Problem>(`/api/funding-calls/${id}/interest`, { state: 'informed' });
    expect([status, body.code]).toEqual([422, 'interest.organisationMissing']);
  });

  it('in a call that is not there to be read cannot be told or taken back', async () => {
    const { id } = await scene.create({}, awo);
    for (const answer of [
      await drk.put<Problem>(`/api/funding-calls/${id}/interest`, { state: 'informed' }),
      await drk.get<Problem>(`/api/funding-calls/${id}/interests`),
      await drk.delete<Problem>(`/api/funding-calls/${id}/interest`),
    ])
      expect(answer.body.code).toBe('fundingCall.notFound');
  });

  it('is one, however often it is told at once', async () => {
    const { id } = await scene.create();
    const path = `/api/funding-calls/${id}/interest`;
    await Promise.all(Array.from({ length: 10 }, () => awo.put(path, { state: 'applying' })));
    expect((await awo.get<List<Interest>>(`${path}s`)).body.total).toBe(1);
  });
});

describe('What still helps a contact point whose funding ends', () => {
  it('names the calls that are in time and says why others are not', async () => {
    const place = await scene.contactPoint('Ebel', awoId, '2027-04-30');
    const [inTime, late, foreign] = [
      await scene.create({ eligible: ['welfare'], leadTimeWeeks: 8 }),
      await scene.create({ eligible: ['nonprofit'], leadTimeWeeks: 30 }),
      await scene.create({ eligible: ['municipality'], leadTimeWeeks: 1 }),
    ];
    const { body } = await awo.get<List<FundingFit>>('/api/funding-fit');
    const fit = body.items.find(({ contactPoint: { id } }) => id === place);
    const reasonOf = (call: FundingCall) =>
      fit?.calls.find(({ call: { id } }) => id === call.id)?.reason;
    expect(fit).toMatchObject({ endsOn: '2027-04-30', printedEnd: 'vorerst', hasWayOn: true });
    expect(reasonOf(inTime)).toBe('inTime');
    expect(reasonOf(late)).toBe('tooLate');
    expect([undefined, 'notEligible']).toContain(reasonOf(foreign)); // the last of those named
  });

  it('is shown for one’s own contact points, for the city for all that end within 18 months', async () => {
    const [own, foreign, far] = [
      await scene.contactPoint('Eigen', awoId, '2027-01-31'),
      await scene.contactPoint('Fremd', drkId, '2027-01-31'),
      await scene.contactPoint('Fern', drkId, '2029-01-31'),
    ];
    const shown = async (agent: Agent) =>
      (await agent.get<List<FundingFit>>('/api/funding-fit?limit=200')).body.items.map(
        ({ contactPoint: { id } }) => id,
      );
    expect(await shown(awo)).toContain(own);
    expect(await shown(awo)).not.toContain(foreign);
    expect(await shown(city)).toEqual(expect.arrayContaining([own, foreign]));
    expect(await shown(city)).not.toContain(far);
  });
});

describe('Programmes', () => {
  it('have one name each and are changed by one at a time', async () => {
    const programme = { name: 'Ein Programm', funder: 'Land' };
    const { body } = await coordinator.post<FundingProgramme>('/api/funding-programmes', programme);
    const again = await coordinator.post<Problem>('/api/funding-programmes', programme);
    expect([again.status, again.body.fields?.[0]?.path]).toEqual([400, 'name']);
    const path = `/api/funding-programmes/${body.id}`;
    expect((await coordinator.patch(path, { version: 1, region: 'NRW' })).status).toBe(200);
    expect((await coordinator.patch<Problem>(path, { version: 1, region: 'Bund' })).body.code).toBe(
      'fundingProgramme.changed',
    );
    expect(
      (await awo.get<List<FundingProgramme>>('/api/funding-programmes?limit=200')).body.items,
    ).toContainEqual(expect.objectContaining({ name: 'Ein Programm', region: 'NRW' }));
  });
});
