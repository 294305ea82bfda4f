import type { MeetingRhythm } from '@quartiersforum/domain';
import { nextDates } from './series-dates';

const quarterly: MeetingRhythm = {
  ...{ every: 'quarter', ordinal: 2, weekday: 2, month: 1, time: '10:00' },
};
const inBerlin = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Berlin',
  dateStyle: 'short',
  timeStyle: 'short',
});
const shown = (rhythm: MeetingRhythm, after: string, count = 4) =>
  nextDates(rhythm, new Date(after), count).map((date) => inBerlin.format(date));

describe('A series that meets on the second Tuesday of each quarter at 10:00', () => {
  it('meets at 10:00 by the clock on the wall, in winter and in summer', () => {
    const dates = nextDates(quarterly, new Date('2026-11-22T12:00:00Z'), 4);
    expect(dates.map((date) => date.toISOString())).toEqual([
      '2027-01-12T09:00:00.000Z',
      '2027-04-13T08:00:00.000Z',
      '2027-07-13T08:00:00.000Z',
      '2027-10-12T08:00:00.000Z',
    ]);
  });

  it('does not propose a date that is over, nor the one that begins now', () => {
    expect(shown(quarterly, '2027-01-12T08:59:59Z', 1)).toEqual(['2027-01-12 10:00']);
    expect(shown(quarterly, '2027-01-12T09:00:00Z', 1)).toEqual(['2027-04-13 10:00']);
  });

  it('may be counted from any of its months', () => {
    for (const month of [1, 4, 7, 10])
      expect(shown({ ...quarterly, month }, '2026-11-22T12:00:00Z')).toEqual([
        ...['2027-01-12 10:00', '2027-04-13 10:00', '2027-07-13 10:00', '2027-10-12 10:00'],
      ]);
    expect(shown({ ...quarterly, month: 3 }, '2026-11-22T12:00:00Z', 2)).toEqual([
      '2026-12-08 10:00',
      '2027-03-09 10:00',
    ]);
  });
});

describe('A series that meets', () => {
  it('on the last Sunday of each month keeps its time on the days when the clocks change', () => {
    const monthly: MeetingRhythm = {
      ...{ every: 'month', ordinal: -1, weekday: 7, month: 5, time: '14:30' },
    };
    expect(shown(monthly, '2027-02-28T20:00:00Z', 8)).toEqual([
      ...['2027-03-28 14:30', '2027-04-25 14:30', '2027-05-30 14:30', '2027-06-27 14:30'],
      ...['2027-07-25 14:30', '2027-08-29 14:30', '2027-09-26 14:30', '2027-10-31 14:30'],
    ]);
    const dates = nextDates(monthly, new Date('2027-02-28T20:00:00Z'), 8);
    expect([dates[0], dates[7]].map((date) => date?.toISOString())).toEqual([
      '2027-03-28T12:30:00.000Z',
      '2027-10-31T13:30:00.000Z',
    ]);
  });

  it('once a year has the next years ready', () => {
    const yearly: MeetingRhythm = {
      ...{ every: 'year', ordinal: 1, weekday: 4, month: 6, time: '09:00' },
    };
    expect(shown(yearly, '2026-11-22T12:00:00Z')).toEqual([
      ...['2027-06-03 09:00', '2028-06-01 09:00', '2029-06-07 09:00', '2030-06-06 09:00'],
    ]);
  });
});
