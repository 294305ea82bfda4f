import { report } from './report.mjs';

describe('the report about funding calls', () => {
  it('judges medians of each kind of request', () => {
    const { limits } = report([
      { figures: { listP95Ms: 20, searchP95Ms: 90 }, errors: [] },
      { figures: { listP95Ms: 40, searchP95Ms: 110 }, errors: ['500', '500'] },
    ]);
    expect(limits.map(({ value, ok }) => [value, ok])).toEqual([
      [30, true],
      [100, false],
      [null, null],
    ]);
  });

  it('says what broke, once each', () => {
    expect(report([{ figures: {}, errors: ['500', '500'] }]).errors).toEqual([
      'product, run 1: 500',
    ]);
  });
});
