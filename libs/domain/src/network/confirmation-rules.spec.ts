import fc from 'fast-check';
import {
  type AskableEntry,
  confirmationRound,
  isConfirmationDue,
  isStale,
  staleBefore,
  staleDays,
} from './confirmation-rules';
import { addDays, daysBetween } from './network-time';

const day = fc.integer({ min: 0, max: 60_000 }).map((days) => addDays('1990-01-01', days));

describe('An entry of the register', () => {
  it.each([
    [null, true],
    ['2026-07-25', false],
    ['2026-07-24', true],
    ['2026-11-22', false],
    ['2026-11-23', false],
  ])('confirmed %s is stale on 22 November 2026: %s', (confirmedOn, expected) => {
    expect(isStale(confirmedOn, '2026-11-22')).toBe(expected);
  });

  it('is stale exactly when it was confirmed before the day that the lists ask for', () => {
    fc.assert(
      fc.property(day, day, (confirmedOn, today) => {
        expect(isStale(confirmedOn, today)).toBe(confirmedOn < staleBefore(today));
      }),
    );
  });
});

describe('The rounds of asking', () => {
  it.each([
    ['2027-01-03', '2026-Q4', '2026-10-05'],
    ['2027-01-04', '2027-Q1', '2027-01-04'],
    ['2027-04-04', '2027-Q1', '2027-01-04'],
    ['2027-04-05', '2027-Q2', '2027-04-05'],
    ['2028-12-31', '2028-Q4', '2028-10-02'],
    ['2029-01-01', '2029-Q1', '2029-01-01'],
  ])('on %s is %s, since %s', (today, name, startsOn) => {
    expect(confirmationRound(today)).toEqual({ name, startsOn });
  });

  it('begin on a Monday in the first week of a quarter and never lie ahead', () => {
    fc.assert(
      fc.property(day, (today) => {
        const { startsOn } = confirmationRound(today);
        expect(new Date(startsOn).getUTCDay()).toBe(1);
        expect(Number(startsOn.slice(8))).toBeLessThanOrEqual(7);
        const age = daysBetween(startsOn, today);
        expect(age).toBeGreaterThanOrEqual(0);
        expect(age).toBeLessThan(staleDays);
      }),
    );
  });
});

describe('A contact point', () => {
  const round = { name: '2027-Q1', startsOn: '2027-01-04' };
  const entry: AskableEntry = {
    ...{ enteredOn: '2020-05-01', confirmedOn: null, closedOn: null, isAsked: false },
  };

  it.each<[string, boolean, Partial<AskableEntry>]>([
    ['was never confirmed', true, {}],
    ['was confirmed in the round before', true, { confirmedOn: '2026-10-07' }],
    ['was confirmed five weeks before', true, { confirmedOn: '2026-12-06' }],
    ['was confirmed four weeks before', false, { confirmedOn: '2026-12-07' }],
    ['has confirmed since', false, { confirmedOn: '2027-01-11' }],
    ['was asked already', false, { isAsked: true }],
    ['is closed', false, { closedOn: '2026-12-31' }],
    ['was entered the week before', false, { enteredOn: '2026-12-28' }],
  ])('that %s is asked: %s', (_, expected, change) => {
    expect(isConfirmationDue({ ...entry, ...change }, round)).toBe(expected);
  });
});
