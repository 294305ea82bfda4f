import { AccountTidying } from '../../src/account/account-tidying';
import { IdempotencyKeys } from '../../src/core/http/idempotency-keys';
import { startTestApp, type TestApp } from '../support/app';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const count = async (table: string): Promise<number> => {
  const [row] = await app.dataSource.query<{ count: number }[]>(
    `select count(*)::int as count from ${table}`,
  );
  return row?.count ?? 0;
};

describe('each night', () => {
  it('sign-ins and links that have ended are deleted, and no others', async () => {
    const agents = [
      await app.newAgent('city'),
      await app.newAgent('city'),
      await app.newAgent('city'),
    ];
    const [idle, expired, lasting] = agents;
    await app.dataSource.query(
      `update session set last_seen_at = now() - interval '8 days' where id = $1`,
      [idle?.sessionId],
    );
    await app.dataSource.query(
      `update session set expires_at = now() - interval '1 hour' where id = $1`,
      [expired?.sessionId],
    );
    await app.dataSource.query(
      `insert into password_reset (token_hash, account_id, expires_at) values ('\\x01', $1, now() - interval '1 hour'), ('\\x02', $1, now() + interval '1 hour')`,
      [lasting?.accountId],
    );
    await app.nest.get(AccountTidying, { strict: false }).tidy();
    expect([await count('session'), await count('password_reset')]).toEqual([1, 1]);
    expect((await lasting?.get('/api/session'))?.status).toBe(200);
  });

  it('remembered answers are deleted after a day', async () => {
    const { accountId } = await app.agent('coordinator');
    await app.dataSource.query(
      `insert into idempotency_key (account_id, key, route, request_hash, created_at)
       values ($1, 'old', '/', '\\x01', now() - interval '25 hours'), ($1, 'young', '/', '\\x01', now())`,
      [accountId],
    );
    await app.nest.get(IdempotencyKeys, { strict: false }).forgetOld();
    expect(await count('idempotency_key')).toBe(1);
  });
});
