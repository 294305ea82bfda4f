/** The two floors as peers: the bare relay, and the relay that commits first. Both take any document id and any caller. */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findFreePort, startChildServer } from './child-server.mjs';
import { startPostgres } from './postgres.mjs';

const entry = fileURLToPath(new URL('relay-server.mjs', import.meta.url));

/**
 * @param {import('./peer.mjs').StartOptions} options
 * @param {boolean} isCommitting
 * @returns {Promise<import('./peer.mjs').Peer>}
 */
export async function startRelay({ directory, profileDirectory }, isCommitting) {
  const postgres = isCommitting ? await startPostgres(join(directory, 'postgres')) : null;
  const port = await findFreePort();
  const start = () =>
    startChildServer({
      entry,
      args: [String(port), ...(postgres ? [postgres.url] : [])],
      logFile: join(directory, 'server.log'),
      profileDirectory,
    });
  let server = start();
  await untilListening();

  async function untilListening() {
    const ended = once(server.process, 'exit').then(() => 'ended');
    if ((await Promise.race([once(server.process, 'message'), ended])) !== 'ended') return;
    await stop();
    throw new Error(`The relay ended at its start:\n${server.tail()}`);
  }
  async function stop() {
    await server.stop();
    await postgres?.stop();
  }
  return {
    socketUrl: `ws://127.0.0.1:${port}/yjs`,
    origin: `http://127.0.0.1:${port}`,
    get processes() {
      const { pid, memoryFile } = server;
      return { server: pid, postmaster: postgres?.postmaster ?? null, memoryFile };
    },
    takesWholeState: true,
    createDocuments: (count) => Promise.resolve(Array.from({ length: count }, () => randomUUID())),
    signIn: () => Promise.resolve(['']),
    async restart() {
      await server.stop();
      server = start();
      await untilListening();
    },
    tail: () => server.tail(),
    stop,
  };
}
