import { startTestApp, type TestApp } from './support/app';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

describe('the ground of the map', () => {
  it('is what the server is set up with, and nothing without it', async () => {
    const path = '/api/map-settings';
    expect((await (await app.agent('city')).get(path)).body).toEqual({ styleUrl: null });
    const styleUrl = 'https://karte.example.org/{z}/{x}/{y}.png';
    const other = await startTestApp({ besideApp: app, environment: { MAP_STYLE_URL: styleUrl } });
    const { body, headers } = await (await other.agent('reader')).get(path);
    expect(body).toEqual({ styleUrl });
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/connect-src [^;]*https:\/\/karte\.example\.org[;\s]/);
    expect(policy).not.toContain('unsafe');
    await other.close();
    const plain =
      (await (await app.agent('nobody')).get('/')).headers.get('content-security-policy') ?? '';
    expect(plain).not.toContain('example.org');
    expect((await (await app.agent('nobody')).get(path)).status).toBe(401);
  });
});
