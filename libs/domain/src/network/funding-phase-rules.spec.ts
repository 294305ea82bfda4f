import * as fc from 'fast-check';
import { DomainError } from '../problem/domain-error';
import { overlappingPhases, requireNoOverlap, requirePhase } from './funding-phase-rules';
import { addDays } from './network-time';

const phase = (startsOn: string | null, endsOn: string | null) => ({ startsOn, endsOn });

function refusalOf(work: () => void): unknown {
  try {
    work();
    return null;
  } catch (thrown) {
    return thrown instanceof DomainError
      ? [thrown.code, ...(thrown.details.fields ?? []).map(({ path }) => path)]
      : thrown;
  }
}

describe('A funding phase', () => {
  it.each([
    ['2026-01-01', '2026-12-31', false, null],
    ['2026-01-01', '2026-01-01', false, null],
    ['2026-01-02', '2026-01-01', false, ['fundingPhase.contradictory', 'endsOn']],
    [null, '2026-01-01', false, null],
    ['2026-01-02', null, true, null],
    [null, null, true, null],
    [null, '2026-01-01', true, ['fundingPhase.contradictory', 'endsOn']],
  ])('from %s to %s, permanent: %s, is refused as %j', (startsOn, endsOn, isPermanent, refusal) =>
    expect(refusalOf(() => requirePhase({ startsOn, endsOn, isPermanent }))).toEqual(refusal),
  );

  it.each([
    [phase('2026-01-01', '2026-12-31'), phase('2027-01-01', '2027-12-31'), null],
    [phase('2026-01-01', '2027-01-01'), phase('2027-01-01', '2027-12-31'), 'endsOn'],
    [phase('2027-01-01', '2027-12-31'), phase('2026-01-01', '2027-01-01'), 'startsOn'],
    [phase('2027-01-01', null), phase('2026-01-01', '2026-12-31'), null],
    [phase(null, '2026-12-31'), phase('2027-01-01', null), null],
    [phase(null, '2026-12-31'), phase(null, '2022-12-31'), 'startsOn'],
    [phase('2027-01-01', null), phase('2026-01-01', null), 'startsOn'],
    [phase('2025-01-01', null), phase('2026-01-01', null), 'endsOn'],
    [phase(null, null), phase('2026-01-01', '2026-12-31'), 'endsOn'],
  ])('%j beside %j meets it by its %s', (one, other, field) =>
    expect(refusalOf(() => requireNoOverlap(one, [other]))).toEqual(
      field === null ? null : ['fundingPhase.overlaps', field],
    ),
  );

  const day = fc.integer({ min: 0, max: 40 }).map((days) => addDays('2028-02-10', days));
  const period = fc
    .tuple(day, day)
    .map(([one, other]) => [one, other].sort())
    .map(([startsOn = '', endsOn = '']) => ({ startsOn, endsOn }));

  it('meets another one exactly when there is a day on which both hold, whichever is asked about', () =>
    fc.assert(
      fc.property(period, period, (one, other) => {
        const holds = ({ startsOn, endsOn }: typeof one, on: string) =>
          startsOn <= on && on <= endsOn;
        const days = Array.from({ length: 45 }, (_, after) => addDays('2028-02-10', after));
        const meets = days.some((on) => holds(one, on) && holds(other, on));
        expect(overlappingPhases(one, [other]).length === 1).toBe(meets);
        expect(overlappingPhases(other, [one]).length === 1).toBe(meets);
      }),
    ));

  it('never meets less when a date of it is not stated', () =>
    fc.assert(
      fc.property(
        period,
        period,
        fc.boolean(),
        fc.boolean(),
        (one, other, hidesStart, hidesEnd) => {
          const vague = phase(hidesStart ? null : one.startsOn, hidesEnd ? null : one.endsOn);
          if (overlappingPhases(one, [other]).length === 1)
            expect(overlappingPhases(vague, [other])).toHaveLength(1);
        },
      ),
    ));
});
