import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Agent } from './support/agent';
import { startTestApp, type TestApp } from './support/app';

let directory: string;
let app: TestApp;
let nobody: Agent;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'quartiersforum-web-'));
  await mkdir(join(directory, 'media'));
  const files = {
    'index.html': '<!doctype html><html lang="de"><body><app-root></app-root></body></html>',
    'main-ABCDEF12.js': `document.title = "${'x'.repeat(5_000)}";`,
    'favicon.ico': 'icon',
    'media/fira-sans-GHIJKL34.woff2': 'font',
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(directory, name), text);
  app = await startTestApp({ webDirectory: directory });
  nobody = await app.agent('nobody');
});
afterAll(async () => {
  await app.close();
  await rm(directory, { recursive: true });
});

describe('the web client', () => {
  it.each(['/', '/anmelden', '/leitlinien/4f3ad2a4', '/index.html', '/einladung/abc'])(
    'is the page at %s, never stored, with a nonce of its own for styles',
    async (path) => {
      const [first, second] = [await nobody.get<string>(path), await nobody.get<string>(path)];
      expect(first.status).toBe(200);
      expect(first.headers.get('cache-control')).toBe('no-cache');
      const nonce = /<app-root ngCspNonce="([^"]{20,})">/.exec(first.body)?.[1] ?? '';
      expect(first.headers.get('content-security-policy')).toContain(
        `style-src 'self' 'nonce-${nonce}';`,
      );
      expect(second.body).not.toContain(nonce);
    },
  );

  it('never changes under a hashed name, and is asked for again under any other', async () => {
    for (const path of ['/main-ABCDEF12.js', '/media/fira-sans-GHIJKL34.woff2'])
      expect((await nobody.get(path)).headers.get('cache-control')).toBe(
        'public, max-age=31536000, immutable',
      );
    expect((await nobody.get('/favicon.ico')).headers.get('cache-control')).toBe('no-cache');
  });

  it('is compressed on the way', async () => {
    const answer = await nobody.get('/main-ABCDEF12.js', {
      headers: { 'Accept-Encoding': 'gzip' },
    });
    expect(answer.headers.get('content-encoding')).toBe('gzip');
  });

  it.each([
    '/missing.js',
    '/api/missing',
    '/yjs',
    '/socket.io',
    '/feeds/x',
    '/media',
    '/../package.json',
    '/%2e%2e/package.json',
    '/main-ABCDEF12.js/x.js',
    '/%00.js',
  ])('is not what %s means', async (path) => {
    const { status, headers } = await nobody.send('GET', path, null);
    // A path without an extension is a page, and the page says that there is nothing.
    if (path === '/media') expect(headers.get('content-type')).toContain('text/html');
    else expect([400, 404]).toContain(status);
  });

  it('is only read', async () => {
    const answer = await nobody.post('/anmelden', {});
    expect(answer.status).toBe(404);
  });
});
