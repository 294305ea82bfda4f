/** Resident memory of a server that was told to collect its garbage first. Works with servers started with `collect-on-signal.mjs`. */
import { setTimeout as pause } from 'node:timers/promises';
import { residentKb } from './process-tree.mjs';

/**
 * @param {number} pid
 * @returns {Promise<number>} KB, the lowest of three readings
 */
export async function settledResidentKb(pid) {
  const readings = [];
  for (let reading = 0; reading < 3; reading++) {
    process.kill(pid, 'SIGUSR2');
    await pause(700);
    readings.push(residentKb(pid));
  }
  return Math.min(...readings);
}
