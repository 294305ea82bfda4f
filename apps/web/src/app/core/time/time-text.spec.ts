import { dayText, momentText, plainDayText } from './time-text';
import { relativeDayText, relativeMomentText } from './relative-text';

describe('A date', () => {
  it('reads with weekday, month and the time in the network, winter and summer', () => {
    expect(momentText('2027-01-12T09:00:00Z')).toBe('Di, 12. Januar 2027, 10:00 Uhr');
    expect(momentText('2027-07-13T08:00:00Z')).toBe('Di, 13. Juli 2027, 10:00 Uhr');
  });

  it('belongs to the day in the network, not in London', () => {
    expect(dayText('2026-12-31T23:30:00Z')).toBe('Fr, 1. Januar 2027');
  });

  it('without a time stays the day that it is', () => {
    expect(dayText('2020-12-31')).toBe('Do, 31. Dezember 2020');
    expect(plainDayText('2021-06-30')).toBe('30. Juni 2021');
  });
});

describe('A distance in time', () => {
  it.each([
    ['2026-11-22', 'heute'],
    ['2026-11-23', 'morgen'],
    ['2026-11-21', 'gestern'],
    ['2026-11-25', 'in 3 Tagen'],
    ['2026-12-10', 'in 2 Wochen'],
    ['2027-02-22', 'in 3 Monaten'],
    ['2020-12-31', 'vor 5 Jahren'],
  ])('from 22 November 2026 to %s reads "%s"', (day, text) => {
    expect(relativeDayText(day, '2026-11-22')).toBe(text);
  });

  it.each([
    ['2026-11-22T11:59:30Z', 'gerade eben'],
    ['2026-11-22T11:55:00Z', 'vor 5 Minuten'],
    ['2026-11-22T09:00:00Z', 'vor 3 Stunden'],
    ['2026-11-20T12:00:00Z', 'vorgestern'],
  ])('from noon to %s reads "%s"', (instant, text) => {
    expect(relativeMomentText(instant, new Date('2026-11-22T12:00:00Z'))).toBe(text);
  });
});
