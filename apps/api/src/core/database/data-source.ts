import { DataSource, type DataSourceOptions, type MixedList } from 'typeorm';
import { advisoryLock } from './advisory-lock';
import { migrations } from './migrations/migration-list';
import { SnakeCaseNaming } from './naming-strategy';

type EntityList = MixedList<new () => object>;

/** Connections that requests and jobs of one node share; the document server and the bus hold one of their own each. */
const poolSize = 10;

/**
 * How long a connection that nobody needs is kept, in a pool of requests or of jobs. With pg's ten seconds, what looks every few seconds
 * makes a new one again and again, and each costs both sides some ten milliseconds: signing in is slow on purpose (SCRAM, RFC 5802).
 */
export const idleConnectionMilliseconds = 10 * 60_000;

/** How every part of the product connects to PostgreSQL. Tables change by migration only, never by synchronising. */
export function dataSourceOptions(url: string, entities: EntityList): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    entities,
    migrations,
    namingStrategy: new SnakeCaseNaming(),
    synchronize: false,
    migrationsRun: false,
    uuidExtension: 'pgcrypto',
    installExtensions: false,
    applicationName: 'quartiersforum',
    poolSize,
    invalidWhereValuesBehavior: { null: 'throw', undefined: 'throw' },
    extra: { connectionTimeoutMillis: 5_000, idleTimeoutMillis: idleConnectionMilliseconds },
  };
}

/** Brings the database to the newest migration; safe when several nodes start at once. */
export async function migrate(dataSource: DataSource): Promise<void> {
  const runner = dataSource.createQueryRunner();
  try {
    await runner.query('select pg_advisory_lock($1)', [advisoryLock.migrate]);
    try {
      await dataSource.runMigrations({ transaction: 'each' });
    } finally {
      await runner.query('select pg_advisory_unlock($1)', [advisoryLock.migrate]);
    }
  } finally {
    await runner.release();
  }
}
