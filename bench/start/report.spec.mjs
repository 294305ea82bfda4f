import { report } from './report.mjs';

describe('the report about starting', () => {
  it('judges medians, and compares with a database that starts alone', () => {
    const { limits, ratios } = report([
      { figures: { floorMs: 1_000, emptyStartMs: 4_000, exampleStartMs: 900 }, errors: [] },
      { figures: { floorMs: 3_000, emptyStartMs: 4_000, exampleStartMs: 9_900 }, errors: [] },
    ]);
    expect(limits.map(({ value, ok }) => [value, ok])).toEqual([
      [5_400, false],
      [null, null],
    ]);
    expect(ratios.emptyStartMs).toBe(2);
  });

  it('says what broke, once each', () => {
    expect(report([{ figures: {}, errors: ['500', '500'] }]).errors).toEqual(['run 1: 500']);
  });
});
