/** Runs programs for the scripts: quietly, with a sign of life, or with everything shown. */
import { spawn } from 'node:child_process';
import { root } from './project.mjs';

/** Milliseconds between two signs of life. */
const signOfLife = 10_000;
/** Characters of output that are kept to explain a failure. */
const kept = 200_000;
/** Milliseconds that a program gets to end when it is asked to. */
const grace = 10_000;
/** Milliseconds between two looks at whether npm is still there. */
const orphanCheck = 500;
/** As it was when the script began: later npm may be gone already. */
const parent = process.ppid;
const numbers = { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 };

/**
 * Calls `end` when this script shall stop: by a signal, or because npm is gone, which hands SIGTERM to a shell that dies of it without
 * telling us. Returns how to leave off.
 */
function whenStopped(end) {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, end);
  const orphan =
    process.env.npm_lifecycle_event &&
    setInterval(() => {
      if (process.ppid !== parent) end('SIGTERM');
    }, orphanCheck);
  return () => {
    clearInterval(orphan);
    for (const signal of signals) process.off(signal, end);
  };
}

/** Sends the signal to the program and to all that it has started. Windows has no such groups. */
function signalGroup(child, signal) {
  if (process.platform === 'win32') return child.kill(signal);
  try {
    return process.kill(-child.pid, signal);
  } catch {
    return false; // the last of them has just ended
  }
}

/**
 * Runs a program to its end and keeps what it says; `doing` names the work in a line every ten seconds. When this script is stopped, the
 * program and all that it has started are stopped before it.
 * @returns {Promise<{ status: number, output: string, seconds: number, isTimedOut: boolean }>}
 */
export function runQuietly(
  command,
  args,
  { env = process.env, doing, timeout = 0, show = false } = {},
) {
  const begin = Date.now();
  const seconds = () => Math.round((Date.now() - begin) / 1000);
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
    });
    let output = '';
    let isTimedOut = false;
    const stop = (signal) => {
      signalGroup(child, signal);
      setTimeout(() => signalGroup(child, 'SIGKILL'), grace).unref();
    };
    let stoppedBy = null;
    const listenNoMore = whenStopped((signal) => {
      if (stoppedBy === null) stop('SIGTERM');
      stoppedBy ??= signal;
    });
    const keep = (chunk) => {
      if (show) process.stdout.write(chunk);
      output = (output + chunk.toString()).slice(-kept);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    const life =
      doing &&
      setInterval(() => process.stdout.write(`  … ${doing} (${seconds()} s)\n`), signOfLife);
    const limit =
      timeout > 0 &&
      setTimeout(() => {
        isTimedOut = true;
        stop('SIGTERM');
      }, timeout);
    const done = () => {
      listenNoMore();
      clearInterval(life);
      clearTimeout(limit);
    };
    child.once('error', (error) => {
      done();
      reject(error);
    });
    child.once('close', (status) => {
      done();
      if (stoppedBy !== null) process.exit(128 + numbers[stoppedBy]);
      resolve({ status: status ?? 1, output, seconds: seconds(), isTimedOut });
    });
  });
}

/**
 * Runs a server until it ends. It gets a process group of its own, so that each signal reaches it once, from here,
 * and not a second time from the terminal or from npm. One that `isWatching` has a channel, by whose end it notices
 * that this process was killed.
 * @returns {Promise<number>} the exit status; 128 and the signal's number when a signal ended it.
 */
export function runServer(command, args, { env, isWatching = false }) {
  const stdio = ['inherit', 'inherit', 'inherit', ...(isWatching ? ['ipc'] : [])];
  const child = spawn(command, args, { cwd: root, env, stdio, detached: true });
  let last = { signal: '', at: 0 };
  const pass = (signal) => {
    const isRepeated = last.signal === signal && Date.now() - last.at < 1000;
    if (isRepeated) return;
    last = { signal, at: Date.now() };
    child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal);
  };
  const listenNoMore = whenStopped(pass);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (status, signal) => {
      listenNoMore();
      resolve(status ?? 128 + (numbers[signal] ?? 0));
    });
  });
}
