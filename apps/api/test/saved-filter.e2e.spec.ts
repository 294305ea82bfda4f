import {
  type List,
  type Problem,
  type SavedFilter,
  savedFilterLimit,
} from '@quartiersforum/domain';
import { Publisher } from '../src/realtime/publisher';
import type { Agent } from './support/agent';
import { startTestApp, type TestApp } from './support/app';

let app: TestApp;
let awo: Agent;
let drk: Agent;
beforeAll(async () => {
  app = await startTestApp();
  [awo, drk] = [await app.newAgent('provider'), await app.newAgent('provider')];
});
afterAll(() => app.close());

const path = '/api/saved-filters';
const save = (agent: Agent, name: string, question: object = {}) =>
  agent.post<SavedFilter>(path, { name, question });
const names = async (agent: Agent) =>
  (await agent.get<List<SavedFilter>>(path)).body.items.map(({ name }) => name);

describe('A saved filter', () => {
  it('keeps what was asked for under a name, renamed and deleted by its owner', async () => {
    const question = { search: 'Quartier', state: 'open', isEligible: true, area: 'Soziales' };
    const { status, body } = await save(awo, 'Zu uns passend', question);
    expect([status, body]).toEqual([201, { id: body.id, name: 'Zu uns passend', question }]);
    await save(awo, 'Bald', { state: 'closingSoon' });
    expect(await names(awo)).toEqual(['Bald', 'Zu uns passend']);
    const renamed = await awo.patch<SavedFilter>(`${path}/${body.id}`, { name: 'Ähnliches' });
    expect(renamed.body).toEqual({ id: body.id, name: 'Ähnliches', question });
    const other = { deadlineBefore: '2027-01-31' };
    await awo.patch(`${path}/${body.id}`, { question: other });
    expect(await names(awo)).toEqual(['Ähnliches', 'Bald']);
    expect((await awo.get<List<SavedFilter>>(path)).body.items[0]?.question).toEqual(other);
    expect((await awo.delete(`${path}/${body.id}`)).status).toBe(204);
    expect(await names(awo)).toEqual(['Bald']);
  });

  it('is there for its owner alone: others do not find it', async () => {
    const { body } = await save(awo, 'Meins');
    expect(await names(drk)).not.toContain('Meins');
    for (const answer of [
      await drk.patch<Problem>(`${path}/${body.id}`, { name: 'Deins' }),
      await drk.delete<Problem>(`${path}/${body.id}`),
    ])
      expect([answer.status, answer.body.code]).toEqual([404, 'savedFilter.notFound']);
    expect((await save(drk, 'Meins')).status).toBe(201);
    expect(await names(awo)).toContain('Meins');
  });

  it('has a name of its own', async () => {
    await save(awo, 'Einmal');
    const { body } = await save(awo, 'Zweimal');
    const taken = (answer: { body: unknown }) => (answer.body as Problem).fields?.[0]?.path;
    expect(taken(await save(awo, 'Einmal'))).toBe('name');
    expect(taken(await awo.patch(`${path}/${body.id}`, { name: 'Einmal' }))).toBe('name');
    expect((await awo.patch(`${path}/${body.id}`, { name: 'Zweimal' })).status).toBe(200);
  });

  it.each([
    ['a state that there is not', { state: 'vielleicht' }],
    ['no day', { deadlineBefore: 'morgen' }],
    ['something unknown', { geheim: 1 }],
  ])('asks for nothing that the list does not know: %s', async (_, question) => {
    const { status, body } = await awo.post<Problem>(path, { name: 'Falsch', question });
    expect([status, body.code]).toEqual([400, 'request.invalid']);
  });

  it('is one of at most so many, also when two are saved at once', async () => {
    const agent = await app.newAgent('provider');
    for (let count = 1; count < savedFilterLimit; count += 1) await save(agent, `Filter ${count}`);
    const answers = await Promise.all([save(agent, 'Einer'), save(agent, 'Noch einer')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(await names(agent)).toHaveLength(savedFilterLimit);
  });

  it('is told to its owner on other devices, and to nobody else', async () => {
    const publish = jest.spyOn(app.nest.get(Publisher, { strict: false }), 'publishWith');
    const { body } = await save(awo, 'Gemeldet');
    const calls = publish.mock.calls.map(([, rooms, event, payload]) => [rooms, event, payload]);
    publish.mockRestore();
    expect(calls).toEqual([
      [[`account:${awo.accountId}`], 'savedFilter.changed', { savedFilterId: body.id }],
    ]);
  });
});
