/**
 * Quartiersforum itself as a peer: a fresh start with the example network in a directory of its own, driven only through what the
 * outside may rely on (sign-in, guidelines, document sockets).
 */
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { serverFlags } from '../../../tools/setup/server-flags.mjs';
import { findFreePort, startChildServer } from './child-server.mjs';
import { findPostmaster } from './postgres.mjs';

/** Every example account that writes in guidelines; the first one may create them. */
const writers = /** @type {const} */ ([
  'koordination@example.org',
  'stadt@example.org',
  'awo@example.org',
  'drk@example.org',
  'fuhlenbrock@example.org',
  'boy@example.org',
]);
const password = 'quartier-2026';

/**
 * @param {import('./peer.mjs').StartOptions} options
 * @returns {Promise<import('./peer.mjs').Peer>}
 */
export async function startProduct({ directory, profileDirectory, entry, hasExample = true }) {
  const port = await findFreePort();
  const origin = `http://127.0.0.1:${port}`;
  const data = join(directory, 'data');
  // Nothing else of the environment: somebody's own DATABASE_URL or SMTP_URL must not get into a measurement.
  const { PATH, HOME } = process.env;
  const start = () =>
    startChildServer({
      entry,
      nodeFlags: serverFlags,
      env: {
        PATH,
        HOME,
        PORT: String(port),
        HOST: '127.0.0.1',
        PUBLIC_URL: origin,
        DATA_DIR: data,
        EXAMPLE_DATA: hasExample ? '1' : '0',
        RATE_LIMITS: 'off',
        SOCKETS_PER_SESSION: '5000',
        LOG_LEVEL: 'warn',
        NODE_ENV: 'production',
      },
      logFile: join(directory, 'server.log'),
      profileDirectory,
    });
  let server = start();
  let processes = await processesWhenReady();

  async function processesWhenReady() {
    try {
      await ready(server, origin);
      const { pid, memoryFile } = server;
      return { server: pid, postmaster: await findPostmaster(data), memoryFile };
    } catch (error) {
      await server.stop();
      throw error;
    }
  }

  /** @type {string | undefined} */
  let coordinator;
  return {
    socketUrl: `ws://127.0.0.1:${port}/yjs`,
    origin,
    get processes() {
      return processes;
    },
    takesWholeState: false,
    async createDocuments(count) {
      coordinator ??= await signIn(origin, writers[0]);
      const ids = [];
      for (let index = 0; index < count; index++) {
        ids.push(await createDocument(origin, coordinator, index));
      }
      return ids;
    },
    async signIn(count) {
      const cookies = [];
      for (let index = 0; index < count; index++) {
        cookies.push(await signIn(origin, writers[index % writers.length] ?? writers[0]));
      }
      return cookies;
    },
    async restart() {
      await server.stop();
      server = start();
      processes = await processesWhenReady();
    },
    tail: () => server.tail(),
    stop: () => server.stop(),
  };
}

/**
 * @param {import('./child-server.mjs').ChildServer} server
 * @param {string} origin
 */
async function ready(server, origin) {
  let hasEnded = false;
  void once(server.process, 'exit').then(() => (hasEnded = true));
  const deadline = performance.now() + 120_000;
  while (!hasEnded && performance.now() < deadline) {
    const answer = await fetch(`${origin}/api/health/ready`).catch(() => null); // Not listening yet.
    await answer?.body?.cancel();
    if (answer?.ok) return;
    await pause(100);
  }
  throw new Error(`The product did not become ready:\n${server.tail()}`);
}

/**
 * @param {string} origin
 * @param {string} email
 * @returns {Promise<string>} the `Cookie` header of a new session
 */
async function signIn(origin, email) {
  const answer = await request(origin, '/api/session', { email, password }, '');
  await answer.body?.cancel();
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';', 1)[0]);
  if (cookies.length === 0) throw new Error('Signing in brought no cookie.');
  return cookies.join('; ');
}

/**
 * @param {string} origin
 * @param {string} cookie
 * @param {number} index
 * @returns {Promise<string>} the new guideline's document
 */
async function createDocument(origin, cookie, index) {
  const title = `Messung ${index + 1}`;
  const created = await request(origin, '/api/guidelines', { title, template: 'empty' }, cookie);
  const { id } = /** @type {{ id: string }} */ (await created.json());
  const guideline = await request(origin, `/api/guidelines/${id}`, null, cookie);
  const { documentId } = /** @type {{ documentId: string }} */ (await guideline.json());
  return documentId;
}

/**
 * @param {string} origin
 * @param {string} path
 * @param {object | null} body null reads, anything else posts
 * @param {string} cookie
 */
async function request(origin, path, body, cookie) {
  const answer = await fetch(origin + path, {
    method: body ? 'POST' : 'GET',
    headers: { Origin: origin, Cookie: cookie, 'Content-Type': 'application/json' },
    body: body ? JSON.stringify(body) : null,
  });
  if (answer.ok) return answer;
  throw new Error(`${body ? 'POST' : 'GET'} ${path}: ${answer.status} ${await answer.text()}`);
}
