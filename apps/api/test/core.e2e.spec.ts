import { connect } from 'node:net';
import { once } from 'node:events';
import type { AccountInvitation, List, Problem } from '@quartiersforum/domain';
import type { Agent } from './support/agent';
import { startTestApp, type TestApp } from './support/app';

const displayName = 'Träger';

let app: TestApp;
let coordinator: Agent;
let nobody: Agent;
beforeAll(async () => {
  app = await startTestApp();
  coordinator = await app.agent('coordinator');
  nobody = await app.agent('nobody');
});
afterAll(() => app.close());

describe('the door', () => {
  it('is live and ready, and names the run of the process', async () => {
    expect((await nobody.get('/api/health/live')).body).toEqual({ status: 'live' });
    const ready = await nobody.get<{ bootId: string }>('/api/health/ready');
    expect(ready.status).toBe(200);
    expect(ready.body.bootId).toMatch(/^[0-9a-f-]{36}$/);
  });

  it.each(['/api/nothing', '/api', '/nothing.js', '/feeds/x', '/api/accounts/x/y'])(
    'answers the unknown address %s with a problem that names the request',
    async (path) => {
      const answer = await nobody.get<Problem>(path);
      expect(answer.status).toBe(404);
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
      expect(answer.body).toMatchObject({ code: 'route.notFound', status: 404 });
      expect(answer.body.instance).toBe(answer.headers.get('x-request-id'));
    },
  );

  it('lets nothing be stored on the way', async () => {
    for (const path of ['/api/accounts', '/api/session', '/api/nothing'])
      expect((await coordinator.get(path)).headers.get('cache-control')).toBe('no-store');
  });

  it('sends headers that keep foreign code and frames out', async () => {
    const { headers } = await nobody.get('/api/health/live');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).not.toContain('unsafe');
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-powered-by')).toBeNull();
  });
});

describe('an unsafe request', () => {
  const body = JSON.stringify({ email: 'x@example.org', password: 'x' });

  it.each([
    null,
    'null',
    'https://evil.example',
    'http://localhost',
    'http://localhost.evil.example',
    'http://127.0.0.1:1',
  ])('from the origin %s is refused', async (Origin) => {
    for (const method of ['POST', 'PATCH', 'DELETE', 'PUT']) {
      const answer = await nobody.send<Problem>(method, '/api/session', body, {
        headers: { Origin },
      });
      expect(answer.body).toMatchObject({ code: 'request.originRefused', status: 403 });
    }
  });

  it.each([
    null,
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/jsonp',
  ])('of the type %s is refused', async (type) => {
    const bytes = new TextEncoder().encode(body); // bytes have no type of their own
    const answer = await nobody.send<Problem>('POST', '/api/session', bytes, {
      headers: { 'Content-Type': type },
    });
    expect(answer.body).toMatchObject({ code: 'request.contentTypeRefused', status: 415 });
  });

  it('cannot be disguised as another method', async () => {
    const agent = await app.newAgent('provider');
    const headers = { 'X-HTTP-Method-Override': 'DELETE' };
    expect(
      (await agent.send('POST', '/api/session?_method=DELETE', '{}', { headers })).status,
    ).toBe(400);
    expect((await agent.get('/api/session')).status).toBe(200);
  });
});

describe('a body', () => {
  const send = (body: string | Uint8Array<ArrayBuffer>, headers?: Record<string, string>) =>
    coordinator.send<Problem>('POST', '/api/account-invitations', body, headers && { headers });

  it.each(['{', '', '{"email":}', '[1,2', '\u0000', 'undefined'])(
    'that is no JSON is refused: %j',
    async (body) => {
      expect((await send(body)).body).toMatchObject({ code: 'request.invalid', status: 400 });
    },
  );

  it('that is too large is refused', async () => {
    expect((await send(JSON.stringify({ email: 'x'.repeat(300_000) }))).body.code).toBe(
      'request.tooLarge',
    );
  });

  it('that is nested a hundred thousand times is refused', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    expect((await send(deep)).body.code).toBe('request.invalid');
  });

  it('that is compressed is refused, so that it cannot unfold', async () => {
    const answer = await send('{}', { 'Content-Encoding': 'gzip' });
    expect(answer.body).toMatchObject({ code: 'request.contentTypeRefused', status: 415 });
  });

  it('that is wrong is refused with the path of each field', async () => {
    const { body } = await send(
      JSON.stringify({ email: 'x', role: 'admin', displayName: '', isAdmin: true }),
    );
    expect(body.fields?.map(({ path }) => path).sort()).toEqual([
      'displayName',
      'email',
      'isAdmin',
      'role',
    ]);
  });

  it('with text that cannot be stored is refused with its path', async () => {
    for (const displayName of ['Tr\u0000ger', 'Tr\ud800ger']) {
      const { body } = await send(
        JSON.stringify({ email: 'x@example.org', role: 'reader', displayName }),
      );
      expect(body).toMatchObject({ code: 'request.invalid', fields: [{ path: 'displayName' }] });
    }
  });
});

