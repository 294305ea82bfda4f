/** From single measurements to the JSON that is printed: medians and verdicts. Pure. */
import { rounded, summarise } from '../measure/statistics.mjs';

/** @typedef {{ figures: Record<string, number>, errors: string[] }} Outcome */

/**
 * What the product promises.
 *
 * @type {readonly { figure: string, kind: 'absolute', atMost: number }[]}
 */
export const limits = [
  { figure: 'exampleStartMs', kind: 'absolute', atMost: 5_000 },
  { figure: 'secondStartMs', kind: 'absolute', atMost: 6_000 },
];

/** @param {readonly Outcome[]} outcomes */
export function report(outcomes) {
  const names = new Set(outcomes.flatMap(({ figures }) => Object.keys(figures)));
  const figures = Object.fromEntries(
    [...names].map((name) => {
      const values = outcomes.map(({ figures }) => figures[name]);
      return [name, summarise(values.filter((value) => value !== undefined))];
    }),
  );
  const { floorMs, ...product } = figures;
  return {
    scenario: 'start',
    title:
      'From the start of the process until it serves: empty, with the example network, and again',
    ratios: {
      emptyStartMs: rounded((product['emptyStartMs']?.median ?? NaN) / (floorMs?.median ?? NaN)),
    },
    limits: limits.map(({ figure, kind, atMost }) => {
      const measured = product[figure]?.median;
      const value = measured === undefined ? null : rounded(measured);
      return { figure, kind, atMost, value, ok: value === null ? null : value <= atMost };
    }),
    peers: { floor: { emptyStartMs: floorMs }, product },
    errors: outcomes.flatMap(({ errors }, run) =>
      [...new Set(errors)].map((error) => `run ${run + 1}: ${error}`),
    ),
  };
}
