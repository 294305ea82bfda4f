import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect } from 'node:net';
import { listen, ListenProblem } from './listen';

describe('the door', () => {
  const servers: Server[] = [];
  const newServer = (): Server => {
    const server = createServer((_, response) => response.end('served'));
    servers.push(server);
    return server;
  };
  afterEach(() => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      server.close();
    }
  });

  it('says that the port is taken, by the name of its variable', async () => {
    const port = await listen(newServer(), 0);
    const second = listen(newServer(), port);
    await expect(second).rejects.toThrow(ListenProblem);
    await expect(second).rejects.toThrow(`PORT: ${port} is taken by another program.`);
  });

  it.each(['999.1.1.1', 'nowhere.invalid', '192.0.2.1'])(
    'says that this machine has no address %s, by the name of its variable',
    async (host) => {
      await expect(listen(newServer(), 0, host)).rejects.toThrow(/^HOST: .*$/);
    },
  );

  it.each([
    ['nothing', ''],
    ['half a head', 'GET / HTTP/1.1\r\nHost: x\r\nX-Slow: '],
    ['half a body', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{'],
  ])('closes a connection that sends %s and then only drops', async (_, beginning) => {
    const server = createServer((request, response) => {
      request.resume().on('end', () => response.end());
    });
    servers.push(server);
    const socket = connect(await listen(server, 0), '127.0.0.1');
    socket.on('error', () => undefined);
    socket.resume();
    if (beginning !== '') socket.write(beginning);
    const begun = performance.now();
    const drops = setInterval(() => {
      if (beginning !== '' && socket.writable) socket.write('a');
    }, 1_000);
    await once(socket, 'close');
    clearInterval(drops);
    expect(performance.now() - begun).toBeLessThan(15_500);
  });
});
