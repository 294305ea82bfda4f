/**
 * What Linux says about running processes: CPU time of a process with all its children, and resident memory. Source: proc(5).
 *
 * The time of a child that has ended is counted by its parent, so the sum over a tree never runs backwards.
 */
import { readFileSync, readdirSync } from 'node:fs';

/** USER_HZ, the unit of times in /proc; 100 on every Linux that Node runs on. */
const ticksPerSecond = 100;

/**
 * @param {number} pid
 * @returns {{ parent: number, seconds: number } | null} null when the process is gone
 */
function readProcess(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The name in brackets may itself contain brackets and spaces; fields are counted from behind the last one.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [user, system, childrenUser, childrenSystem] = fields.slice(11, 15).map(Number);
    const ticks = (user ?? 0) + (system ?? 0) + (childrenUser ?? 0) + (childrenSystem ?? 0);
    return { parent: Number(fields[1]), seconds: ticks / ticksPerSecond };
  } catch {
    return null; // It ended between the listing and the reading.
  }
}

/** @typedef {ReadonlyMap<number, { parent: number, seconds: number } | null>} Processes All of the machine, by process id. */

/** @returns {Processes} */
export function readProcesses() {
  const ids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return new Map(ids.map((id) => [Number(id), readProcess(Number(id))]));
}

/**
 * CPU seconds of these processes and everything below them; a process below two of them counts once.
 *
 * @param {Processes} processes
 * @param {readonly number[]} roots
 * @param {readonly number[]} [except] trees that are left out
 * @returns {number}
 */
export function treeCpuSeconds(processes, roots, except = []) {
  const [inside, outside] = [new Set(roots), new Set(except)];
  let seconds = 0;
  for (const [pid, found] of processes) {
    if (found && isBelow(pid, inside, outside, processes)) seconds += found.seconds;
  }
  return seconds;
}

/**
 * A process and everything below it.
 *
 * @param {number} root
 * @returns {number[]}
 */
export function processesBelow(root) {
  const processes = readProcesses();
  const [inside, outside] = [new Set([root]), new Set([])];
  return [...processes.keys()].filter((pid) => isBelow(pid, inside, outside, processes));
}

/**
 * @param {number} pid
 * @param {ReadonlySet<number>} roots
 * @param {ReadonlySet<number>} except
 * @param {Processes} processes
 */
function isBelow(pid, roots, except, processes) {
  let isInside = false;
  for (let at = pid; at > 1; at = processes.get(at)?.parent ?? 0) {
    if (except.has(at)) return false;
    isInside ||= roots.has(at);
  }
  return isInside;
}

/**
 * Resident memory of one process.
 *
 * @param {number} pid
 * @returns {number} KB (1,024 bytes)
 */
export function residentKb(pid) {
  const status = readFileSync(`/proc/${pid}/status`, 'latin1');
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? NaN);
}

/** CPU seconds that the whole machine has worked, without waiting for disks and without interrupts. */
export function machineCpuSeconds() {
  const [, user, nice, system, , , , , steal] = readFileSync('/proc/stat', 'latin1')
    .split('\n', 1)[0]
    ?.split(/\s+/)
    .map(Number) ?? [0];
  return ((user ?? 0) + (nice ?? 0) + (system ?? 0) + (steal ?? 0)) / ticksPerSecond;
}
