import type {
  FundingCall,
  HelpRequest,
  Interest,
  InterestList,
  List,
  Problem,
} from '@quartiersforum/domain';
import { Publisher } from '../src/realtime/publisher';
import type { Agent } from './support/agent';
import { countQueries } from './support/count-queries';
import { createFundingScene, type FundingScene, sceneStart } from './support/funding-scene';

let scene: FundingScene;
let city: Agent;
let coordinator: Agent;
let awo: Agent;
let drk: Agent;

beforeAll(async () => {
  scene = await createFundingScene();
  ({ city, coordinator, awo, drk } = scene);
});
afterAll(() => scene.app.close());
beforeEach(() => scene.setNow(sceneStart));

const interestPath = ({ id }: FundingCall) => `/api/funding-calls/${id}/interest`;
const ask = (agent: Agent, { id }: FundingCall) =>
  agent.post<Interest>(`/api/funding-calls/${id}/help-request`);
const helpPath = ({ id }: Interest) => `/api/interests/${id}/help`;
const requests = async (agent: Agent) =>
  (await agent.get<List<HelpRequest>>('/api/help-requests?limit=200')).body.items;
const requestOf = async (agent: Agent, call: FundingCall) =>
  (await requests(agent)).find((request) => request.call.id === call.id);
const interestsOf = async (agent: Agent, { id }: FundingCall) =>
  (await agent.get<InterestList>(`/api/funding-calls/${id}/interests`)).body;

