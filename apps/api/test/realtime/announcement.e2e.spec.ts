import { once } from 'node:events';
import { roomName } from '@quartiersforum/domain';
import { io, type Socket } from 'socket.io-client';
import { Publisher } from '../../src/realtime/publisher';
import type { Agent } from '../support/agent';
import { startTestApp, type TestApp } from '../support/app';
import { until } from '../support/until';

const id = '4f3ad2a4-52f4-4d2c-9c39-6f0a4de1a111';
let app: TestApp;
let second: TestApp;
const sockets: Socket[] = [];
beforeAll(async () => {
  app = await startTestApp();
  second = await startTestApp({ besideApp: app });
});
afterAll(async () => {
  for (const socket of sockets) socket.disconnect();
  await second.close();
  await app.close();
});

interface SocketOptions {
  readonly node?: TestApp;
  readonly headers?: Readonly<Record<string, string>>;
  readonly transports?: readonly string[];
}

function open(
  agent: Agent,
  { node = app, headers, transports = ['websocket'] }: SocketOptions = {},
) {
  const socket = io(`http://127.0.0.1:${node.port}`, {
    transports: [...transports],
    reconnection: false,
    forceNew: true,
    extraHeaders: { Origin: new URL(node.url).origin, Cookie: agent.cookie ?? '', ...headers },
  });
  sockets.push(socket);
  return socket;
}

async function connected(agent: Agent, options?: SocketOptions): Promise<Socket> {
  const socket = open(agent, options);
  await once(socket as never, 'connect');
  return socket;
}

async function refused(socket: Socket): Promise<void> {
  await once(socket as never, 'connect_error');
  expect(socket.connected).toBe(false);
}

describe('announcements', () => {
  it('reach the room they are for, on every node, and nobody else', async () => {
    const [provider, city] = [await app.agent('provider'), await app.agent('city')];
    const here = await connected(provider);
    const there = await connected(provider, { node: second });
    const outsider = await connected(city);
    const heard: unknown[] = [];
    outsider.onAny((name: string) => heard.push(name));
    const both = Promise.all([
      once(here as never, 'guideline.adopted'),
      once(there as never, 'guideline.adopted'),
    ]);
    await app.nest
      .get(Publisher, { strict: false })
      .publish([roomName.role('provider')], 'guideline.adopted', { guidelineId: id });
    expect(await both).toEqual([[{ guidelineId: id }], [{ guidelineId: id }]]);
    expect(heard).toEqual([]);
  });

  it('leave only as their schema says', async () => {
    const publisher = app.nest.get(Publisher, { strict: false });
    const payload = { guidelineId: id, author: 'provider' };
    await expect(
      publisher.publish([roomName.role('reader')], 'guideline.adopted', payload),
    ).rejects.toThrow(/author/);
  });
});

describe('a socket', () => {
  it('opens by long polling where WebSocket is blocked', async () => {
    const socket = await connected(await app.agent('provider'), { transports: ['polling'] });
    expect(socket.io.engine.transport.name).toBe('polling');
  });

  it.each(['websocket', 'polling'])('is refused from a foreign page, by %s', async (transport) => {
    const agent = await app.agent('provider');
    for (const origin of ['https://evil.example', `http://localhost.evil.example`, 'null'])
      await refused(open(agent, { transports: [transport], headers: { Origin: origin } }));
  });

  it('is refused to nobody, and to a cookie that has ended', async () => {
    await refused(open(await app.agent('nobody')));
    const agent = await app.newAgent('provider');
    await agent.delete('/api/session');
    await refused(open(agent));
  });

  it('closes within two seconds on every node when its session ends', async () => {
    const agent = await app.newAgent('provider');
    const closed = await Promise.all(
      [await connected(agent), await connected(agent, { node: second })]
        .map((socket) => timed(once(socket as never, 'disconnect')))
        .concat(timed(agent.delete('/api/session'))),
    );
    for (const milliseconds of closed) expect(milliseconds).toBeLessThan(2_000);
  });

  it('closes within two seconds when the account gets another role or is disabled', async () => {
    const coordinator = await app.agent('coordinator');
    for (const change of [{ role: 'reader' }, { isDisabled: true }]) {
      const agent = await app.newAgent('provider');
      const socket = await connected(agent, { node: second });
      const closed = timed(once(socket as never, 'disconnect'));
      await coordinator.patch(`/api/accounts/${agent.accountId}`, change);
      expect(await closed).toBeLessThan(2_000);
      expect((await agent.get('/api/session')).status).toBe(401);
    }
  });

  it('hears that its account belongs elsewhere now, and stays open', async () => {
    const agent = await app.newAgent('provider');
    const socket = await connected(agent, { node: second });
    const told = once(socket as never, 'account.accessChanged');
    await agent.patch('/api/profile', { displayName: 'Träger, Vertretung' });
    expect(await told).toEqual([{}]);
    expect(socket.connected).toBe(true);
  });

  it('is one of so many that one sign-in may hold', async () => {
    const narrow = await startTestApp({ environment: { SOCKETS_PER_SESSION: '2' } });
    const agent = await narrow.agent('provider');
    const [first] = [
      await connected(agent, { node: narrow }),
      await connected(agent, { node: narrow }),
    ];
    await refused(open(agent, { node: narrow }));
    const left = once(first as never, 'disconnect');
    first?.disconnect();
    await left;
    await until(async () => {
      const socket = open(agent, { node: narrow });
      return Promise.race([
        once(socket as never, 'connect').then(() => true),
        once(socket as never, 'connect_error').then(() => false),
      ]);
    });
    await narrow.close();
  });

  it('that sends junk is closed or ignored, and the server stays', async () => {
    const socket = await connected(await app.newAgent('provider'));
    socket.emit('__proto__', { constructor: { prototype: { admin: true } } });
    socket.emit('meeting.join', ['not', { a: 'room' }], null);
    const closed = once(socket as never, 'disconnect');
    socket.emit('big', 'x'.repeat(70_000));
    await closed;
    expect((await (await app.agent('nobody')).get('/api/health/ready')).status).toBe(200);
  });

  it('counts in the metrics while it is open', async () => {
    const count = async () => {
      const { body } = await (await app.agent('nobody')).get<string>('/metrics');
      return Number(/open_sockets\{kind="announcement"\} (\d+)/.exec(body)?.[1]);
    };
    const before = await count();
    const socket = await connected(await app.newAgent('provider'));
    expect(await count()).toBe(before + 1);
    socket.disconnect();
  });
});

async function timed(happening: Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await happening;
  return performance.now() - begun;
}
