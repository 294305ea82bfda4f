/** What can be chosen on the command line. */
import { parseArgs } from 'node:util';

/**
 * @typedef {object} Options
 * @property {number} runs
 * @property {string | null} entry another build of the product, null for this one, which is built first
 */

export const usage = `npm run bench -- start
  --runs 3             how often it is measured, each time in empty directories
  --entry main.mjs     measure another build of the product`;

/**
 * @param {readonly string[]} args
 * @returns {Options}
 */
export function readOptions(args) {
  const { values } = parseArgs({
    args: [...args],
    options: { runs: { type: 'string' }, entry: { type: 'string' } },
  });
  const runs = Number(values.runs ?? 3);
  if (!Number.isInteger(runs) || runs < 1) throw new Error(`--runs: a number from 1.\n${usage}`);
  return { runs, entry: values.entry ?? null };
}
