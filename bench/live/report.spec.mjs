import { report } from './report.mjs';

/** @typedef {import('./report.mjs').PeerName} PeerName */

/**
 * @param {PeerName} peer
 * @param {number} run
 * @param {Record<string, number>} figures
 * @param {string[]} [errors]
 */
const measured = (peer, run, figures, errors = []) => ({ peer, run, outcome: { figures, errors } });

describe('the report about running meetings', () => {
  it('judges medians, and the same percentile of the floor', () => {
    const { limits } = report([
      measured('product', 0, { seenP95Ms: 90, seenP99Ms: 400, joinedP95Ms: 300, fanOutP95Ms: 11 }),
      measured('product', 1, { seenP95Ms: 110, seenP99Ms: 500, joinedP95Ms: 500, fanOutP95Ms: 9 }),
      measured('floor', 0, { fanOutP95Ms: 8 }),
      measured('floor', 1, { fanOutP95Ms: 8 }),
    ]);
    expect(limits.map(({ value, ok }) => [value, ok])).toEqual([
      [100, true],
      [450, false],
      [400, true],
      [1.25, true],
    ]);
  });

  it('does not judge what was not measured, and says what broke', () => {
    const { limits, errors } = report([measured('product', 0, {}, ['lost', 'lost'])]);
    expect(limits.every(({ ok }) => ok === null)).toBe(true);
    expect(errors).toEqual(['product, run 1: lost']);
  });
});
