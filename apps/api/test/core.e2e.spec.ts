import type { Problem } from '@quartiersforum/domain';
import { startTestApp, type TestApp } from './support/app';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

describe('the door', () => {
  it('is live and ready, and names the run of the process', async () => {
    const nobody = await app.agent('nobody');
    expect((await nobody.get('/api/health/live')).body).toEqual({ status: 'live' });
    const ready = await nobody.get<{ bootId: string }>('/api/health/ready');
    expect(ready.status).toBe(200);
    expect(ready.body.bootId).toMatch(/^[0-9a-f-]{36}$/);
    expect(ready.headers.get('cache-control')).toBe('no-store');
  });

  it('answers an unknown address with a problem that names the request', async () => {
    const answer = await (await app.agent('nobody')).get<Problem>('/api/nothing');
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.body).toMatchObject({ code: 'route.notFound', status: 404 });
    expect(answer.body.instance).toBe(answer.headers.get('x-request-id'));
  });
});
