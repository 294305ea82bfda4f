import { networkTimeZone } from '@quartiersforum/domain';

const dayFormat = new Intl.DateTimeFormat('de-DE', {
  ...{ weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' },
  timeZone: networkTimeZone,
});

/** A round of reminders writes the same days thousands of times, and to format one is slow. */
const dayTexts = new Map<string, string>();

/** "Mo, 7. Dezember 2026" of a day of the network, `YYYY-MM-DD`. Noon in UTC lies on the same day there, summer and winter. */
export function dayText(day: string): string {
  const text = dayTexts.get(day) ?? instantDayText(`${day}T12:00:00Z`);
  dayTexts.set(day, text);
  return text;
}

/** "Di, 12. Januar 2027" of an instant (ISO 8601), in the network's time. */
export function instantDayText(instant: string): string {
  return dayFormat.format(new Date(instant)).replace('.,', ',');
}
