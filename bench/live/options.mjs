/** The options of `npm run bench -- live`, read and checked. */
import { parseArgs } from 'node:util';

/**
 * @typedef {object} Sizes
 * @property {number} people who follow the meeting
 * @property {number} joinMs in which all of them come
 * @property {number} changes of the item that they see
 * @property {number} changeEveryMs
 */

/**
 * @typedef {object} Options
 * @property {number} runs
 * @property {Sizes} sizes
 * @property {string | null} entry another build of the product, null for this one, which is built first
 * @property {string | null} profileDirectory
 */

/** @type {Sizes} */
const full = { people: 300, joinMs: 5_000, changes: 60, changeEveryMs: 250 };

export const usage = `npm run bench -- live
  --runs 2             how often product and floor are measured
  --quick              fewer changes and one run: to see that it works, not to compare
  --entry main.mjs     measure another build of the product
  --profile directory  leave a CPU profile of each server there; figures get worse by it`;

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
      profile: { type: 'string' },
    },
  });
  const runs = Number(values.runs ?? (values.quick ? 1 : 2));
  if (!Number.isInteger(runs) || runs < 1) throw new Error(`--runs: a number from 1.\n${usage}`);
  return {
    runs,
    sizes: values.quick ? { ...full, changes: 10 } : full,
    entry: values.entry ?? null,
    profileDirectory: values.profile ?? null,
  };
}
