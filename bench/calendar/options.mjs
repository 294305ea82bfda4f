/** What can be chosen on the command line. */
import { parseArgs } from 'node:util';

/**
 * @typedef {object} Sizes
 * @property {number} entries in the feed
 * @property {number} requests of each kind
 */

/**
 * @typedef {object} Options
 * @property {number} runs
 * @property {Sizes} sizes
 * @property {string | null} entry another build of the product, null for this one, which is built first
 */

/** @type {Sizes} */
const full = { entries: 2_000, requests: 150 };

export const usage = `npm run bench -- calendar
  --runs 1             how often it is measured, each time on an empty database
  --quick              fewer requests: to see that it works, not to compare
  --entry main.mjs     measure another build of the product`;

/**
 * @param {readonly string[]} args
 * @returns {Options}
 */
export function readOptions(args) {
  const { values } = parseArgs({
    args: [...args],
    options: {
      runs: { type: 'string' },
      quick: { type: 'boolean', default: false },
      entry: { type: 'string' },
    },
  });
  const runs = Number(values.runs ?? 1);
  if (!Number.isInteger(runs) || runs < 1) throw new Error(`--runs: a number from 1.\n${usage}`);
  return {
    runs,
    sizes: values.quick ? { ...full, requests: 20 } : full,
    entry: values.entry ?? null,
  };
}
