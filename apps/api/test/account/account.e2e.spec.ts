import type { Account, List, Problem } from '@quartiersforum/domain';
import type { Agent } from '../support/agent';
import { startTestApp, type TestApp } from '../support/app';

let app: TestApp;
let coordinator: Agent;
beforeAll(async () => {
  app = await startTestApp();
  coordinator = await app.agent('coordinator');
});
afterAll(() => app.close());

const update = (agent: Agent, id: string, change: object) =>
  agent.patch<Account & Problem>(`/api/accounts/${id}`, change);

describe('the coordinator', () => {
  it('lists the accounts, page by page, without any secret of theirs', async () => {
    await app.newAgent('provider');
    const { body } = await coordinator.get<List<Account>>('/api/accounts?limit=1&offset=1');
    expect(body.items).toHaveLength(1);
    expect(body.total).toBeGreaterThan(1);
    expect(Object.keys(body.items[0] ?? {}).sort()).toEqual([
      'contactPoint',
      'createdAt',
      'displayName',
      'email',
      'id',
      'isDisabled',
      'lastSeenAt',
      'organisation',
      'role',
    ]);
  });

  it('gives another role, which ends the sign-ins of that account on every node within two seconds', async () => {
    const second = await startTestApp({ besideApp: app });
    const agent = await app.newAgent('provider');
    const there = { ...agent, baseUrl: `http://127.0.0.1:${second.port}` };
    const ask = async () =>
      (await fetch(`${there.baseUrl}/api/session`, { headers: { Cookie: agent.cookie ?? '' } }))
        .status;
    expect([(await agent.get('/api/session')).status, await ask()]).toEqual([200, 200]);
    const { body } = await update(coordinator, agent.accountId, { role: 'reader' });
    expect(body.role).toBe('reader');
    const begun = performance.now();
    expect((await agent.get('/api/session')).status).toBe(401);
    while ((await ask()) !== 401) expect(performance.now() - begun).toBeLessThan(2_000);
    await second.close();
  });

  it('disables and enables an account', async () => {
    const agent = await app.newAgent('fieldworker');
    expect((await update(coordinator, agent.accountId, { isDisabled: true })).body.isDisabled).toBe(
      true,
    );
    expect((await agent.get('/api/session')).status).toBe(401);
    expect(
      (await update(coordinator, agent.accountId, { isDisabled: false })).body.isDisabled,
    ).toBe(false);
    expect((await agent.get('/api/session')).status).toBe(401);
  });

  it('says where somebody belongs, and takes it back', async () => {
    const agent = await app.newAgent('fieldworker');
    const [point] = await app.dataSource.query<{ id: string }[]>(
      `insert into contact_point (name) values ('Anlaufstelle am Markt') returning id`,
    );
    const set = await update(coordinator, agent.accountId, { contactPointId: point?.id });
    expect(set.body.contactPoint).toEqual({ id: point?.id, name: 'Anlaufstelle am Markt' });
    const { body } = await agent.get<{ account: Account }>('/api/session');
    expect(body.account.contactPoint?.name).toBe('Anlaufstelle am Markt');
    const cleared = await update(coordinator, agent.accountId, { contactPointId: null });
    expect(cleared.body.contactPoint).toBeNull();
  });

  it('cannot be the last one to give up the role', async () => {
    const alone = await startTestApp();
    const only = await alone.agent('coordinator');
    for (const change of [{ role: 'reader' }, { isDisabled: true }])
      expect((await update(only, only.accountId, change)).body.code).toBe(
        'account.lastCoordinator',
      );
    const other = await alone.newAgent('coordinator');
    const both = await Promise.all([
      update(only, only.accountId, { role: 'city' }),
      update(other, other.accountId, { role: 'city' }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    await alone.close();
  });

  it.each([
    ['an id', { id: '4f3ad2a4-52f4-4d2c-9c39-6f0a4de1a111' }, 'id'],
    ['a password', { passwordHash: 'x' }, 'passwordHash'],
    [
      'a prototype',
      JSON.parse('{"__proto__":{"role":"coordinator"},"displayName":"x"}') as object,
      '__proto__',
    ],
    ['an unknown role', { role: 'admin' }, 'role'],
    ['a second line', { displayName: 'Anna\nBerta' }, 'displayName'],
    ['nothing', {}, ''],
  ])('cannot slip in %s', async (_, change, path) => {
    const agent = await app.newAgent('provider');
    const answer = await update(coordinator, agent.accountId, change);
    expect(answer.status).toBe(400);
    expect(answer.body.fields?.[0]?.path).toBe(path);
  });

  it('finds no account behind an invented id', async () => {
    const answer = await update(coordinator, '4f3ad2a4-52f4-4d2c-9c39-6f0a4de1a111', {
      role: 'city',
    });
    expect(answer.body.code).toBe('account.notFound');
  });
});

describe('everybody', () => {
  it('changes the own name and nothing else', async () => {
    const agent = await app.newAgent('reader');
    const { body } = await agent.patch<Account>('/api/profile', {
      displayName: '  Politik, Vertretung ',
    });
    expect(body.displayName).toBe('Politik, Vertretung');
    expect(
      (await agent.patch('/api/profile', { displayName: 'x', role: 'coordinator' })).status,
    ).toBe(400);
  });
});
