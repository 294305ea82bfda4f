import { report } from './report.mjs';

describe('the report about feeds', () => {
  it('judges medians of the whole feed and of the question whether it is new', () => {
    const { limits } = report([
      { figures: { feedP95Ms: 40, unchangedP95Ms: 11 }, errors: [] },
      { figures: { feedP95Ms: 60, unchangedP95Ms: 13 }, errors: ['500', '500'] },
    ]);
    expect(limits.map(({ value, ok }) => [value, ok])).toEqual([
      [50, true],
      [12, false],
    ]);
  });

  it('says what broke, once each', () => {
    expect(report([{ figures: {}, errors: ['500', '500'] }]).errors).toEqual([
      'product, run 1: 500',
    ]);
  });
});
