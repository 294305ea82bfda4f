/** From single measurements to the JSON that is printed: medians, ratios, verdicts. Pure. */
import { rounded, summarise } from '../measure/statistics.mjs';

/** @typedef {'product' | 'floor'} PeerName */
/** @typedef {{ figures: Record<string, number>, errors: string[] }} Outcome */
/** @typedef {{ peer: PeerName, run: number, outcome: Outcome }} Measurement */
/** @typedef {Record<string, import('../measure/statistics.mjs').Summary>} Figures */

/**
 * What the product promises. `ratio`: against the floor of the same run, at the same percentile.
 *
 * @type {readonly { figure: string, kind: 'absolute' | 'ratio', atMost: number }[]}
 */
export const limits = [
  { figure: 'seenP95Ms', kind: 'absolute', atMost: 150 },
  { figure: 'seenP99Ms', kind: 'absolute', atMost: 300 },
  { figure: 'joinedP95Ms', kind: 'absolute', atMost: 1_500 },
  { figure: 'fanOutP95Ms', kind: 'ratio', atMost: 1.5 },
];

/** @param {readonly Measurement[]} measurements */
export function report(measurements) {
  const product = figuresOf(measurements, 'product');
  const floor = figuresOf(measurements, 'floor');
  return {
    scenario: 'meeting',
    title: '300 people in one running meeting on one node',
    noise_pct: summarise(measurements.map(({ outcome }) => outcome.figures['noise_pct'] ?? NaN)),
    limits: limits.map(({ figure, kind, atMost }) => {
      const measured = product[figure]?.median;
      const against = kind === 'ratio' ? floor[figure]?.median : 1;
      const isKnown = measured !== undefined && against !== undefined;
      const value = isKnown ? rounded(measured / against) : null;
      return { figure, kind, atMost, value, ok: value === null ? null : value <= atMost };
    }),
    ratios: Object.fromEntries(
      Object.keys(product)
        .filter((name) => /(?:Ms|Us)$/.test(name))
        .map((name) => [
          name,
          rounded((product[name]?.median ?? NaN) / (floor[name]?.median ?? NaN)),
        ]),
    ),
    peers: { product, floor },
    errors: measurements.flatMap(({ peer, run, outcome }) =>
      [...new Set(outcome.errors)].map((error) => `${peer}, run ${run + 1}: ${error}`),
    ),
  };
}

/**
 * @param {readonly Measurement[]} measurements
 * @param {PeerName} peer
 * @returns {Figures}
 */
function figuresOf(measurements, peer) {
  const own = measurements.filter((one) => one.peer === peer);
  const names = new Set(own.flatMap(({ outcome }) => Object.keys(outcome.figures)));
  return Object.fromEntries(
    [...names].map((name) => {
      const values = own.map(({ outcome }) => outcome.figures[name]);
      return [name, summarise(values.filter((value) => value !== undefined))];
    }),
  );
}
