import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect, type Socket } from 'node:net';
import { AllowedOrigins } from '../http/allowed-origins';
import { listen } from '../http/listen';
import { UpgradeRouter } from './upgrade-router';

let server: Server;
let stubborn: Socket;
afterEach(() => {
  stubborn.destroy();
  server.close();
  for (const connection of upgraded) connection.destroy();
});
const upgraded: Socket[] = [];

describe('an upgrade that is refused', () => {
  it.each([
    ['an unknown path', '/nowhere', '404'],
    ['a foreign origin', '/yjs/x', '403'],
  ])(
    'for %s frees the connection, even when the other side goes on',
    async (_, path, status) => {
      server = createServer();
      const router = new UpgradeRouter(new AllowedOrigins('http://localhost:3000'));
      router.route('/yjs/', () => undefined);
      router.attach(server);
      const port = await listen(server, 0);
      stubborn = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
      stubborn.on('error', () => undefined);
      const [ours] = (await once(server, 'connection')) as [Socket];
      upgraded.push(ours);
      const freed = once(ours, 'close');
      const told = once(stubborn, 'data');
      stubborn.write(
        `GET ${path} HTTP/1.1\r\nHost: x\r\nOrigin: http://evil.example\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`,
      );
      expect(String((await told)[0])).toContain(`HTTP/1.1 ${status}`);
      await freed;
    },
    5_000,
  );
});
