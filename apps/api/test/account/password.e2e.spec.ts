import type { Problem } from '@quartiersforum/domain';
import { type Agent, createAgent } from '../support/agent';
import { startTestApp, type TestApp } from '../support/app';
import { lastMail } from '../support/outbox';
import { createAccountWithPassword } from '../support/test-account';

const password = 'kaffee am markt um neun';
const newPassword = 'tee am kanal um sieben';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

async function signIn(email: string, with_: string): Promise<Agent> {
  const agent = createAgent(app, null);
  await agent.post('/api/session', { email, password: with_ });
  return agent;
}

async function opens(email: string, with_: string): Promise<boolean> {
  return (await (await signIn(email, with_)).get('/api/session')).status === 200;
}

describe('changing the password', () => {
  it('ends every other sign-in and gives this one a new token', async () => {
    const { email } = await createAccountWithPassword(app, 'provider', password);
    const [here, there] = [await signIn(email, password), await signIn(email, password)];
    const former = here.cookie;
    const answer = await here.post('/api/password', { currentPassword: password, newPassword });
    expect(answer.status).toBe(204);
    expect(here.cookie).not.toBe(former);
    expect((await here.get('/api/session')).status).toBe(200);
    expect((await there.get('/api/session')).status).toBe(401);
    there.cookie = former;
    expect((await there.get('/api/session')).status).toBe(401);
    expect(await opens(email, password)).toBe(false);
    expect(await opens(email, newPassword)).toBe(true);
  });

  it('needs the current one, and a new one that is neither short nor common', async () => {
    const { email } = await createAccountWithPassword(app, 'provider', password);
    const agent = await signIn(email, password);
    const change = async (currentPassword: string, next: string) =>
      (await agent.post<Problem>('/api/password', { currentPassword, newPassword: next })).body;
    expect((await change('wrong', newPassword)).code).toBe('password.currentWrong');
    expect((await change(password, 'Passwort1234')).code).toBe('password.tooCommon');
    expect((await change(password, 'kurz')).fields?.[0]?.path).toBe('newPassword');
    expect((await agent.get('/api/session')).status).toBe(200);
  });

  it('leaves no fingerprint of a password behind, even when the browser sends a key for repeats', async () => {
    const { email } = await createAccountWithPassword(app, 'provider', password);
    const agent = await signIn(email, password);
    const input = { currentPassword: password, newPassword };
    const headers = { 'Idempotency-Key': 'change of the password' };
    expect((await agent.post('/api/password', input, { headers })).status).toBe(204);
    const kept = await app.dataSource.query(`select from idempotency_key where key = $1`, [
      headers['Idempotency-Key'],
    ]);
    expect(kept).toEqual([]);
  });
});

describe('a forgotten password', () => {
  const request = (email: string) => createAgent(app, null).post('/api/password-resets', { email });
  const accept = (token: string, next = newPassword) =>
    createAgent(app, null).post<Problem>('/api/password-resets/accept', { token, password: next });

  async function tokenFor(email: string): Promise<string> {
    await request(email);
    const mail = await lastMail(await app.agent('coordinator'), email);
    return /\/passwort\/([\w-]{43})\s/.exec(mail.text)?.[1] ?? '';
  }

  it('is replaced through a link by mail, which ends every sign-in', async () => {
    const { email } = await createAccountWithPassword(app, 'city', password);
    const before = await signIn(email, password);
    const token = await tokenFor(email.toUpperCase());
    expect((await accept(token)).status).toBe(204);
    expect((await before.get('/api/session')).status).toBe(401);
    expect(await opens(email, password)).toBe(false);
    expect(await opens(email, newPassword)).toBe(true);
    expect((await accept(token)).body.code).toBe('passwordReset.notUsable');
  });

  it('is replaced once, however many use the link at the same time', async () => {
    const { email } = await createAccountWithPassword(app, 'city', password);
    const token = await tokenFor(email);
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, number) => accept(token, `${newPassword} und dann ${number}`)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 410, 410, 410, 410, 410]);
  });

  it('asks the same work for an address that nobody has, and writes no mail', async () => {
    const { email } = await createAccountWithPassword(app, 'city', password);
    const unknown = await request('niemand@example.org');
    const known = await request(email);
    expect([unknown.status, unknown.body]).toEqual([known.status, known.body]);
    expect(known.status).toBe(204);
    await lastMail(await app.agent('coordinator'), email); // its job came later, so the other one is done
    const [row] = await app.dataSource.query<{ mails: number }[]>(
      `select count(*)::int as mails from outbox_mail where recipient = 'niemand@example.org'`,
    );
    expect(row?.mails).toBe(0);
  });

  it('stays as it is when the link has expired or its account is disabled', async () => {
    const { email, accountId } = await createAccountWithPassword(app, 'city', password);
    const token = await tokenFor(email);
    await app.dataSource.query(`update account set is_disabled = true where id = $1`, [accountId]);
    expect((await accept(token)).status).toBe(410);
    await app.dataSource.query(`update account set is_disabled = false where id = $1`, [accountId]);
    await app.dataSource.query(
      `update password_reset set expires_at = now() where account_id = $1`,
      [accountId],
    );
    expect((await accept(token)).status).toBe(410);
    expect(await opens(email, password)).toBe(true);
  });
});