describe('an address', () => {
  it.each([
    '/api/accounts?limit=0',
    '/api/accounts?limit=x',
    '/api/accounts?offset=-1',
    '/api/accounts?limit=1e99',
    '/api/accounts?limit=1&limit=2',
    '/api/accounts?unknown=1',
    '/api/accounts?limit=%00',
    '/api/accounts?offset=1e308',
  ])('with a wrong query is refused: %s', async (path) => {
    expect((await coordinator.get<Problem>(path)).body).toMatchObject({
      code: 'request.invalid',
      status: 400,
    });
  });

  it.each([
    '/api/sessions/x',
    '/api/sessions/%00',
    '/api/sessions/%E0%A4%A',
    '/api/sessions/%ED%A0%80',
    "/api/sessions/' or 1=1--",
  ])('with a wrong id is refused: %s', async (path) => {
    const { status, body } = await coordinator.delete<Problem>(path);
    expect([status, body.code]).toEqual([400, 'request.invalid']);
  });
});

describe('the same POST with the same key', () => {
  const invite = (email: string, key: string, agent = coordinator) =>
    agent.post<AccountInvitation & Problem>(
      '/api/account-invitations',
      { email, role: 'reader', displayName },
      { headers: { 'Idempotency-Key': key } },
    );

  it('happens once, also when fifty arrive together on two nodes', async () => {
    const second = await startTestApp({ besideApp: app });
    const there = { ...coordinator };
    const url = `http://127.0.0.1:${second.port}/api/account-invitations`;
    const atSecond = async () => {
      const response = await fetch(url, {
        method: 'POST',
        body: JSON.stringify({ email: 'einmal@example.org', role: 'reader', displayName }),
        headers: {
          Origin: new URL(second.url).origin,
          Cookie: there.cookie ?? '',
          'Content-Type': 'application/json',
          'Idempotency-Key': 'fifty',
        },
      });
      return { status: response.status, body: (await response.json()) as AccountInvitation };
    };
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, number) =>
        number % 2 === 0 ? invite('einmal@example.org', 'fifty') : atSecond(),
      ),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    const { body } = await coordinator.get<List<AccountInvitation>>('/api/account-invitations');
    expect(body.items.filter(({ email }) => email === 'einmal@example.org')).toHaveLength(1);
    await second.close();
  });

  it('is refused when it asks for something else', async () => {
    await invite('eins@example.org', 'reused');
    expect((await invite('zwei@example.org', 'reused')).body.code).toBe(
      'request.idempotencyConflict',
    );
  });

  it('may be tried again after a refusal', async () => {
    const taken = await app.newAgent('reader');
    expect((await invite(taken.email, 'again')).status).toBe(409);
    await app.dataSource.query(`update account set email = 'weg@example.org' where id = $1`, [
      taken.accountId,
    ]);
    expect((await invite(taken.email, 'again')).status).toBe(201);
  });

  it('of somebody else is another request', async () => {
    const other = await app.newAgent('coordinator');
    const [mine, theirs] = [
      await invite('wir@example.org', 'same'),
      await invite('wir@example.org', 'same', other),
    ];
    expect(mine.body.id).not.toBe(theirs.body.id);
  });

  it('needs a key that can be one', async () => {
    const { body } = await invite('x@example.org', 'x'.repeat(201));
    expect(body).toMatchObject({ code: 'request.invalid', fields: [{ path: 'Idempotency-Key' }] });
  });
});

describe('the metrics', () => {
  it('name what the operator watches', async () => {
    const { status, body } = await nobody.get<string>('/metrics');
    expect(status).toBe(200);
    for (const name of [
      'http_request_duration_seconds_count{method="GET",route="/api/health/live",status="200"}',
      'nodejs_eventloop_lag_p99_seconds',
      'open_sockets',
      'open_documents',
      'document_commit_duration_seconds_count',
    ])
      expect(body).toContain(name);
  });

  it('are not for what a proxy forwards', async () => {
    const headers = { 'X-Forwarded-For': '192.0.2.1' };
    expect((await nobody.get<Problem>('/metrics', { headers })).body.code).toBe('route.notFound');
  });
});

describe('an upgrade', () => {
  it.each([
    ['/nothing', 'origin', '404'],
    ['/socket.io/?EIO=4&transport=websocket', 'https://evil.example', '403'],
    ['/socket.io/?EIO=4&transport=websocket', undefined, '403'],
  ])('to %s from %s is refused before anybody shakes hands', async (path, origin, status) => {
    const socket = connect(app.port, '127.0.0.1');
    const own = origin === 'origin' ? new URL(app.url).origin : origin;
    socket.write(
      [
        `GET ${path} HTTP/1.1`,
        'Host: localhost',
        'Connection: Upgrade',
        'Upgrade: websocket',
        'Sec-WebSocket-Version: 13',
        'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
        ...(own === undefined ? [] : [`Origin: ${own}`]),
        '',
        '',
      ].join('\r\n'),
    );
    const [answer] = (await once(socket, 'data')) as [Buffer];
    expect(answer.toString()).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    socket.destroy();
  });
});
