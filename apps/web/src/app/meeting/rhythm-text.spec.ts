import { rhythmText } from './rhythm-text';

const quarterly = { every: 'quarter', ordinal: 2, weekday: 2, month: 10, time: '10:00' } as const;

describe('A rhythm in words', () => {
  it.each([
    [
      quarterly,
      'jedes Quartal am zweiten Dienstag (Januar, April, Juli, Oktober) um 10:00 Uhr',
    ] as const,
    [
      { ...quarterly, every: 'year', ordinal: -1, weekday: 5 } as const,
      'jedes Jahr am letzten Freitag im Oktober um 10:00 Uhr',
    ] as const,
    [
      { ...quarterly, every: 'month' } as const,
      'jeden Monat am zweiten Dienstag um 10:00 Uhr',
    ] as const,
  ])('says day, months and time', (rhythm, text) => {
    expect(rhythmText(rhythm)).toBe(text);
  });
});
