import type { App } from '../../src/create-app';
import type { TestSession } from './test-account';

export interface Answer<Body> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

export interface RequestOptions {
  readonly headers?: Readonly<Record<string, string | null>>;
}

/** Somebody at the door: speaks JSON, sends the Origin of the product and the cookie of a sign-in, keeps new cookies. */
export interface Agent {
  readonly accountId: string;
  readonly personId: string;
  readonly email: string;
  readonly sessionId: string;
  /** Address of the application with the port it really listens on, as `http://127.0.0.1:40123`. */
  readonly baseUrl: string;
  readonly origin: string;
  /** Value of the `Cookie` header; null when not signed in. For sockets. */
  cookie: string | null;
  get<Body = unknown>(path: string, options?: RequestOptions): Promise<Answer<Body>>;
  post<Body = unknown>(
    path: string,
    body?: unknown,
    options?: RequestOptions,
  ): Promise<Answer<Body>>;
  patch<Body = unknown>(
    path: string,
    body?: unknown,
    options?: RequestOptions,
  ): Promise<Answer<Body>>;
  put<Body = unknown>(
    path: string,
    body?: unknown,
    options?: RequestOptions,
  ): Promise<Answer<Body>>;
  delete<Body = unknown>(
    path: string,
    body?: unknown,
    options?: RequestOptions,
  ): Promise<Answer<Body>>;
  /** Any method, any bytes. */
  send<Body = unknown>(
    method: string,
    path: string,
    body: string | Uint8Array<ArrayBuffer> | null,
    options?: RequestOptions,
  ): Promise<Answer<Body>>;
}

export function createAgent(app: Pick<App, 'port' | 'url'>, session: TestSession | null): Agent {
  const baseUrl = `http://127.0.0.1:${app.port}`;
  const origin = new URL(app.url).origin;
  const agent: Agent = {
    accountId: session?.accountId ?? '',
    personId: session?.personId ?? '',
    email: session?.email ?? '',
    sessionId: session?.sessionId ?? '',
    baseUrl,
    origin,
    cookie: session === null ? null : `quartiersforum=${session.token}`,
    get: (path, options) => agent.send('GET', path, null, options),
    post: (path, body = {}, options) => agent.send('POST', path, JSON.stringify(body), options),
    patch: (path, body = {}, options) => agent.send('PATCH', path, JSON.stringify(body), options),
    put: (path, body = {}, options) => agent.send('PUT', path, JSON.stringify(body), options),
    delete: (path, body, options) =>
      agent.send('DELETE', path, body === undefined ? null : JSON.stringify(body), options),
    async send<Body>(
      method: string,
      path: string,
      body: string | Uint8Array<ArrayBuffer> | null,
      { headers = {} }: RequestOptions = {},
    ): Promise<Answer<Body>> {
      const all: Record<string, string | null> = {
        Origin: origin,
        'Content-Type': body === null ? null : 'application/json',
        Cookie: agent.cookie,
        ...headers,
      };
      const response = await fetch(new URL(path, baseUrl), {
        method,
        body,
        redirect: 'manual',
        headers: Object.fromEntries(
          Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== null),
        ),
      });
      keepCookies(agent, response);
      return {
        status: response.status,
        headers: response.headers,
        body: await read<Body>(response),
      };
    },
  };
  return agent;
}

/** The session's cookie is the agent's; what else the server lets a browser keep comes behind it. */
function keepCookies(agent: Agent, response: Response): void {
  const jar = new Map(
    (agent.cookie ?? '')
      .split('; ')
      .filter((pair) => pair !== '')
      .map((pair) => [pair.slice(0, pair.indexOf('=')), pair] as const),
  );
  for (const cookie of response.headers.getSetCookie()) {
    const [pair = ''] = cookie.split(';', 1);
    const name = pair.slice(0, pair.indexOf('='));
    if (pair.endsWith('=')) jar.delete(name);
    else jar.set(name, pair);
  }
  agent.cookie = jar.size === 0 ? null : [...jar.values()].join('; ');
}

async function read<Body>(response: Response): Promise<Body> {
  const text = await response.text();
  const isJson = (response.headers.get('content-type') ?? '').includes('json');
  return (isJson && text !== '' ? JSON.parse(text) : text) as Body;
}
