import { DataSource, type DataSourceOptions, type MixedList } from 'typeorm';
import { advisoryLock } from './advisory-lock';
import { migrations } from './migrations/migration-list';
import { SnakeCaseNaming } from './naming-strategy';

type EntityList = MixedList<new () => object>;

/** Connections that requests and jobs of one node share; the document server and the bus hold one of their own each. */
const poolSize = 10;

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
    extra: { connectionTimeoutMillis: 5_000 },
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
