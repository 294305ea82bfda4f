/** The floor as a peer: a bare Socket.IO server that announces the same bytes. Anybody may change and follow anything. */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findFreePort, startChildServer } from '../../documents/peers/child-server.mjs';

const entry = fileURLToPath(new URL('floor-server.mjs', import.meta.url));

/**
 * @param {{ directory: string, profileDirectory: string | null }} start
 * @param {number} payloadBytes
 * @returns {Promise<import('./peer.mjs').Peer>}
 */
export async function startFloor({ directory, profileDirectory }, payloadBytes) {
  const port = await findFreePort();
  const server = startChildServer({
    entry,
    args: [String(port), String(payloadBytes)],
    logFile: join(directory, 'server.log'),
    profileDirectory,
  });
  const ended = once(server.process, 'exit').then(() => 'ended');
  if ((await Promise.race([once(server.process, 'message'), ended])) === 'ended')
    throw new Error(`The floor ended at its start:\n${server.tail()}`);
  return {
    origin: `http://127.0.0.1:${port}`,
    meetingId: randomUUID(),
    leadCookie: '',
    cookies: [''],
    processes: { server: server.pid, postmaster: null, memoryFile: server.memoryFile },
    tail: () => server.tail(),
    stop: () => server.stop(),
  };
}
