import type { CurrentSession, List, Problem, Session } from '@quartiersforum/domain';
import { hashToken } from '../../src/core/secret/one-time-token';
import { createAgent } from '../support/agent';
import { startTestApp, type TestApp } from '../support/app';
import { until } from '../support/until';
import { createAccountWithPassword } from '../support/test-account';

const password = 'kaffee am markt um neun';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

describe('signing in', () => {
  it('gives a cookie that scripts and other sites cannot use, and says who one is', async () => {
    const { email } = await createAccountWithPassword(app, 'provider', password);
    const visitor = createAgent(app, null);
    const answer = await visitor.post<CurrentSession>('/api/session', { email, password });
    expect(answer.status).toBe(201);
    expect(answer.body.account).toMatchObject({ email, role: 'provider', displayName: 'provider' });
    const [cookie = ''] = answer.headers.getSetCookie();
    expect(cookie).toMatch(
      /^quartiersforum=[\w-]{43}; Path=\/; Expires=.*; HttpOnly; SameSite=Lax$/,
    );
    const again = await visitor.get<CurrentSession>('/api/session');
    expect(again.body).toEqual({
      ...answer.body,
      account: { ...answer.body.account, lastSeenAt: again.body.account.lastSeenAt },
    });
  });

  it('takes the address as people type it', async () => {
    const { email } = await createAccountWithPassword(app, 'reader', password);
    const answer = await createAgent(app, null).post('/api/session', {
      email: ` ${email.toUpperCase()} `,
      password,
    });
    expect(answer.status).toBe(201);
  });

  it('stores only the hash of the cookie’s token', async () => {
    const agent = await app.newAgent('city');
    const token = agent.cookie?.split('=')[1] ?? '';
    const [row] = await app.dataSource.query<{ token_hash: Buffer; stored: string }[]>(
      'select token_hash, session::text as stored from session where id = $1',
      [agent.sessionId],
    );
    expect(row?.token_hash).toEqual(hashToken(token));
    expect(row?.stored).not.toContain(token);
  });

  it('answers the same to a wrong password, an unknown address, a disabled account and one without password', async () => {
    const known = await createAccountWithPassword(app, 'provider', password);
    const disabled = await createAccountWithPassword(app, 'provider', password);
    await app.dataSource.query('update account set is_disabled = true where id = $1', [
      disabled.accountId,
    ]);
    const withoutPassword = await app.newAgent('city');
    const tries = [
      { email: known.email, password: 'kaffee am markt um zehn' },
      { email: 'niemand@example.org', password },
      { email: disabled.email, password },
      { email: withoutPassword.email, password },
    ];
    const visitor = createAgent(app, null);
    for (const credentials of tries) {
      const { body, headers } = await visitor.post<Problem>('/api/session', credentials);
      expect({ ...body, instance: undefined }).toEqual({
        status: 401,
        type: 'urn:quartiersforum:problem:session.credentialsWrong',
        title: 'Unauthorized',
        code: 'session.credentialsWrong',
        instance: undefined,
      });
      expect(headers.getSetCookie()).toEqual([]);
    }
  });

  it('compares long passwords whole, also behind the 72nd byte', async () => {
    const long = `${'Laternen über dem Fluss und '.repeat(4)}A`;
    const { email } = await createAccountWithPassword(app, 'city', long);
    const visitor = createAgent(app, null);
    expect((await visitor.post('/api/session', { email, password: long })).status).toBe(201);
    const changed = `${long.slice(0, -1)}B`;
    expect((await visitor.post('/api/session', { email, password: changed })).status).toBe(401);
  });

  it('gives a new token each time and ends the sign-in that the browser held before', async () => {
    const { email } = await createAccountWithPassword(app, 'fieldworker', password);
    const visitor = createAgent(app, null);
    await visitor.post('/api/session', { email, password });
    const before = visitor.cookie;
    await visitor.post('/api/session', { email, password });
    expect(visitor.cookie).not.toBe(before);
    const replay = createAgent(app, null);
    replay.cookie = before;
    expect((await replay.get('/api/session')).status).toBe(401);
  });
});

