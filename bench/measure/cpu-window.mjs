/** CPU that was used between two moments: by the peer's server, its PostgreSQL, the load generator, and by strangers (noise). */
import { setTimeout as pause } from 'node:timers/promises';
import { machineCpuSeconds, readProcesses, treeCpuSeconds } from './process-tree.mjs';

/**
 * @typedef {object} PeerProcesses
 * @property {number} server process id of the server
 * @property {number | null} postmaster process id of its PostgreSQL, null when it has none
 * @property {string} memoryFile where the server writes what it holds, see `collect-on-signal.mjs`
 */

/**
 * @typedef {object} CpuUse seconds of one core
 * @property {number} seconds length of the window
 * @property {number} server
 * @property {number} postgres
 * @property {number} generator
 * @property {number} noisePct CPU of everybody else, per cent of one core
 */

/** @param {PeerProcesses} processes */
function sample({ server, postmaster }) {
  const postgres = postmaster === null ? [] : [postmaster];
  const running = readProcesses();
  return {
    at: performance.now(),
    server: treeCpuSeconds(running, [server], postgres),
    postgres: treeCpuSeconds(running, postgres),
    generator: treeCpuSeconds(running, [process.pid]),
    machine: machineCpuSeconds(),
  };
}

/**
 * Starts to count. The answer ends the window and tells what was used in it.
 *
 * @param {PeerProcesses} processes
 * @returns {() => CpuUse}
 */
export function openCpuWindow(processes) {
  const start = sample(processes);
  return () => {
    const end = sample(processes);
    const seconds = (end.at - start.at) / 1000;
    const server = end.server - start.server;
    const postgres = end.postgres - start.postgres;
    const generator = end.generator - start.generator;
    const others = end.machine - start.machine - server - postgres - generator;
    return {
      seconds,
      server,
      postgres,
      generator,
      noisePct: Math.max(0, (100 * others) / seconds),
    };
  };
}

/**
 * Waits until server and database have nothing left to do (folding, unloading, autovacuum), so that it is not measured as something else.
 *
 * @param {PeerProcesses} processes
 * @param {number} [atMostMs]
 * @param {number} [quietSeconds] how long nothing has to happen
 * @returns {Promise<number>} milliseconds waited
 */
export async function settle(processes, atMostMs = 30_000, quietSeconds = 1) {
  const start = performance.now();
  let quiet = 0;
  while (quiet < 2 * quietSeconds && performance.now() - start < atMostMs) {
    const close = openCpuWindow(processes);
    await pause(500);
    const used = close();
    quiet = (used.server + used.postgres) / used.seconds < 0.05 ? quiet + 1 : 0;
  }
  return performance.now() - start;
}
