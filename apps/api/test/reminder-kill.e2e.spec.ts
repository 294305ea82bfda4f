import { addDays, networkDay } from '@quartiersforum/domain';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../src/core/database/data-source';
import { ReminderRound } from '../src/reminder/reminder-round';
import { createAgent } from './support/agent';
import { startTestApp } from './support/app';
import { createFreshDatabase, type FreshDatabase } from './support/fresh-database';
import { type MailServer, startMailServer } from './support/mail-server';
import { buildProduct, ProductProcess } from './support/product-process';
import { createAccount, createSession } from './support/test-account';
import { until } from './support/until';

let server: MailServer;
let database: FreshDatabase;
let dataSource: DataSource;
let product: ProductProcess;

beforeAll(async () => {
  await buildProduct();
  server = await startMailServer();
  database = await createFreshDatabase();
  dataSource = await new DataSource(dataSourceOptions(database.url, [])).initialize();
  product = await ProductProcess.start({ ...server.environment, DATABASE_URL: database.url });
}, 60_000);
afterAll(async () => {
  await product.kill();
  await dataSource.destroy();
  await database.drop();
  await server.close();
});

describe('A process that is killed while it writes reminders', () => {
  it('has told nobody, and the next one tells everybody once', async () => {
    const accounts = await Promise.all(
      Array.from({ length: 5 }, () => createAccount(dataSource, 'city')),
    );
    const coordinator = await createAccount(dataSource, 'coordinator');
    await createAgent(product, await createSession(dataSource, coordinator)).post(
      '/api/funding-calls',
      {
        ...{ title: 'Aufruf', mode: 'fixed', programme: { name: 'Programm', funder: 'Land' } },
        deadlines: [{ kind: 'application', day: addDays(networkDay(new Date()), 5) }],
      },
    );
    await dataSource.transaction(async (manager) => {
      // The round records what it tells and then waits to write the mails.
      await manager.query(`lock table outbox_mail in share mode`);
      await dataSource.query(`insert into pgboss.job (name, data) values ('reminder.round', '{}')`);
      await until(async () => {
        const waiting = await dataSource.query<unknown[]>(
          `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
             and query ilike '%outbox_mail%'`,
        );
        return waiting.length > 0;
      });
      await product.kill();
    });
    const counts = async () => {
      const [row] = await dataSource.query<{ mails: number; told: number }[]>(
        `select (select count(*)::int from outbox_mail) as mails, (select count(*)::int from reminder_sent) as told`,
      );
      return row;
    };
    await until(async () => {
      const alive = await dataSource.query<unknown[]>(
        `select from pg_stat_activity where datname = current_database() and query ilike '%outbox_mail%' and state <> 'idle'
           and pid <> pg_backend_pid()`,
      );
      return alive.length === 0;
    });
    expect(await counts()).toEqual({ mails: 0, told: 0 });
    const next = await startTestApp({
      besideApp: { databaseUrl: database.url },
      environment: server.environment,
    });
    await next.nest.get(ReminderRound).remind();
    await next.nest.get(ReminderRound).remind();
    const everybody = [...accounts, coordinator].map(({ email }) => email).sort();
    await until(() => server.received.length >= everybody.length);
    await next.close();
    expect(await counts()).toEqual({ mails: everybody.length, told: everybody.length });
    expect(server.received.flatMap(({ to }) => to).sort()).toEqual(everybody);
  }, 60_000);
});
