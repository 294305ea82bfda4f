import { randomUUID } from 'node:crypto';
import { type Role, sessionAbsoluteDays } from '@quartiersforum/domain';
import type { DataSource } from 'typeorm';
import { createToken, hashToken } from '../../src/core/secret/one-time-token';
import { Passwords } from '../../src/account/passwords';

/** Where a test's account belongs; left out: nowhere. */
export interface AccountPlace {
  readonly organisationId?: string;
  readonly contactPointId?: string;
  readonly displayName?: string;
}

export interface TestAccount {
  readonly accountId: string;
  readonly personId: string;
  readonly email: string;
}

export interface TestSession extends TestAccount {
  readonly sessionId: string;
  readonly token: string;
}

/** An account with a person and without a password: specs sign in by a session of their own making. */
export async function createAccount(
  dataSource: DataSource,
  role: Role,
  { organisationId, contactPointId, displayName = role }: AccountPlace = {},
): Promise<TestAccount> {
  const email = `${role}-${randomUUID()}@example.org`;
  const [row] = await dataSource.query<{ id: string; person_id: string }[]>(
    `with p as (insert into person (name, organisation_id, contact_point_id) values ($1, $2, $3) returning id)
     insert into account (person_id, email, role) select id, $4, $5 from p returning id, person_id`,
    [displayName, organisationId ?? null, contactPointId ?? null, email, role],
  );
  if (row === undefined) throw new Error('no account was made');
  return { accountId: row.id, personId: row.person_id, email };
}

export async function createSession(
  dataSource: DataSource,
  account: TestAccount,
): Promise<TestSession> {
  const token = createToken();
  const [row] = await dataSource.query<{ id: string }[]>(
    `insert into session (token_hash, account_id, device, expires_at)
     values ($1, $2, 'Jest', now() + make_interval(days => $3)) returning id`,
    [hashToken(token), account.accountId, sessionAbsoluteDays],
  );
  if (row === undefined) throw new Error('no session was made');
  return { ...account, sessionId: row.id, token };
}

/** An account that can sign in at the door. */
export async function createAccountWithPassword(
  { dataSource }: { readonly dataSource: DataSource },
  role: Role,
  password: string,
): Promise<TestAccount> {
  const account = await createAccount(dataSource, role);
  const passwordHash = await new Passwords().hash(password);
  await dataSource.query('update account set password_hash = $2 where id = $1', [
    account.accountId,
    passwordHash,
  ]);
  return account;
}