describe('a sign-in', () => {
  it('ends with signing out, also for a copy of the cookie', async () => {
    const agent = await app.newAgent('provider');
    const { cookie } = agent;
    expect((await agent.delete('/api/session')).status).toBe(204);
    expect(agent.cookie ?? '').not.toMatch(/quartiersforum=/);
    agent.cookie = cookie;
    expect((await agent.get<Problem>('/api/session')).body.code).toBe('access.signInRequired');
  });

  it.each([
    ['after a week without use', `last_seen_at = now() - interval '169 hours'`],
    ['after thirty days in any case', `expires_at = now() - interval '1 second'`],
  ])('ends %s', async (_, change) => {
    const agent = await app.newAgent('provider');
    await app.dataSource.query(`update session set ${change} where id = $1`, [agent.sessionId]);
    expect((await agent.get('/api/session')).status).toBe(401);
  });

  it('remembers its last use, at most once a minute', async () => {
    const agent = await app.newAgent('provider');
    const lastSeenAt = async (): Promise<number> => {
      const [row] = await app.dataSource.query<{ last_seen_at: Date }[]>(
        'select last_seen_at from session where id = $1',
        [agent.sessionId],
      );
      return row?.last_seen_at.getTime() ?? 0;
    };
    const begunAt = await lastSeenAt();
    await agent.get('/api/session');
    expect(await lastSeenAt()).toBe(begunAt);

    const other = await app.newAgent('provider');
    await app.dataSource.query(
      `update session set last_seen_at = now() - interval '2 minutes' where id = $1`,
      [other.sessionId],
    );
    await other.get('/api/session');
    await until(async () => {
      const { body } = await other.get<List<Session>>('/api/sessions');
      return Date.now() - Date.parse(body.items[0]?.lastSeenAt ?? '') < 60_000;
    });
  });

  it('is listed with its device, and can be ended from another one', async () => {
    const { email } = await createAccountWithPassword(app, 'provider', password);
    const laptop = createAgent(app, null);
    const phone = createAgent(app, null);
    const firefox = 'Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0';
    await laptop.post('/api/session', { email, password }, { headers: { 'User-Agent': firefox } });
    await phone.post('/api/session', { email, password });
    const { body } = await phone.get<List<Session>>('/api/sessions');
    expect(body.total).toBe(2);
    const other = body.items.find((session) => !session.isCurrent);
    expect(other?.device).toBe('Firefox, Windows');
    expect((await laptop.get('/api/session')).status).toBe(200);
    expect((await phone.delete(`/api/sessions/${other?.id ?? ''}`)).status).toBe(204);
    expect((await laptop.get('/api/session')).status).toBe(401);
    expect((await phone.get('/api/session')).status).toBe(200);
  });

  it('that has ended by the clock is not listed any more', async () => {
    const { email } = await createAccountWithPassword(app, 'provider', password);
    const [idle, old, here] = [1, 2, 3].map(() => createAgent(app, null));
    for (const agent of [idle, old, here]) await agent?.post('/api/session', { email, password });
    const { body } = (await here?.get<List<Session>>('/api/sessions')) ?? {};
    const [first, second] = (body?.items ?? []).filter((session) => !session.isCurrent);
    const change = (id: string | undefined, what: string) =>
      app.dataSource.query(`update session set ${what} where id = $1`, [id]);
    await change(first?.id, `last_seen_at = now() - interval '169 hours'`);
    await change(second?.id, `expires_at = now() - interval '1 second'`);
    const after = await here?.get<List<Session>>('/api/sessions');
    expect(after?.body.items.map((session) => session.isCurrent)).toEqual([true]);
  });

  it('of somebody else is not found', async () => {
    const [mine, theirs] = [await app.newAgent('coordinator'), await app.newAgent('provider')];
    const answer = await mine.delete<Problem>(`/api/sessions/${theirs.sessionId}`);
    expect(answer.body.code).toBe('session.notFound');
    expect((await theirs.get('/api/session')).status).toBe(200);
  });
});
