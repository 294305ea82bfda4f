/**
 * `npm run bench -- calendar`: how long a personal feed of two thousand entries takes, and how long to say that nothing is new.
 *
 * One request after the other, as calendars ask: with nothing but the address. The floor of the same run is the shortest answer that
 * the server gives at all.
 */
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildProduct } from '../documents/build.mjs';
import { describeMachine } from '../documents/machine.mjs';
import { startProduct } from '../documents/peers/product.mjs';
import { Door } from '../funding/door.mjs';
import { openCpuWindow, settle } from '../measure/cpu-window.mjs';
import { quantile } from '../measure/statistics.mjs';
import { readOptions } from './options.mjs';
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
  return { benchmark: 'calendar', startedAt, machine, runs, sizes, scenarios: [report(outcomes)] };
}

/**
 * @param {string} place
 * @param {string} entry
 * @param {import('./options.mjs').Options} options
 * @returns {Promise<import('./report.mjs').Outcome>}
 */
async function measure(place, entry, { sizes }) {
  mkdirSync(place);
  const product = await startProduct({ directory: place, profileDirectory: null, entry });
  running.add(product.stop);
  try {
    const [cookie = ''] = await product.signIn(1);
    await seed(join(place, 'data'), sizes.entries);
    const door = new Door(product.origin, cookie);
    const { url } = await door.ask('/api/calendar-feeds', { scope: 'all' });
    const feed = product.origin + new URL(url).pathname;
    const first = await fetch(feed);
    const held = (await first.text()).match(/^BEGIN:VEVENT\r$/gm)?.length ?? 0;
    if (held !== sizes.entries) throw new Error(`The feed holds ${held} entries.`);
    const entityTag = first.headers.get('etag') ?? '';
    await settle(product.processes);
    const closeWindow = openCpuWindow(product.processes);
    const figures = {
      ...(await ask('floor', `${product.origin}/api/health/live`, 200, sizes.requests)),
      ...(await ask('feed', feed, 200, sizes.requests)),
      ...(await ask('unchanged', feed, 304, sizes.requests, { 'If-None-Match': entityTag })),
    };
    return { figures: { ...figures, noise_pct: closeWindow().noisePct }, errors: [] };
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
 * @param {string} name of the figures
 * @param {string} url
 * @param {number} status that every answer must have
 * @param {number} requests
 * @param {Record<string, string>} [headers]
 * @returns {Promise<Record<string, number>>} milliseconds from before the request to the end of its answer
 */
async function ask(name, url, status, requests, headers = {}) {
  const times = [];
  for (let index = 0; index < warmUp + requests; index++) {
    const begun = performance.now();
    const answer = await fetch(url, { headers });
    await answer.arrayBuffer();
    if (index >= warmUp) times.push(performance.now() - begun);
    if (answer.status !== status) throw new Error(`${name}: ${answer.status}`);
  }
  return {
    [`${name}P50Ms`]: quantile(times, 0.5),
    [`${name}P95Ms`]: quantile(times, 0.95),
    [`${name}MaxMs`]: quantile(times, 1),
  };
}

/** Ctrl-C ends the server, and above all its database, too. */
async function abandon() {
  await Promise.allSettled([...running].map((stop) => stop()));
  process.exit(130);
}
