/**
 * `npm run bench -- live`: how soon 300 people see what the one who leads their meeting does, and how soon they are in it, against a
 * bare Socket.IO server in the same run.
 *
 * Product and floor are started in turn, each afresh, and loaded by the same process with the same clients. What a newcomer gets
 * wrong: the floor announces as many bytes as the product did, so the ratio is what sessions, permission, commit and reading cost.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildProduct } from '../documents/build.mjs';
import { describeMachine } from '../documents/machine.mjs';
import { preferOverOthers } from '../documents/peers/child-server.mjs';
import { readOptions } from './options.mjs';
import { startFloor } from './peers/floor.mjs';
import { startMeeting } from './peers/product-meeting.mjs';
import { report } from './report.mjs';

const generator = fileURLToPath(new URL('load/generator.mjs', import.meta.url));
/** How to stop what runs at the moment. @type {Set<() => Promise<void>>} */
const running = new Set();

/** @param {readonly string[]} args */
export async function run(args) {
  const options = readOptions(args);
  process.once('SIGINT', () => void abandon()).once('SIGTERM', () => void abandon());
  const entry = resolve(options.entry ?? 'dist/apps/api/main.mjs');
  if (!options.entry) buildProduct();
  const directory = mkdtempSync(join(tmpdir(), 'quartiersforum-bench-'));
  process.once('exit', () => rmSync(directory, { recursive: true, force: true }));
  chmodSync(directory, 0o755); // PostgreSQL may run as another user and has to get through.
  const startedAt = new Date().toISOString();
  const machine = describeMachine(directory);
  /** @type {import('./report.mjs').Measurement[]} */
  const measurements = [];
  let payloadBytes = 0;
  for (let round = 0; round < options.runs; round++) {
    // The first round begins with the product, which says how much the floor has to announce.
    for (const peer of inTurn(round)) {
      const place = join(directory, `${round}-${peer}`);
      const task = { peer, place, entry, payloadBytes, options };
      const outcome = await measure(task);
      if (peer === 'product') payloadBytes = outcome.figures['payloadBytes'] ?? payloadBytes;
      measurements.push({ peer, run: round, outcome });
      progress(round, peer, outcome);
    }
  }
  const { runs, sizes } = options;
  return { benchmark: 'live', startedAt, machine, runs, sizes, scenarios: [report(measurements)] };
}

/**
 * @param {number} round
 * @returns {readonly import('./report.mjs').PeerName[]}
 */
function inTurn(round) {
  return round % 2 === 0 ? ['product', 'floor'] : ['floor', 'product'];
}

/**
 * @param {object} task
 * @param {import('./report.mjs').PeerName} task.peer
 * @param {string} task.place directory for this measurement alone
 * @param {string} task.entry
 * @param {number} task.payloadBytes
 * @param {import('./options.mjs').Options} task.options
 * @returns {Promise<import('./report.mjs').Outcome>}
 */
async function measure({ peer: name, place, entry, payloadBytes, options }) {
  mkdirSync(place);
  const { sizes } = options;
  const profileDirectory = options.profileDirectory && join(options.profileDirectory, name);
  /** @type {import('./peers/peer.mjs').Peer | undefined} */
  let peer;
  try {
    const start = { directory: place, profileDirectory, entry };
    peer = await (name === 'floor' ? startFloor(start, payloadBytes) : startMeeting(start, sizes));
    running.add(peer.stop);
    const { origin, meetingId, leadCookie, cookies, processes } = peer;
    const outcome = await load({ origin, meetingId, leadCookie, cookies, processes, sizes });
    if (outcome.errors.length > 0) process.stderr.write(`${peer.tail()}\n`);
    return outcome;
  } catch (error) {
    return { figures: {}, errors: [String(error)] };
  } finally {
    await peer?.stop();
    if (peer) running.delete(peer.stop);
    rmSync(place, { recursive: true, force: true });
  }
}

/** Ctrl-C ends the servers, and above all their databases, too. */
async function abandon() {
  await Promise.allSettled([...running].map((stop) => stop()));
  process.exit(130);
}

/**
 * @param {import('./load/generator.mjs').Plan} plan
 * @returns {Promise<import('./report.mjs').Outcome>}
 */
async function load(plan) {
  const child = fork(generator, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  if (child.pid !== undefined) preferOverOthers(child.pid);
  const answer = once(child, 'message').then(([outcome]) => outcome);
  const ended = once(child, 'exit').then(([code]) => {
    return { figures: {}, errors: [`the load generator ended with ${code}`] };
  });
  const late = setTimeout(() => child.kill('SIGKILL'), 120_000);
  child.send(plan);
  const outcome = await Promise.race([answer, ended]);
  await ended;
  clearTimeout(late);
  return outcome;
}

/**
 * @param {number} round
 * @param {string} peer
 * @param {import('./report.mjs').Outcome} outcome
 */
function progress(round, peer, { figures, errors }) {
  const shown = Object.entries(figures).map(([name, value]) => `${name} ${value.toPrecision(3)}`);
  const faults = errors.length > 0 ? `, ${errors.length} ERRORS: ${errors[0]}` : '';
  process.stderr.write(`${round + 1} ${peer}: ${shown.join(', ')}${faults}\n`);
}
