/** Memory of a server that was told to collect its garbage first. Works with servers started with `collect-on-signal.mjs`. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { residentKb } from './process-tree.mjs';

/**
 * @typedef {object} Memory
 * @property {number} residentKb as the operating system counts it, with what the process keeps for later
 * @property {number} heldKb heap and buffers in use; exact, but without what C and C++ code allocates
 */

/**
 * @param {import('./cpu-window.mjs').PeerProcesses} processes
 * @returns {Promise<Memory>} the lowest of three readings
 */
export async function settledMemory({ server, memoryFile }) {
  const readings = [];
  for (let reading = 0; reading < 3; reading++) {
    rmSync(memoryFile, { force: true });
    process.kill(server, 'SIGUSR2');
    for (let waited = 0; waited < 100 && !existsSync(memoryFile); waited++) await pause(50);
    /** @type {{ heldKb: number }} */
    const { heldKb } = JSON.parse(readFileSync(memoryFile, 'utf8'));
    await pause(500); // The operating system gets freed pages back a little later.
    readings.push({ heldKb, residentKb: residentKb(server) });
  }
  return {
    residentKb: Math.min(...readings.map((reading) => reading.residentKb)),
    heldKb: Math.min(...readings.map((reading) => reading.heldKb)),
  };
}
