/**
 * `npm run bench -- funding`: how long the list of funding calls, its search and the fit take with ten thousand calls and two thousand
 * contact points.
 *
 * One request after the other, by a coordinator and a Träger in turn, each time another question. There is no floor to compare with:
 * the limits are what people notice.
 */
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildProduct } from '../documents/build.mjs';
import { describeMachine } from '../documents/machine.mjs';
import { startProduct } from '../documents/peers/product.mjs';
import { openCpuWindow, settle } from '../measure/cpu-window.mjs';
import { quantile } from '../measure/statistics.mjs';
import { Door } from './door.mjs';
import { readOptions } from './options.mjs';
import { questions } from './questions.mjs';
import { report } from './report.mjs';
import { seed } from './seeding.mjs';

/** How to stop what runs at the moment. @type {Set<() => Promise<void>>} */
const running = new Set();
/** Requests before those that count. */
const warmUp = 20;

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
  /** @type {import('./report.mjs').Outcome[]} */
  const outcomes = [];
  for (let round = 0; round < options.runs; round++) {
    const outcome = await measure(join(directory, String(round)), entry, options);
    outcomes.push(outcome);
    const shown = Object.entries(outcome.figures).map(
      ([name, value]) => `${name} ${value.toPrecision(3)}`,
    );
    process.stderr.write(`${round + 1}: ${[...shown, ...outcome.errors.slice(0, 1)].join(', ')}\n`);
  }
  const { runs, sizes } = options;
  return { benchmark: 'funding', startedAt, machine, runs, sizes, scenarios: [report(outcomes)] };
}

/**
 * @param {string} place
 * @param {string} entry
 * @param {import('./options.mjs').Options} options
 * @returns {Promise<import('./report.mjs').Outcome>}
 */
async function measure(place, entry, { sizes, profileDirectory }) {
  mkdirSync(place);
  const product = await startProduct({ directory: place, profileDirectory, entry });
  running.add(product.stop);
  try {
    const cookies = await product.signIn(3);
    // The first three that sign in are the coordinator, the city and a Träger.
    const doors = [cookies[0], cookies[2]].map((cookie) => new Door(product.origin, cookie ?? ''));
    const [coordinator] = doors;
    if (coordinator === undefined) throw new Error('Nobody signed in.');
    await seed(join(place, 'data'), coordinator, sizes);
    await settle(product.processes);
    const closeWindow = openCpuWindow(product.processes);
    /** @type {Record<string, number>} */
    const figures = {};
    for (const [kind, paths] of Object.entries(questions)) {
      const times = await ask(doors, paths, sizes.requests);
      figures[`${kind}P50Ms`] = quantile(times, 0.5);
      figures[`${kind}P95Ms`] = quantile(times, 0.95);
      figures[`${kind}MaxMs`] = quantile(times, 1);
    }
    const cpu = closeWindow();
    return { figures: { ...figures, noise_pct: cpu.noisePct }, errors: [] };
  } catch (error) {
    process.stderr.write(`${product.tail()}\n`);
    return { figures: {}, errors: [String(error)] };
  } finally {
    await product.stop();
    running.delete(product.stop);
    rmSync(place, { recursive: true, force: true });
  }
}

/**
 * @param {readonly Door[]} doors
 * @param {readonly string[]} paths
 * @param {number} requests
 * @returns {Promise<number[]>} milliseconds from before the request to its decoded answer
 */
async function ask(doors, paths, requests) {
  const times = [];
  for (let index = 0; index < warmUp + requests; index++) {
    const path = paths[index % paths.length] ?? '';
    // Every path is asked by everybody, however many there are of both.
    const door = doors[Math.floor(index / paths.length) % doors.length];
    const begun = performance.now();
    const { total } = await (door?.ask(path) ?? { total: 0 });
    if (index >= warmUp) times.push(performance.now() - begun);
    if (total === 0 && !path.includes('nirgends')) throw new Error(`${path} finds nothing`);
  }
  return times;
}

/** Ctrl-C ends the server, and above all its database, too. */
async function abandon() {
  await Promise.allSettled([...running].map((stop) => stop()));
  process.exit(130);
}