describe('guessing', () => {
  it('is slowed down from one place, whatever the client says about its address, and ends nobody’s sign-in', async () => {
    const guarded = await startTestApp({ environment: { RATE_LIMITS: 'on' } });
    const { email } = await createAccountWithPassword(guarded, 'provider', password);
    const owner = createAgent(guarded, null);
    expect((await owner.post('/api/session', { email, password })).status).toBe(201);
    const attacker = createAgent(guarded, null);
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 25; attempt += 1) {
      const address = `192.0.2.${attempt}`;
      const headers = {
        'X-Forwarded-For': address,
        'X-Real-IP': address,
        Forwarded: `for=${address}`,
      };
      const credentials = { email, password: `falsch ${attempt}` };
      const answer = await attacker.post<Problem>('/api/session', credentials, { headers });
      statuses.push(answer.status);
      if (answer.status === 429)
        expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    }
    expect(statuses.filter((status) => status === 401)).toHaveLength(10);
    expect(statuses.filter((status) => status === 429)).toHaveLength(15);
    expect((await attacker.post('/api/session', { email, password })).status).toBe(429);
    expect((await owner.get('/api/session')).status).toBe(200);
    const neighbour = await createAccountWithPassword(guarded, 'provider', password);
    const same = await createAgent(guarded, null).post('/api/session', {
      email: neighbour.email,
      password,
    });
    expect(same.status).toBe(201);
    await guarded.close();
  });

  it('behind a trusted proxy is slowed down for the place that the proxy has seen, and for nobody else behind it', async () => {
    const guarded = await startTestApp({
      environment: { RATE_LIMITS: 'on', TRUSTED_PROXIES: '127.0.0.1, ::1' },
    });
    const { email } = await createAccountWithPassword(guarded, 'provider', password);
    const agent = createAgent(guarded, null);
    const tryFrom = async (...hops: string[]) => {
      const headers = { 'X-Forwarded-For': hops.join(', ') };
      return (await agent.post('/api/session', { email, password: 'falsch' }, { headers })).status;
    };
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 12; attempt += 1)
      statuses.push(await tryFrom(`203.0.113.${attempt}`, '192.0.2.17'));
    expect(statuses).toEqual([...Array<number>(10).fill(401), 429, 429]);
    expect(await tryFrom('192.0.2.17', '198.51.100.9')).toBe(401);
    await guarded.close();
  });

  it('by somebody else never keeps the owner out of the own browser', async () => {
    const guarded = await startTestApp({ environment: { RATE_LIMITS: 'on' } });
    const { email } = await createAccountWithPassword(guarded, 'provider', password);
    const owner = createAgent(guarded, null);
    await owner.post('/api/session', { email, password });
    await owner.delete('/api/session');
    expect((await owner.get('/api/session')).status).toBe(401);
    const attacker = createAgent(guarded, null);
    const last = async () =>
      (await attacker.post('/api/session', { email, password: 'falsch' })).status;
    while ((await last()) !== 429);
    expect((await owner.post('/api/session', { email, password })).status).toBe(201);
    // What the browser keeps is sealed: it names nobody, and an altered one is nobody's.
    const kept = /quartiersforum-browser=([^;]+)/.exec(owner.cookie ?? '')?.[1] ?? '';
    expect(Buffer.from(kept, 'base64url').toString('latin1')).not.toContain(
      owner.accountId || email,
    );
    attacker.cookie = `quartiersforum-browser=${kept.startsWith('A') ? 'B' : 'A'}${kept.slice(1)}`;
    expect(await last()).toBe(429);
    await guarded.close();
  });

  it('counts tries that arrive together', async () => {
    const guarded = await startTestApp({ environment: { RATE_LIMITS: 'on' } });
    const { email } = await createAccountWithPassword(guarded, 'provider', password);
    const answers = await Promise.all(
      Array.from({ length: 15 }, (_, attempt) =>
        createAgent(guarded, null).post('/api/session', { email, password: `falsch ${attempt}` }),
      ),
    );
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(10);
    await guarded.close();
  });
});
