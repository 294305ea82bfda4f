import { Client } from 'pg';
import { EmbeddedPostgresProblem, hasCode } from './embedded-postgres-problem';

interface Server {
  readonly port: number;
  readonly password: string;
}

/** A lock that lives as long as its connection: a killed holder frees it, a number in a file would not. */
const ownerLock = 7_365_001;
/** Milliseconds. A server that recovers, or one whose last owner has just been killed, needs a moment. */
const patience = 60_000;
const lockPatience = 3_000;
const pause = 100;

export interface Claim {
  release(): Promise<void>;
}

/**
 * Makes this process the one that uses the data directory.
 * @throws {EmbeddedPostgresProblem} when another living process uses it.
 */
export async function claimDataDirectory(server: Server & { directory: string }): Promise<Claim> {
  const client = await connect(server);
  for (const end = Date.now() + lockPatience; ;) {
    const { rows } = await client.query<{ isMine: boolean }>(
      'select pg_try_advisory_lock($1) as "isMine"',
      [ownerLock],
    );
    if (rows[0]?.isMine) break;
    if (Date.now() > end) {
      await client.end();
      throw new EmbeddedPostgresProblem(
        `The data directory ${server.directory} is in use by another running Quartiersforum. Stop that one, or set DATA_DIR to another place.`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  // The app's own connections report a lost server; here the event only must not be left without a listener.
  client.on('error', () => undefined);
  return { release: () => client.end().catch(() => undefined) };
}

/** Makes the database that the app uses, on a server that has none yet. */
export async function createDatabase(server: Server): Promise<void> {
  const client = await connect(server);
  try {
    const { rowCount } = await client.query(
      `select 1 from pg_database where datname = 'quartiersforum'`,
    );
    if (rowCount === 0) await client.query('create database quartiersforum');
  } finally {
    await client.end();
  }
}

async function connect({ port, password }: Server): Promise<Client> {
  for (const end = Date.now() + patience; ;) {
    const client = new Client({
      host: '127.0.0.1',
      port,
      user: 'quartiersforum',
      password,
      database: 'postgres',
    });
    try {
      await client.connect();
      return client;
    } catch (error) {
      await client.end().catch(() => undefined);
      if (!isPassing(error) || Date.now() > end)
        throw new EmbeddedPostgresProblem(
          `The embedded PostgreSQL on port ${port} does not answer: ${error instanceof Error ? error.message : 'unknown reason'}`,
        );
    }
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

/** 57P03 is "the database system is starting up". */
function isPassing(error: unknown): boolean {
  return hasCode(error, 'ECONNREFUSED') || hasCode(error, '57P03');
}
