/**
 * `npm run bench -- documents`: what writing together costs, against two floors that are measured in the same run.
 *
 * For each scenario and run every peer is started afresh on empty storage, loaded by a process of its own, and stopped, in turn;
 * the turn begins with another peer each time, so that a machine that gets slower does not make one of them look worse. What a
 * newcomer gets wrong: compare ratios within a report, not milliseconds between reports.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildProduct } from './build.mjs';
import { partsOf, scenarioTitles, sizesOf } from './load/plan.mjs';
import { describeMachine } from './machine.mjs';
import { readOptions } from './options.mjs';
import { preferOverOthers } from './peers/child-server.mjs';
import { peers } from './peers/peer.mjs';
import { reportScenario } from './report.mjs';

/** @typedef {import('./load/plan.mjs').ScenarioName} ScenarioName */
/** @typedef {import('./peers/peer.mjs').PeerName} PeerName */

const generator = fileURLToPath(new URL('load/generator.mjs', import.meta.url));
/** Sign-ins that all clients share in turn. */
const sessions = 24;
/** How to stop what runs at the moment. @type {Set<() => Promise<void>>} */
const running = new Set();

/** @param {readonly string[]} args */
export async function run(args) {
  const options = readOptions(args);
  process.once('SIGINT', () => void abandon()).once('SIGTERM', () => void abandon());
  const entry = resolve(options.entry ?? 'dist/apps/api/main.mjs');
  if (options.peers.includes('product') && !options.entry) buildProduct();
  if (options.profileDirectory) mkdirSync(options.profileDirectory, { recursive: true });
  const directory = mkdtempSync(join(tmpdir(), 'quartiersforum-bench-'));
  process.once('exit', () => rmSync(directory, { recursive: true, force: true }));
  chmodSync(directory, 0o755); // PostgreSQL may run as another user and has to get through.
  const startedAt = new Date().toISOString();
  const machine = describeMachine(directory);
  const scenarios = [];
  for (const scenario of options.scenarios) {
    const measurements = [];
    for (let run = 0; run < options.runs; run++) {
      for (const peer of inTurn(options.peers, run)) {
        const place = join(directory, `${scenario}-${run}-${peer}`);
        const { profileDirectory, isQuick } = options;
        const task = { scenario, peer, run, place, entry, profileDirectory, isQuick };
        const outcome = await measure(task);
        measurements.push({ peer, run, outcome });
        progress(scenario, run, peer, outcome);
      }
    }
    scenarios.push(reportScenario(scenario, scenarioTitles[scenario], measurements));
  }
  const { runs, isQuick, peers: measured } = options;
  return { benchmark: 'documents', startedAt, machine, runs, isQuick, peers: measured, scenarios };
}

/**
 * @param {readonly PeerName[]} names
 * @param {number} run
 */
function inTurn(names, run) {
  const first = run % names.length;
  return [...names.slice(first), ...names.slice(0, first)];
}

/**
 * @param {object} task
 * @param {ScenarioName} task.scenario
 * @param {PeerName} task.peer
 * @param {number} task.run
 * @param {string} task.place directory for this measurement alone
 * @param {string} task.entry
 * @param {string | null} task.profileDirectory
 * @param {boolean} task.isQuick
 * @returns {Promise<import('./load/plan.mjs').Outcome>}
 */
async function measure({ scenario, peer: name, run, place, entry, profileDirectory, isQuick }) {
  mkdirSync(place);
  const profile = profileDirectory && join(profileDirectory, `${scenario}-${name}-${run + 1}`);
  /** @type {import('./peers/peer.mjs').Peer | undefined} */
  let peer;
  try {
    peer = await peers[name]({ directory: place, profileDirectory: profile, entry });
    running.add(peer.stop);
    const sizes = sizesOf(scenario, isQuick);
    const documents = await peer.createDocuments(sizes.rooms);
    const cookies = await peer.signIn(sessions);
    /** @type {import('./load/plan.mjs').Outcome} */
    const outcome = { figures: {}, errors: [] };
    for (const [index, part] of partsOf(scenario).entries()) {
      if (index > 0) await peer.restart();
      const { socketUrl, origin, takesWholeState, processes } = peer;
      const reach = { socketUrl, origin, takesWholeState, processes, documents, cookies };
      const answer = await load({ ...reach, scenario, sizes, run, part, earlier: outcome.figures });
      Object.assign(outcome.figures, answer.figures);
      outcome.errors.push(...answer.errors);
    }
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
 * @param {import('./load/plan.mjs').Plan} plan
 * @returns {Promise<import('./load/plan.mjs').Outcome>}
 */
async function load(plan) {
  const child = fork(generator, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  if (child.pid !== undefined) preferOverOthers(child.pid);
  const answer = once(child, 'message').then(([outcome]) => outcome);
  const ended = once(child, 'exit').then(([code]) => {
    return { figures: {}, errors: [`the load generator ended with ${code}`] };
  });
  const late = setTimeout(() => child.kill('SIGKILL'), 300_000);
  child.send(plan);
  const outcome = await Promise.race([answer, ended]);
  await ended;
  clearTimeout(late);
  return outcome;
}

/**
 * @param {ScenarioName} scenario
 * @param {number} run
 * @param {PeerName} peer
 * @param {import('./load/plan.mjs').Outcome} outcome
 */
function progress(scenario, run, peer, { figures, errors }) {
  const shown = Object.entries(figures)
    .filter(([name]) => name !== 'noise_pct')
    .slice(0, 4)
    .map(([name, value]) => `${name} ${value.toPrecision(3)}`);
  const noise = `noise ${Math.round(figures['noise_pct'] ?? NaN)} %`;
  const faults = errors.length > 0 ? `, ${errors.length} ERRORS: ${errors[0]}` : '';
  process.stderr.write(
    `${scenario} ${run + 1} ${peer}: ${[...shown, noise].join(', ')}${faults}\n`,
  );
}
