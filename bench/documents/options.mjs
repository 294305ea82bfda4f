/** The options of `npm run bench -- documents`, read and checked. */
import { parseArgs } from 'node:util';
import { peerNames } from './peers/peer.mjs';
import { scenarioTitles } from './load/plan.mjs';

/** @typedef {import('./load/plan.mjs').ScenarioName} ScenarioName */
/** @typedef {import('./peers/peer.mjs').PeerName} PeerName */

/**
 * @typedef {object} Options
 * @property {ScenarioName[]} scenarios
 * @property {PeerName[]} peers
 * @property {number} runs
 * @property {boolean} isQuick
 * @property {string | null} entry another build of the product, null for this one, which is built first
 * @property {string | null} profileDirectory
 */

export const usage = `npm run bench -- documents
  --scenarios A,B,C,D,E   which of them (all)
  --runs 3                how often each peer is measured in each scenario
  --quick                 shorter and one run only: to see that it works, not to compare
  --peers relay,committingRelay,product
  --entry main.mjs        measure another build of the product
  --profile directory     leave a CPU profile of each server there; figures get worse by it`;

/**
 * @param {readonly string[]} args
 * @returns {Options}
 */
export function readOptions(args) {
  const { values } = parseArgs({
    args: [...args],
    options: {
      scenarios: { type: 'string' },
      peers: { type: 'string' },
      runs: { type: 'string' },
      quick: { type: 'boolean', default: false },
      entry: { type: 'string' },
      profile: { type: 'string' },
    },
  });
  const runs = Number(values.runs ?? (values.quick ? 1 : 3));
  if (!Number.isInteger(runs) || runs < 1) throw new Error(`--runs: a number from 1.\n${usage}`);
  const scenarios = /** @type {ScenarioName[]} */ (Object.keys(scenarioTitles));
  return {
    scenarios: chosen('--scenarios', values.scenarios, scenarios),
    peers: chosen('--peers', values.peers, peerNames),
    runs,
    isQuick: values.quick,
    entry: values.entry ?? null,
    profileDirectory: values.profile ?? null,
  };
}

/**
 * @template {string} Name
 * @param {string} option
 * @param {string | undefined} value comma-separated
 * @param {readonly Name[]} known
 * @returns {Name[]} in the order of `known`
 */
function chosen(option, value, known) {
  const asked = value?.split(',').map((name) => name.trim());
  const strange = asked?.find((name) => !known.some((one) => one === name));
  if (strange !== undefined)
    throw new Error(`${option}: ${strange} is not one of ${known.join(', ')}.\n${usage}`);
  return known.filter((name) => asked?.includes(name) ?? true);
}
