/** From single measurements to the JSON that is printed: medians and verdicts. Pure. */
import { rounded, summarise } from '../measure/statistics.mjs';

/** @typedef {{ figures: Record<string, number>, errors: string[] }} Outcome */

/**
 * What the product promises.
 *
 * @type {readonly { figure: string, kind: 'absolute', atMost: number }[]}
 */
export const limits = [
  { figure: 'feedP95Ms', kind: 'absolute', atMost: 60 },
  { figure: 'unchangedP95Ms', kind: 'absolute', atMost: 10 },
];

/** @param {readonly Outcome[]} outcomes */
export function report(outcomes) {
  const names = new Set(outcomes.flatMap(({ figures }) => Object.keys(figures)));
  const product = Object.fromEntries(
    [...names].map((name) => {
      const values = outcomes.map(({ figures }) => figures[name]);
      return [name, summarise(values.filter((value) => value !== undefined))];
    }),
  );
  return {
    scenario: 'feed',
    title: 'A feed of everything, fetched whole and asked whether it is new',
    noise_pct: summarise(outcomes.map(({ figures }) => figures['noise_pct'] ?? NaN)),
    limits: limits.map(({ figure, kind, atMost }) => {
      const measured = product[figure]?.median;
      const value = measured === undefined ? null : rounded(measured);
      return { figure, kind, atMost, value, ok: value === null ? null : value <= atMost };
    }),
    peers: { product },
    errors: outcomes.flatMap(({ errors }, run) =>
      [...new Set(errors)].map((error) => `product, run ${run + 1}: ${error}`),
    ),
  };
}
