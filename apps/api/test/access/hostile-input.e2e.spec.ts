import type { Problem } from '@quartiersforum/domain';
import fc from 'fast-check';
import type { Agent } from '../support/agent';
import { startTestApp, type TestApp } from '../support/app';
import { type HostileRequest, hostileRequest } from '../support/hostile-input';
import { readOpenApi, routesOf } from '../support/routes';

const requests = 400;

let app: TestApp;
let coordinator: Agent;
let hostile: fc.Arbitrary<HostileRequest>;
beforeAll(async () => {
  app = await startTestApp();
  coordinator = await app.agent('coordinator');
  const all = routesOf(await readOpenApi(app)).map(hostileRequest);
  hostile = fc.oneof(...all.filter((request) => request !== null));
});
afterAll(() => app.close());

describe('whatever is sent to whatever route', () => {
  it('is refused with a problem that gives nothing away, and the server stays', async () => {
    const before = await coordinator.get<{ bootId: string }>('/api/health/ready');
    await fc.assert(
      fc.asyncProperty(hostile, async ({ route, path, body }) => {
        const method = route.method.toUpperCase();
        const answer = await coordinator.send<Problem>(method, path, body);
        expect(answer.status).toBeGreaterThanOrEqual(400);
        expect(answer.status).toBeLessThan(500);
        expect(answer.headers.get('content-type')).toContain('application/problem+json');
        expect(answer.body.status).toBe(answer.status);
        expect(answer.body.code).not.toBe('access.signInRequired');
        // no stack, no path of a file, no SQL
        expect(JSON.stringify(answer.body)).not.toMatch(
          /node_modules|\bat \S+ \(|file:\/\/|select |insert into/,
        );
      }),
      { numRuns: requests },
    );
    const after = await coordinator.get<{ bootId: string }>('/api/health/ready');
    expect(after.body.bootId).toBe(before.body.bootId);
  }, 120_000);
});
