import { once } from 'node:events';
import { io } from 'socket.io-client';
import { startTestApp } from './support/app';

describe('stopping', () => {
  it('lets a request that is under way finish, closes sockets so that clients come back, and frees the port', async () => {
    const app = await startTestApp();
    const agent = await app.agent('provider');
    const socket = io(agent.baseUrl, {
      transports: ['websocket'],
      reconnection: false,
      extraHeaders: { Origin: agent.origin, Cookie: agent.cookie ?? '' },
    });
    await once(socket as never, 'connect');
    const closed = once(socket as never, 'disconnect');
    // A wrong password takes as long as a hash; it arrives before the port closes.
    const underWay = agent.post('/api/session', { email: agent.email, password: 'falsch' });
    await once(app.server, 'request');
    const stopped = app.close();
    expect((await underWay).status).toBe(401);
    expect(await closed).toEqual(['transport close', expect.anything()]);
    await stopped;
    await expect(agent.get('/api/health/live')).rejects.toThrow();
    expect(app.server.listening).toBe(false);
  });
});
