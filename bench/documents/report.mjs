/** From single measurements to the JSON that is printed: medians, ratios, verdicts. Pure. */
import { rounded, summarise } from '../measure/statistics.mjs';
import { judge } from './limits.mjs';

/** @typedef {import('./load/plan.mjs').ScenarioName} ScenarioName */
/** @typedef {import('./peers/peer.mjs').PeerName} PeerName */
/** @typedef {{ peer: PeerName, run: number, outcome: import('./load/plan.mjs').Outcome }} Measurement */

/**
 * @param {ScenarioName} scenario
 * @param {string} title
 * @param {readonly Measurement[]} measurements
 */
export function reportScenario(scenario, title, measurements) {
  const peers = [...new Set(measurements.map(({ peer }) => peer))];
  /** @type {import('./limits.mjs').Measured} */
  const figures = Object.fromEntries(
    peers.map((peer) => [peer, summariseFigures(measurements.filter((one) => one.peer === peer))]),
  );
  return {
    scenario,
    title,
    noise_pct: summarise(measurements.map(({ outcome }) => outcome.figures['noise_pct'] ?? NaN)),
    limits: judge(scenario, figures),
    ratios: {
      productToRelay: ratios(figures.product, figures.relay),
      productToCommittingRelay: ratios(figures.product, figures.committingRelay),
      committingRelayToRelay: ratios(figures.committingRelay, figures.relay),
    },
    peers: figures,
    errors: measurements.flatMap(({ peer, run, outcome }) =>
      countEqual(outcome.errors).map((error) => `${peer}, run ${run + 1}: ${error}`),
    ),
  };
}

/** @param {readonly Measurement[]} measurements of one peer */
function summariseFigures(measurements) {
  const names = new Set(measurements.flatMap(({ outcome }) => Object.keys(outcome.figures)));
  return Object.fromEntries(
    [...names].map((name) => {
      const values = measurements.map(({ outcome }) => outcome.figures[name]);
      return [name, summarise(values.filter((value) => value !== undefined))];
    }),
  );
}

/**
 * @param {Record<string, import('../measure/statistics.mjs').Summary> | undefined} above
 * @param {Record<string, import('../measure/statistics.mjs').Summary> | undefined} below
 * @returns {Record<string, number> | null} of the medians, for figures that are times, costs or sizes
 */
function ratios(above, below) {
  if (!above || !below) return null;
  const comparable = Object.keys(above).filter((name) =>
    /^(?:kb|heldKb)|(?:Ms|Us|Seconds)$/.test(name),
  );
  const pairs = comparable.map((name) => {
    const ratio = (above[name]?.median ?? NaN) / (below[name]?.median ?? NaN);
    return /** @type {const} */ ([name, rounded(ratio)]);
  });
  return Object.fromEntries(pairs.filter(([, ratio]) => Number.isFinite(ratio)));
}

/**
 * The same sentence once, with how often it came.
 *
 * @param {readonly string[]} sentences
 */
function countEqual(sentences) {
  return [...new Set(sentences)].map((sentence) => {
    const times = sentences.filter((one) => one === sentence).length;
    return times > 1 ? `${sentence} (${times} times)` : sentence;
  });
}

/**
 * Whether something broke, which is worse than a missed limit.
 *
 * @param {{ scenarios: readonly { errors: readonly string[] }[] }} report
 */
export function hasErrors(report) {
  return report.scenarios.some(({ errors }) => errors.length > 0);
}
