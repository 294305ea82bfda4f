import * as fc from 'fast-check';
import { lastDayOfMonth, networkDay, previousDay } from './network-time';

const instants = fc.date({
  min: new Date('1981-01-01T00:00:00Z'),
  max: new Date('2199-12-30T00:00:00Z'),
  noInvalidDate: true,
});

describe('The network lives in Central European time', () => {
  it.each([
    ['2026-01-31T22:59:59.999Z', '2026-01-31', 'the last moment of a day in winter'],
    ['2026-01-31T23:00:00.000Z', '2026-02-01', 'the first moment of a day in winter'],
    ['2026-07-01T21:59:59.999Z', '2026-07-01', 'the last moment of a day in summer'],
    ['2026-07-01T22:00:00.000Z', '2026-07-02', 'the first moment of a day in summer'],
    ['2026-03-29T00:59:59.999Z', '2026-03-29', 'just before the clocks go forward'],
    ['2026-03-29T21:59:59.999Z', '2026-03-29', 'the end of the day of 23 hours'],
    ['2026-03-29T22:00:00.000Z', '2026-03-30', 'the day after it'],
    ['2026-10-24T22:00:00.000Z', '2026-10-25', 'the start of the day of 25 hours'],
    ['2026-10-25T22:59:59.999Z', '2026-10-25', 'its end'],
    ['2026-12-31T23:00:00.000Z', '2027-01-01', 'new year, an hour before UTC'],
  ])('%s is %s: %s', (instant, day) => {
    expect(networkDay(new Date(instant))).toBe(day);
  });

  it('goes from a day to the next one and skips none, on days of 23, 24 and 25 hours', () => {
    const number = (instant: number) => Date.parse(networkDay(new Date(instant))) / 86_400_000;
    fc.assert(
      fc.property(instants, (instant) => {
        const daysAfter = (hours: number) =>
          number(instant.getTime() + hours * 3_600_000) - number(instant.getTime());
        expect([0, 1]).toContain(daysAfter(22));
        expect([1, 2]).toContain(daysAfter(25));
      }),
    );
  });

  it.each([
    ['2020-12', '2020-12-31'],
    ['2021-06', '2021-06-30'],
    ['2023-02', '2023-02-28'],
    ['2024-02', '2024-02-29'],
    ['2100-02', '2100-02-28'],
  ])('the last day of %s is %s', (month, day) => {
    expect(lastDayOfMonth(month)).toBe(day);
  });

  it.each([
    ['2024-03-01', '2024-02-29'],
    ['2026-01-01', '2025-12-31'],
    ['2026-03-30', '2026-03-29'],
  ])('the day before %s is %s', (day, before) => {
    expect(previousDay(day)).toBe(before);
  });
});
