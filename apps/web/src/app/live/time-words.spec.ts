import { clockText, countText, durationText } from './time-words';

describe('Times of a meeting', () => {
  it('are counted in minutes and seconds, and in hours where there are any', () => {
    expect([400, 59, 0, -130, 3726].map(countText)).toEqual([
      ...['06:40', '00:59', '00:00', '02:10', '1:02:06'],
    ]);
  });

  it('are said as people say them', () => {
    expect([1200, 60, 89, 40.4, 1, -150].map(durationText)).toEqual([
      ...['20 Minuten', '1 Minute', '1 Minute', '40 Sekunden', '1 Sekunde', '3 Minuten'],
    ]);
  });

  it('are on the clock of the hall, wherever the device thinks it is', () => {
    expect(clockText('2027-01-12T09:55:00Z')).toBe('10:55');
    expect(clockText(Date.parse('2027-07-13T08:55:00Z'))).toBe('10:55');
  });
});
