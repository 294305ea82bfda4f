import { Bus } from '../src/core/bus/bus';
import { startTestApp, type TestApp } from './support/app';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

describe('a node', () => {
  it('knows when it has heard everything that was committed before', async () => {
    const bus = app.nest.get(Bus);
    const heard: string[] = [];
    const stop = bus.on('session.ended', ({ sessionId }) => heard.push(sessionId));
    const ended = Array.from({ length: 300 }, (_, number) => `sign-in ${number}`);
    await app.dataSource.transaction(async (manager) => {
      for (const sessionId of ended)
        await bus.publish('session.ended', { sessionId }, (sql, values) =>
          manager.query(sql, values),
        );
    });
    await bus.caughtUp();
    expect(heard).toEqual(ended);
    stop();
  });

  it('asks once for all who ask at the same time, and again for whoever comes later', async () => {
    const bus = app.nest.get(Bus);
    const probes: string[] = [];
    const stop = bus.on('bus.probed', ({ probe }) => probes.push(probe));
    const heard = jest.fn();
    const stopHearing = bus.on('session.ended', heard);
    const [first, ...others] = Array.from({ length: 50 }, () => bus.caughtUp());
    await bus.publish('session.ended', { sessionId: 'late' }, (sql, values) =>
      app.dataSource.query(sql, values),
    );
    await bus.caughtUp();
    expect(heard).toHaveBeenCalledTimes(1);
    await Promise.all([first, ...others]);
    expect(probes.length).toBeLessThanOrEqual(3);
    stop();
    stopHearing();
  });
});
