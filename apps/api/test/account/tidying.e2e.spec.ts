import { AccountTidying } from '../../src/account/account-tidying';
import { IdempotencyKeys } from '../../src/core/http/idempotency-keys';
import { Mail } from '../../src/core/mail/mail';
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

  it('invitations that ended and mails that were written three months ago are deleted, and no others', async () => {
    await app.dataSource.query(
      `insert into account_invitation (token_hash, email, display_name, role, expires_at, accepted_at)
       values ('\\x01', 'a@example.org', 'alt', 'city', now() - interval '91 days', null),
              ('\\x02', 'b@example.org', 'angenommen', 'city', now() - interval '80 days', now() - interval '85 days'),
              ('\\x03', 'c@example.org', 'offen', 'city', now() + interval '1 day', null)`,
    );
    await app.dataSource.query(
      `insert into outbox_mail (recipient, subject, text, state, created_at)
       values ('a@example.org', 'alt', '', 'kept', now() - interval '91 days'),
              ('b@example.org', 'wartet', '', 'waiting', now() - interval '91 days'),
              ('c@example.org', 'neu', '', 'sent', now() - interval '89 days')`,
    );
    await app.nest.get(AccountTidying, { strict: false }).tidy();
    await app.nest.get(Mail, { strict: false }).tidy();
    const names = async (column: string, table: string) =>
      (
        await app.dataSource.query<{ name: string }[]>(
          `select ${column} as name from ${table} order by 1`,
        )
      ).map(({ name }) => name);
    expect(await names('display_name', 'account_invitation')).toEqual(['angenommen', 'offen']);
    expect(await names('subject', 'outbox_mail')).toEqual(['neu', 'wartet']);
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
