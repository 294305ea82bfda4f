/**
 * One PostgreSQL for a whole Jest run, with a migrated template that each spec file clones (see fresh-database.ts).
 * `TEST_DATABASE_URL` (a superuser's address) uses another server instead.
 */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PgBoss } from 'pg-boss';
import { DataSource } from 'typeorm';
import { dataSourceOptions, migrate } from '../../src/core/database/data-source';
import {
  startEmbeddedPostgres,
  type EmbeddedPostgres,
} from '../../src/core/database/embedded-postgres/embedded-postgres';
import { administer, templateName, withDatabase } from './fresh-database';

/** What the tear-down needs; both run in Jest's parent process. */
export interface TestServer {
  readonly dataDir: string;
  readonly server: EmbeddedPostgres;
}

declare global {
  var testServer: TestServer | undefined;
}

export default async function globalSetup(): Promise<void> {
  process.env['TEST_DATABASE_URL'] ??= await startServer();
  await prepareTemplate(process.env['TEST_DATABASE_URL']);
}

async function startServer(): Promise<string> {
  const dataDir = await mkdtemp(join(tmpdir(), 'quartiersforum-test-'));
  await chmod(dataDir, 0o711);
  try {
    const server = await startEmbeddedPostgres({
      dataDir,
      log: () => undefined,
      // Test data need not survive a power cut.
      settings: {
        fsync: 'off',
        full_page_writes: 'off',
        synchronous_commit: 'on',
        max_connections: '300',
      },
    });
    globalThis.testServer = { dataDir, server };
    return server.url;
  } catch (error) {
    await rm(dataDir, { recursive: true, force: true });
    throw error;
  }
}

async function prepareTemplate(serverUrl: string): Promise<void> {
  await administer(serverUrl, [
    `drop database if exists ${templateName} with (force)`,
    `create database ${templateName}`,
  ]);
  const dataSource = new DataSource(dataSourceOptions(withDatabase(serverUrl, templateName), []));
  await dataSource.initialize();
  try {
    await migrate(dataSource);
    await installJobs(withDatabase(serverUrl, templateName));
  } finally {
    await dataSource.destroy();
  }
}

/**
 * The jobs bring tables of their own at their first start; with them in the template each spec starts a second sooner. No job begins
 * because of the hour at which the specs happen to run: the clock of the schedules stands still; specs begin the jobs themselves.
 */
async function installJobs(connectionString: string): Promise<void> {
  const boss = new PgBoss({ connectionString, max: 1 });
  await boss.start();
  await boss.getDb().executeSql(`update pgboss.version set cron_on = '9999-01-01'`);
  await boss.stop({ graceful: false });
}
