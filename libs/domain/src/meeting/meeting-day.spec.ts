import { isStartDue } from './meeting-day';

describe('The start of a meeting', () => {
  const startsAt = '2027-01-12T09:00:00.000Z';

  it.each([
    ['weeks before', '2026-11-22T12:00:00Z', false],
    ['a minute before its day begins in Bottrop', '2027-01-11T22:59:00Z', false],
    ['as its day begins in Bottrop', '2027-01-11T23:00:00Z', true],
    ['while everybody waits for it', '2027-01-12T09:20:00Z', true],
    ['when it was forgotten', '2027-01-14T09:00:00Z', true],
  ])('%s', (_when, now, isDue) => {
    expect(isStartDue(startsAt, new Date(now))).toBe(isDue);
  });
});
