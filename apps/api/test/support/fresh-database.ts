import { randomBytes } from 'node:crypto';
import { Client } from 'pg';

export const templateName = 'quartiersforum_template';

export interface FreshDatabase {
  readonly url: string;
  /** Throws out whoever is still connected and drops the database. */
  drop(): Promise<void>;
}

/** A migrated, otherwise empty database of one's own; takes some 50 ms. */
export async function createFreshDatabase(): Promise<FreshDatabase> {
  const serverUrl = process.env['TEST_DATABASE_URL'];
  if (serverUrl === undefined) throw new Error('Run this spec with apps/api/jest.config.cjs');
  const name = `test_${randomBytes(8).toString('hex')}`;
  await administer(serverUrl, [`create database ${name} template ${templateName}`]);
  return {
    url: withDatabase(serverUrl, name),
    drop: () => administer(serverUrl, [`drop database if exists ${name} with (force)`]),
  };
}

export function withDatabase(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

/** Runs statements beside every database, one by one. */
export async function administer(serverUrl: string, statements: readonly string[]): Promise<void> {
  const client = new Client({ connectionString: withDatabase(serverUrl, 'postgres') });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