describe('Help with an application', () => {
  it('is asked for with one click, and only the city learns of an interest that was not told yet', async () => {
    const call = await scene.create();
    const { status, body } = await ask(awo, call);
    expect([status, body]).toEqual([
      200,
      expect.objectContaining({ state: 'considering', visibility: 'city', wantsHelp: true }),
    ]);
    expect(await requestOf(city, call)).toMatchObject({
      organisation: { name: 'AWO' },
      isAsked: true,
      daysLeft: 70,
      help: null,
    });
    expect(await requestOf(coordinator, call)).toBeDefined();
    expect((await interestsOf(drk, call)).items).toEqual([]);
  });

  it('leaves what the organisation has said as it is, however often it is asked', async () => {
    const call = await scene.create();
    const said = { state: 'applying', visibility: 'all', note: 'Mit dem Stadtteilbüro' };
    await awo.put(interestPath(call), said);
    await ask(awo, call);
    const asked = (await requestOf(city, call))?.askedAt;
    expect((await ask(awo, call)).body).toMatchObject({ ...said, wantsHelp: true });
    expect((await requestOf(city, call))?.askedAt).toBe(asked);
  });

  it('is taken on by one person, whom the organisation and the city see and nobody else', async () => {
    const call = await scene.create();
    await awo.put(interestPath(call), { state: 'applying', visibility: 'all', wantsHelp: true });
    const [interest] = (await interestsOf(city, call)).items;
    if (interest === undefined) throw new Error('no interest');
    const answers = await Promise.all([
      city.post<Problem>(helpPath(interest)),
      coordinator.post<Problem>(helpPath(interest)),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('interest.helpTaken');
    const winner = answers[0].status === 204 ? city : coordinator;
    expect((await winner.post(helpPath(interest))).status).toBe(204); // once more is the same
    expect((await requestOf(winner, call))?.help).toMatchObject({ isOwn: true });
    const [own] = (await interestsOf(awo, call)).items;
    expect(own?.help).toMatchObject({ isOwn: false, by: expect.anything() as unknown });
    const [seen] = (await interestsOf(drk, call)).items;
    expect(seen).toMatchObject({ state: 'applying', wantsHelp: false, help: null });
  });

  it('waits again when it is given back, and is over when the organisation asks no longer', async () => {
    const call = await scene.create();
    const { body: interest } = await ask(awo, call);
    await city.post(helpPath(interest));
    expect((await coordinator.delete(helpPath(interest))).status).toBe(204);
    expect((await requestOf(city, call))?.help).toBeNull();
    await city.post(helpPath(interest));
    await awo.put(interestPath(call), { state: 'considering', visibility: 'city' });
    expect(await requestOf(city, call)).toBeUndefined();
    expect((await interestsOf(awo, call)).items[0]).toMatchObject({ help: null });
  });

  it('is offered unasked, and stays when the organisation changes its words', async () => {
    const call = await scene.create();
    const { body: interest } = await awo.put<Interest>(interestPath(call), { state: 'applying' });
    await city.post(helpPath(interest));
    await awo.put(interestPath(call), { state: 'applying', note: 'Danke!' });
    expect((await interestsOf(awo, call)).items[0]?.help).toMatchObject({ isOwn: false });
    expect(await requestOf(city, call)).toMatchObject({ isAsked: false, askedAt: null });
  });

  it('is not listed where nothing is left to help with', async () => {
    const [decided, closed, withdrawn] = [
      await scene.create(),
      await scene.create({ deadlines: [{ kind: 'application', day: '2026-12-01' }] }),
      await scene.create(),
    ];
    for (const call of [decided, closed, withdrawn]) await ask(awo, call);
    const { body: interest } = await ask(awo, withdrawn);
    await awo.put(interestPath(decided), { state: 'granted', wantsHelp: true });
    await coordinator.post(`/api/funding-calls/${withdrawn.id}/withdraw`, { version: 1 });
    scene.setNow(new Date('2026-12-02T12:00:00Z'));
    const listed = (await requests(city)).map(({ call }) => call.id);
    for (const call of [decided, closed, withdrawn]) expect(listed).not.toContain(call.id);
    expect((await city.post<Problem>(helpPath(interest))).body.code).toBe('fundingCall.notFound');
  });

  it('lists what waits first, then the next deadline, and asks the database equally often for few and many', async () => {
    const later = await scene.create({ deadlines: [{ kind: 'application', day: '2027-03-01' }] });
    const sooner = await scene.create({ deadlines: [{ kind: 'application', day: '2026-12-24' }] });
    const helped = await scene.create({ deadlines: [{ kind: 'application', day: '2026-12-20' }] });
    for (const call of [later, sooner]) await ask(drk, call);
    await city.post(helpPath((await ask(drk, helped)).body));
    const order = (await requests(city)).map(({ call }) => call.id);
    expect(order.indexOf(sooner.id)).toBeLessThan(order.indexOf(later.id));
    expect(order.indexOf(later.id)).toBeLessThan(order.indexOf(helped.id));
    const count = (limit: number) =>
      countQueries(scene.app.dataSource, () => city.get(`/api/help-requests?limit=${limit}`));
    expect(await count(1)).toBe(await count(200));
    const { body } = await city.get<List<HelpRequest>>('/api/help-requests?limit=1&offset=100');
    expect(body).toEqual({ items: [], total: order.length });
  });

  it('is announced to the city and to the organisation, and to nobody else', async () => {
    const call = await scene.create();
    await scene.app.newAgent('reader', { organisationId: scene.awoId }); // reads nothing of fundings
    await awo.put(interestPath(call), { state: 'applying', visibility: 'all' });
    const publish = jest.spyOn(scene.app.nest.get(Publisher, { strict: false }), 'publish');
    const { body: interest } = await ask(awo, call);
    await city.post(helpPath(interest));
    await city.delete(helpPath(interest));
    const rooms = publish.mock.calls.map(([rooms]) => [...rooms].sort());
    publish.mockRestore();
    const told = [`account:${awo.accountId}`, 'role:city', 'role:coordinator'];
    expect(rooms).toEqual([told, told, told]);
  });
});

describe('At a contact point that several Träger share', () => {
  it('nobody reads what one of them told the city alone, and nobody speaks for any of them', async () => {
    const call = await scene.create();
    const place = await scene.contactPoint('Geteilt', scene.awoId, '2027-06-30');
    await scene.app.dataSource.query(
      `insert into contact_point_provider (contact_point_id, organisation_id, position) values ($1, $2, 1)`,
      [place, scene.drkId],
    );
    const shared = await scene.app.newAgent('fieldworker', { contactPointId: place });
    const member = await scene.app.newAgent('fieldworker', {
      ...{ contactPointId: place, organisationId: scene.drkId },
    });
    await awo.put(interestPath(call), { state: 'considering', visibility: 'city', note: 'geheim' });
    for (const agent of [shared, member]) {
      expect((await interestsOf(agent, call)).items).toEqual([]);
      expect((await scene.read(agent, call.id)).body.interests).toBe(0);
      const { items } = await scene.list('limit=200', agent);
      expect(items.find(({ id }) => id === call.id)?.interests).toBe(0);
    }
    expect((await interestsOf(shared, call)).organisation).toBeNull();
    expect((await interestsOf(member, call)).organisation?.id).toBe(scene.drkId);
    const refused = await shared.put<Problem>(interestPath(call), { state: 'informed' });
    expect(refused.body.code).toBe('interest.organisationMissing');
  });

  it('nobody is told that there is something to read', async () => {
    const call = await scene.create();
    const place = await scene.contactPoint('Auch geteilt', scene.awoId, '2027-06-30');
    const alone = await scene.app.newAgent('fieldworker', { contactPointId: place });
    const publish = jest.spyOn(scene.app.nest.get(Publisher, { strict: false }), 'publish');
    const told = async () => {
      publish.mockClear();
      await awo.put(interestPath(call), { state: 'considering', visibility: 'city' });
      return publish.mock.calls.flatMap(([rooms]) => rooms);
    };
    expect(await told()).toContain(`account:${alone.accountId}`);
    await scene.app.dataSource.query(
      `insert into contact_point_provider (contact_point_id, organisation_id, position) values ($1, $2, 1)`,
      [place, scene.drkId],
    );
    expect(await told()).not.toContain(`account:${alone.accountId}`);
    publish.mockRestore();
  });
});
