import { quantile, repeatableRandom, rounded, summarise } from './statistics.mjs';

describe('statistics of a benchmark', () => {
  it.each([
    { values: [5, 1, 3], q: 0.5, expected: 3 },
    { values: [4, 1, 3, 2], q: 0.5, expected: 2.5 },
    { values: [10, 20, 30, 40, 50], q: 0.95, expected: 48 },
    { values: [7], q: 0.99, expected: 7 },
  ])('finds quantile $q of $values', ({ values, q, expected }) => {
    expect(quantile(values, q)).toBeCloseTo(expected);
  });

  it('has no quantile of nothing', () => {
    expect(quantile([], 0.5)).toBeNaN();
  });

  it('leaves the measured values in their order', () => {
    const values = [3, 1, 2];
    quantile(values, 0.5);
    expect(values).toEqual([3, 1, 2]);
  });

  it('gives the median of the runs with its span', () => {
    expect(summarise([2, 9, 4])).toEqual({ median: 4, min: 2, max: 9, runs: [2, 9, 4] });
  });

  it('does not pretend more than four digits', () => {
    expect(rounded(123.456789)).toBe(123.5);
  });

  it('repeats a rhythm for the same seed and not for another', () => {
    const [first, same, other] = [repeatableRandom(1), repeatableRandom(1), repeatableRandom(2)];
    const rhythm = [first(), first()];
    expect([same(), same()]).toEqual(rhythm);
    expect([other(), other()]).not.toEqual(rhythm);
    expect(rhythm.every((value) => value >= 0 && value < 1)).toBe(true);
  });
});
