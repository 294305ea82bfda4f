/** Quantiles and medians of measured values. Pure: no clock, no process, no files. */

/**
 * @typedef {object} Summary Several runs of one figure.
 * @property {number} median
 * @property {number} min
 * @property {number} max
 * @property {number[]} runs in the order in which they were measured
 */

/**
 * The value below which the share `q` of all values lies, interpolated between neighbours (R's type 7).
 *
 * @param {ArrayLike<number>} values in any order
 * @param {number} q 0 to 1
 * @returns {number} NaN when there are no values
 */
export function quantile(values, q) {
  if (values.length === 0) return NaN;
  const sorted = Float64Array.from(values).sort();
  const position = (sorted.length - 1) * q;
  const below = sorted[Math.floor(position)] ?? NaN;
  const above = sorted[Math.ceil(position)] ?? NaN;
  return below + (above - below) * (position - Math.floor(position));
}

/** @param {ArrayLike<number>} values */
export function median(values) {
  return quantile(values, 0.5);
}

/**
 * @param {readonly number[]} runs
 * @returns {Summary}
 */
export function summarise(runs) {
  return {
    median: rounded(median(runs)),
    min: rounded(quantile(runs, 0)),
    max: rounded(quantile(runs, 1)),
    runs: runs.map(rounded),
  };
}

/**
 * Four significant digits: more would pretend a precision that no shared machine has.
 *
 * @param {number} value
 */
export function rounded(value) {
  return Number.isFinite(value) ? Number(value.toPrecision(4)) : value;
}

/**
 * Numbers from 0 to 1 that are the same for the same seed, so that every peer gets the same rhythm of typing (mulberry32).
 *
 * @param {number} seed
 * @returns {() => number}
 */
export function repeatableRandom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
