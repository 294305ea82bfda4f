import * as fc from 'fast-check';
import {
  isMemberOn,
  isTakenBack,
  lastDayToEndNow,
  overlaps,
  requirePeriod,
} from './membership-rules';
import { previousDay } from './network-time';

const days = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('A membership', () => {
  it.each<[string, string | null, string, boolean, string]>([
    ['2026-05-01', '2026-05-31', '2026-04-30', false, 'before its first day'],
    ['2026-05-01', '2026-05-31', '2026-05-01', true, 'on its first day'],
    ['2026-05-01', '2026-05-31', '2026-05-31', true, 'on its last day'],
    ['2026-05-01', '2026-05-31', '2026-06-01', false, 'after its last day'],
    ['2026-05-01', '2026-05-01', '2026-05-01', true, 'of a single day'],
    ['2026-05-01', '2026-04-30', '2026-05-01', false, 'taken back on the day it began'],
    ['2026-05-01', '2026-04-30', '2026-04-30', false, 'taken back, the day before'],
    ['2026-05-01', null, '2026-05-01', true, 'without an end, on its first day'],
    ['2026-05-01', null, '2199-12-31', true, 'without an end, for ever'],
    ['2026-05-01', null, '2026-04-30', false, 'without an end, but not before it begins'],
  ])('from %s to %s holds on %s: %s (%s)', (validFrom, validTo, day, holds) => {
    expect(isMemberOn({ validFrom, validTo }, day)).toBe(holds);
  });

  it.each<[string, string | null, boolean]>([
    ['2026-05-01', null, true],
    ['2026-05-01', '2026-05-01', true],
    ['2026-05-01', '2026-04-30', true],
    ['2026-05-01', '2026-04-29', false],
    ['2026-05-01', '2025-05-01', false],
  ])('from %s to %s may be entered: %s', (validFrom, validTo, isRight) => {
    const enter = () => requirePeriod({ validFrom, validTo });
    if (isRight) expect(enter).not.toThrow();
    else expect(enter).toThrow('membership.datesReversed');
  });

  it('that is ended now does not hold today, whenever it began, and may always be ended so', () => {
    fc.assert(
      fc.property(days, days, (validFrom, today) => {
        fc.pre(validFrom <= today);
        const ended = { validFrom, validTo: lastDayToEndNow(today) };
        expect(() => requirePeriod(ended)).not.toThrow();
        expect(isMemberOn(ended, today)).toBe(false);
        expect(isMemberOn(ended, previousDay(today))).toBe(validFrom < today);
        expect(isTakenBack(ended)).toBe(validFrom === today);
      }),
    );
  });

  it('holds on the days between its first and last day and on no other', () => {
    fc.assert(
      fc.property(days, days, days, (validFrom, validTo, day) => {
        expect(isMemberOn({ validFrom, validTo }, day)).toBe(
          [validFrom, day, validTo].join() === [validFrom, day, validTo].sort().join(),
        );
      }),
    );
  });

  it.each<[string, string | null, string, string | null, boolean]>([
    ['2026-01-01', '2026-06-30', '2026-06-30', null, true],
    ['2026-01-01', '2026-06-30', '2026-07-01', null, false],
    ['2026-01-01', null, '2030-01-01', null, true],
    ['2026-01-01', null, '2026-03-01', '2026-02-28', false],
    ['2026-05-01', '2026-05-01', '2026-05-01', '2026-05-01', true],
  ])(
    'from %s to %s and another from %s to %s overlap: %s',
    (from, to, otherFrom, otherTo, does) => {
      const one = { validFrom: from, validTo: to };
      const other = { validFrom: otherFrom, validTo: otherTo };
      expect(overlaps(one, other)).toBe(does);
      expect(overlaps(other, one)).toBe(does);
    },
  );

  it('overlaps another one if and only if there is a day on which both hold', () => {
    const may = fc.integer({ min: 1, max: 9 }).map((number) => `2026-05-0${number}`);
    const period = fc
      .record({ validFrom: may, validTo: fc.option(may) })
      .map(({ validFrom, validTo }) => ({
        validFrom,
        validTo: validTo !== null && validTo < validFrom ? previousDay(validFrom) : validTo,
      }));
    const all = Array.from(
      { length: 12 },
      (_, index) => `2026-05-${String(index + 1).padStart(2, '0')}`,
    );
    fc.assert(
      fc.property(period, period, (one, other) => {
        expect(overlaps(one, other)).toBe(
          all.some((day) => isMemberOn(one, day) && isMemberOn(other, day)),
        );
      }),
    );
  });
});
