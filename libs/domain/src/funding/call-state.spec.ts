import fc from 'fast-check';
import { addDays, networkDay } from '../network/network-time';
import {
  type CallDates,
  callState,
  closingSoonDays,
  daysLeft,
  deadlineEnd,
  nextDeadline,
} from './call-state';
import { callModeSchema, deadlineKindSchema } from './funding';

const deadline = (day: string, time: string | null = null, kind = 'application' as const) => ({
  kind,
  day,
  time,
});
const call = (change: Partial<CallDates> = {}): CallDates => ({
  mode: 'fixed',
  opensOn: null,
  deadlines: [deadline('2027-01-31')],
  override: null,
  ...change,
});
const at = (instant: string) => new Date(instant);

describe('The state of a call', () => {
  it.each([
    ['the last second of its day', '2027-01-31T22:59:59Z', 'closingSoon'],
    ['midnight in Berlin', '2027-01-31T23:00:00Z', 'closed'],
  ])('holds until the end of the deadline’s day, in winter: %s', (_, instant, state) => {
    expect(callState(call(), at(instant))).toBe(state);
  });

  it.each([
    ['before midnight in summer time', '2027-07-21T21:59:59Z', 'closingSoon'],
    ['midnight in summer time', '2027-07-21T22:00:00Z', 'closed'],
  ])('and in summer: %s', (_, instant, state) => {
    expect(callState(call({ deadlines: [deadline('2027-07-21')] }), at(instant))).toBe(state);
  });

  it.each([
    ['the 23-hour day', '2027-03-28', '2027-03-28T21:59:59Z', '2027-03-28T22:00:00Z'],
    ['the 25-hour day', '2026-10-25', '2026-10-25T22:59:59Z', '2026-10-25T23:00:00Z'],
    ['29 February', '2028-02-29', '2028-02-29T22:59:59Z', '2028-02-29T23:00:00Z'],
  ])('counts the whole of %s', (_, day, last, first) => {
    const dates = call({ deadlines: [deadline(day)] });
    expect(callState(dates, at(last))).toBe('closingSoon');
    expect(callState(dates, at(first))).toBe('closed');
  });

  it('counts the minute that is named', () => {
    const dates = call({ deadlines: [deadline('2027-01-31', '12:00')] });
    expect(callState(dates, at('2027-01-31T11:00:59Z'))).toBe('closingSoon');
    expect(callState(dates, at('2027-01-31T11:01:00Z'))).toBe('closed');
  });

  it('is announced before its first day, and open or closing soon after it', () => {
    const dates = call({ opensOn: '2026-12-01' });
    expect(callState(dates, at('2026-11-30T22:59:59Z'))).toBe('announced');
    expect(callState(dates, at('2026-11-30T23:00:00Z'))).toBe('open');
    expect(callState(dates, at('2027-01-03T12:00:00Z'))).toBe('closingSoon');
  });

  it('is open without deadlines, unless applications need a separate call', () => {
    expect(callState(call({ mode: 'continuous', deadlines: [] }), at('2027-01-01T00:00:00Z'))).toBe(
      'open',
    );
    expect(
      callState(call({ mode: 'onSeparateCall', deadlines: [] }), at('2027-01-01T00:00:00Z')),
    ).toBe('announced');
  });

  it('waits for the next year after the yearly close of a continuous call', () => {
    const dates = call({ mode: 'continuousYearly', deadlines: [deadline('2026-10-23')] });
    expect(callState(dates, at('2026-10-23T12:00:00Z'))).toBe('closingSoon');
    expect(callState(dates, at('2026-10-24T12:00:00Z'))).toBe('announced');
  });

  it('closes a call in two stages with the sketches', () => {
    const dates = call({
      mode: 'twoStage',
      deadlines: [
        { kind: 'sketch', day: '2027-01-31', time: null },
        { kind: 'application', day: '2027-06-30', time: null },
      ],
    });
    expect(nextDeadline(dates, at('2027-01-01T12:00:00Z'))?.day).toBe('2027-01-31');
    expect(callState(dates, at('2027-02-01T12:00:00Z'))).toBe('closed');
  });

  it('is what people say from their day on', () => {
    const closed = call({ override: { kind: 'closedEarly', since: '2027-01-15' } });
    expect(callState(closed, at('2027-01-14T22:59:59Z'))).toBe('closingSoon');
    expect(callState(closed, at('2027-01-14T23:00:00Z'))).toBe('closed');
    expect(
      callState(
        call({ override: { kind: 'suspended', since: '2020-01-01' } }),
        at('2027-01-01T00:00:00Z'),
      ),
    ).toBe('suspended');
  });
});

const days = fc.integer({ min: 0, max: 2_000 }).map((days) => addDays('2024-01-01', days));
const times = fc.option(
  fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`),
);
const calls: fc.Arbitrary<CallDates> = fc.record({
  mode: fc.constantFrom(...callModeSchema.options),
  opensOn: fc.option(days),
  deadlines: fc.array(
    fc.record({ kind: fc.constantFrom(...deadlineKindSchema.options), day: days, time: times }),
    { maxLength: 4 },
  ),
  override: fc.constant(null),
});
const instants = fc
  .integer({ min: Date.UTC(2023, 11, 1), max: Date.UTC(2030, 0, 1) })
  .map((milliseconds) => new Date(milliseconds));

describe('The state of any call at any instant', () => {
  it('is closed only when every deadline that decides is over, and then has none left', () => {
    fc.assert(
      fc.property(calls, instants, (dates, instant) => {
        const state = callState(dates, instant);
        if (state === 'closed') expect(nextDeadline(dates, instant)).toBeNull();
        if (
          dates.deadlines.length > 0 &&
          dates.deadlines.every((one) => instant >= deadlineEnd(one))
        )
          expect(['closed', 'announced']).toContain(state);
        if (state === 'open' || state === 'closingSoon')
          expect(dates.opensOn === null || dates.opensOn <= networkDay(instant)).toBe(true);
      }),
    );
  });

  it('closes soon exactly within the last four weeks, and never counts below zero', () => {
    fc.assert(
      fc.property(calls, instants, (dates, instant) => {
        const next = nextDeadline(dates, instant);
        if (next === null) return;
        const left = daysLeft(next, instant);
        expect(left).toBeGreaterThanOrEqual(0);
        const state = callState(dates, instant);
        if (state !== 'announced') expect(state === 'closingSoon').toBe(left <= closingSoonDays);
      }),
    );
  });

  it('never opens again by the mere passing of time once it is closed', () => {
    fc.assert(
      fc.property(calls, instants, fc.integer({ min: 0, max: 400 }), (dates, instant, later) => {
        if (callState(dates, instant) !== 'closed') return;
        expect(callState(dates, new Date(instant.getTime() + later * 86_400_000))).toBe('closed');
      }),
    );
  });
});
