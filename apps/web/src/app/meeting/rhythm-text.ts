import type { MeetingRhythm } from '@quartiersforum/domain';

export const weekdayNames = [
  'Montag',
  'Dienstag',
  'Mittwoch',
  'Donnerstag',
  'Freitag',
  'Samstag',
  'Sonntag',
] as const;
export const monthNames = [
  'Januar',
  'Februar',
  'März',
  'April',
  'Mai',
  'Juni',
  'Juli',
  'August',
  'September',
  'Oktober',
  'November',
  'Dezember',
] as const;
export const ordinalNames: Readonly<Record<MeetingRhythm['ordinal'], string>> = {
  1: 'ersten',
  2: 'zweiten',
  3: 'dritten',
  4: 'vierten',
  [-1]: 'letzten',
};

/**
 * When a series meets, in words: "jedes Quartal am zweiten Dienstag (Januar, April, Juli, Oktober) um 10:00 Uhr".
 */
export function rhythmText(rhythm: MeetingRhythm): string {
  const day = `am ${ordinalNames[rhythm.ordinal]} ${weekdayNames[rhythm.weekday - 1] ?? ''}`;
  const time = `um ${rhythm.time} Uhr`;
  switch (rhythm.every) {
    case 'month':
      return `jeden Monat ${day} ${time}`;
    case 'quarter':
      return `jedes Quartal ${day} (${quarterMonths(rhythm.month).join(', ')}) ${time}`;
    case 'year':
      return `jedes Jahr ${day} im ${monthNames[rhythm.month - 1] ?? ''} ${time}`;
  }
}

/** The four months in which a quarterly series meets that meets in `month` (1–12), in the order of the year. */
export function quarterMonths(month: number): string[] {
  const first = (month - 1) % 3;
  return monthNames.filter((_, index) => index % 3 === first);
}
