/** Starts a server as a child process, keeps what it prints in a file, and ends it for certain. */
import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { setPriority } from 'node:os';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const collectOnSignal = fileURLToPath(
  new URL('../../measure/collect-on-signal.mjs', import.meta.url),
);

/**
 * @typedef {object} ChildServer
 * @property {import('node:child_process').ChildProcess} process
 * @property {number} pid
 * @property {string} memoryFile
 * @property {() => string} tail last lines it printed
 * @property {() => Promise<void>} stop
 */

/**
 * @param {object} server
 * @param {string} server.entry file to run
 * @param {readonly string[]} [server.nodeFlags]
 * @param {readonly string[]} [server.args]
 * @param {NodeJS.ProcessEnv} [server.env]
 * @param {string} server.logFile
 * @param {string | null} server.profileDirectory where to leave a CPU profile, null for none
 * @returns {ChildServer}
 */
export function startChildServer({
  entry,
  nodeFlags = [],
  args = [],
  env = process.env,
  logFile,
  profileDirectory,
}) {
  const output = openSync(logFile, 'a');
  const profile = profileDirectory ? ['--cpu-prof', `--cpu-prof-dir=${profileDirectory}`] : [];
  const memoryFile = `${logFile}.memory`;
  const flags = [...nodeFlags, '--expose-gc', '--import', collectOnSignal, ...profile];
  const child = spawn(process.execPath, [...flags, entry, ...args], {
    env: { ...env, BENCH_MEMORY_FILE: memoryFile },
    stdio: ['ignore', output, output, 'ipc'],
  });
  closeSync(output);
  if (child.pid === undefined) throw new Error(`${entry} could not be started.`);
  preferOverOthers(child.pid);
  const ended = new Promise((resolve) => child.once('exit', resolve));
  return {
    process: child,
    pid: child.pid,
    memoryFile,
    tail: () => readFileSync(logFile, 'utf8').split('\n').slice(-15).join('\n'),
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      const late = new AbortController();
      const killing = pause(20_000, null, { signal: late.signal }).then(
        () => child.kill('SIGKILL'),
        () => false, // It ended in time and the timer was called off.
      );
      await ended;
      late.abort();
      await killing;
    },
  };
}

/**
 * Server and generator go before other work on the machine. Only root may do that; without it the figures are noisier.
 *
 * @param {number} pid
 */
export function preferOverOthers(pid) {
  try {
    setPriority(pid, -10);
  } catch {
    return false;
  }
  return true;
}

/** @returns {Promise<number>} a port of the loopback interface that nobody listens on */
export async function findFreePort() {
  const probe = createServer();
  await new Promise((resolve) => probe.listen(0, '127.0.0.1', () => resolve(null)));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No free port.');
  return address.port;
}
