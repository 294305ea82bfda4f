import type { AccountInvitation } from '@quartiersforum/domain';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../src/core/database/data-source';
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

const messageIds = () =>
  server.received
    .filter(({ to }) => to.includes('neu@example.org'))
    .map(({ data }) => /^Message-ID: (.*)$/im.exec(data)?.[1]);

describe('a process that is killed when the mail server has the mail and before it has noted it', () => {
  it('leaves the mail to the next one, under the same number; what is noted is never sent again', async () => {
    const account = await createAccount(dataSource, 'coordinator');
    const coordinator = createAgent(product, await createSession(dataSource, account));
    const killed = new Promise<void>((resolve) => {
      server.beforeAccepting = async () => {
        server.beforeAccepting = () => undefined;
        await product.kill();
        resolve();
      };
    });
    const invitation = { email: 'neu@example.org', role: 'reader', displayName: 'Politik' };
    // The process may be gone before it has answered.
    await coordinator
      .post<AccountInvitation>('/api/account-invitations', invitation)
      .catch(() => undefined);
    await killed;
    const states = () =>
      dataSource.query<{ state: string }[]>(`select state from outbox_mail where recipient = $1`, [
        'neu@example.org',
      ]);
    expect(await states()).toEqual([{ state: 'waiting' }]);
    expect(messageIds()).toHaveLength(1);
    // What the dead process had taken is given back after three minutes; here it is now.
    await dataSource.query(
      `update pgboss.job set state = 'retry', start_after = now() where name = 'mail.deliver' and state = 'active'`,
    );
    const app = await startTestApp({
      besideApp: { databaseUrl: database.url },
      environment: server.environment,
    });
    await until(async () => (await states())[0]?.state === 'sent');
    await app.close();
    const next = await startTestApp({
      besideApp: { databaseUrl: database.url },
      environment: server.environment,
    });
    const { port, url } = next;
    const again = createAgent({ port, url }, await createSession(dataSource, account));
    await again.post('/api/account-invitations', { ...invitation, email: 'danach@example.org' });
    await until(() => server.received.some(({ to }) => to.includes('danach@example.org')));
    await next.close();
    const [first, second, ...more] = messageIds();
    expect(first).toMatch(/^<[0-9a-f-]{36}@quartiersforum>$/);
    expect([second, more]).toEqual([first, []]);
  }, 60_000);
});
