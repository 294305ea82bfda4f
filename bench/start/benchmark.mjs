/**
 * `npm run bench -- start`: how long it takes from the start of the process until it serves, in an empty directory, with the example
 * network, and again on what is there.
 *
 * The floor of the same run is an empty PostgreSQL alone, made and started with its own programs.
 */
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildProduct } from '../documents/build.mjs';
import { describeMachine } from '../documents/machine.mjs';
import { startPostgres } from '../documents/peers/postgres.mjs';
import { startProduct } from '../documents/peers/product.mjs';
import { readOptions } from './options.mjs';
import { report } from './report.mjs';

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
  /** @type {import('./report.mjs').Outcome[]} */
  const outcomes = [];
  for (let round = 0; round < options.runs; round++) {
    const outcome = await measure(join(directory, String(round)), entry);
    outcomes.push(outcome);
    const shown = Object.entries(outcome.figures).map(
      ([name, value]) => `${name} ${Math.round(value)}`,
    );
    process.stderr.write(`${round + 1}: ${[...shown, ...outcome.errors].join(', ')}\n`);
  }
  const { runs } = options;
  return { benchmark: 'start', startedAt, machine, runs, scenarios: [report(outcomes)] };
}

/**
 * @param {string} place
 * @param {string} entry
 * @returns {Promise<import('./report.mjs').Outcome>}
 */
async function measure(place, entry) {
  mkdirSync(place);
  /** @param {string} name @param {boolean} hasExample */
  const product = (name, hasExample) => {
    const directory = join(place, name);
    mkdirSync(directory, { recursive: true });
    return timed(() => startProduct({ directory, profileDirectory: null, entry, hasExample }));
  };
  try {
    const floorMs = await timed(() => startPostgres(join(place, 'floor')));
    const emptyStartMs = await product('empty', false);
    const exampleStartMs = await product('example', true);
    const secondStartMs = await product('example', true);
    const figures = { floorMs, emptyStartMs, exampleStartMs, secondStartMs };
    return { figures, errors: [] };
  } catch (error) {
    return { figures: {}, errors: [String(error)] };
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

/**
 * Starts something and stops it again.
 *
 * @param {() => Promise<{ stop: () => Promise<void> }>} start
 * @returns {Promise<number>} milliseconds of the start alone
 */
async function timed(start) {
  const begun = performance.now();
  const started = await start();
  const milliseconds = performance.now() - begun;
  running.add(started.stop);
  await started.stop();
  running.delete(started.stop);
  return milliseconds;
}

/** Ctrl-C ends the server, and above all its database, too. */
async function abandon() {
  await Promise.allSettled([...running].map((stop) => stop()));
  process.exit(130);
}
