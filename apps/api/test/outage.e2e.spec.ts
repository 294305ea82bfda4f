import { once } from 'node:events';
import type { Problem } from '@quartiersforum/domain';
import { io } from 'socket.io-client';
import { Bus } from '../src/core/bus/bus';
import { DatabaseProxy } from './document/support/database-proxy';
import { type Agent } from './support/agent';
import { startTestApp, type TestApp } from './support/app';
import { createFreshDatabase, type FreshDatabase } from './support/fresh-database';
import { until } from './support/until';

let database: FreshDatabase;
let wire: DatabaseProxy;
let app: TestApp;
beforeAll(async () => {
  database = await createFreshDatabase();
  wire = await DatabaseProxy.open(database.url);
  app = await startTestApp({ besideApp: { databaseUrl: wire.url } });
});
afterAll(async () => {
  await app.close();
  await wire.close();
  await database.drop();
});
/** The bus comes back in its own time; a spec that began before that would see its sockets sent away by the outage before. */
afterEach(async () => {
  wire.reopen();
  await until(() => app.nest.get(Bus).isListening);
});

const isReady = async (agent: Agent) => (await agent.get('/api/health/ready')).status === 200;

describe('while the database is away', () => {
  it('the API says so, stays alive, and is back by itself', async () => {
    const agent = await app.newAgent('coordinator');
    expect((await agent.get('/api/accounts')).status).toBe(200);
    wire.shut();
    const ready = await agent.get<Problem>('/api/health/ready');
    expect(ready.body).toMatchObject({ code: 'server.unavailable', status: 503 });
    const list = await agent.get<Problem>('/api/accounts');
    expect(list.body).toMatchObject({ code: 'server.unavailable', status: 503 });
    expect(Number(list.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await agent.get('/api/health/live')).status).toBe(200);
    wire.reopen();
    await until(() => isReady(agent));
    expect((await agent.get('/api/accounts')).status).toBe(200);
  });

  it('nobody is let in on what was remembered, and sockets learn afterwards what they missed', async () => {
    const agent = await app.newAgent('provider');
    const stays = await app.newAgent('city');
    const options = { transports: ['websocket'], reconnectionDelay: 10, forceNew: true };
    const [gone, other] = [agent, stays].map(({ cookie, origin, baseUrl }) =>
      io(baseUrl, { ...options, extraHeaders: { Origin: origin, Cookie: cookie ?? '' } }),
    );
    if (!gone || !other) throw new Error('no sockets');
    await Promise.all([once(gone as never, 'connect'), once(other as never, 'connect')]);
    expect((await agent.get('/api/session')).status).toBe(200);

    wire.shut();
    expect((await agent.get('/api/session')).status).toBe(503);
    const closed = once(gone as never, 'disconnect');
    const [again, refused] = [
      once(other as never, 'connect'),
      once(gone as never, 'connect_error'),
    ];
    // Another node ends the sign-in while this one hears nothing.
    const elsewhere = await startTestApp({ besideApp: { databaseUrl: database.url } });
    await elsewhere.dataSource.query('delete from session where id = $1', [agent.sessionId]);
    await elsewhere.close();
    wire.reopen();

    await until(() => isReady(stays));
    await closed;
    await again; // reads again, because it reconnected
    await refused;
    expect((await agent.get('/api/session')).status).toBe(401);
    gone.disconnect();
    other.disconnect();
  });
});
