const words = new Intl.RelativeTimeFormat('de-DE', { numeric: 'auto' });
const dayInMs = 86_400_000;

/** "heute", "gestern", "in 3 Tagen", "vor 2 Monaten": the distance of two days (`YYYY-MM-DD`) in the largest fitting unit. */
export function relativeDayText(day: string, today: string): string {
  const days = Math.round((Date.parse(day) - Date.parse(today)) / dayInMs);
  const distance = Math.abs(days);
  if (distance < 14) return words.format(days, 'day');
  if (distance < 60) return words.format(Math.trunc(days / 7), 'week');
  if (distance < 730) return words.format(Math.trunc(days / 30.44), 'month');
  return words.format(Math.trunc(days / 365.25), 'year');
}

/** "gerade eben", "vor 5 Minuten", "vor 3 Stunden", then days. Both are instants (ISO 8601). */
export function relativeMomentText(instant: string, now: Date): string {
  const seconds = Math.round((Date.parse(instant) - now.getTime()) / 1000);
  if (Math.abs(seconds) < 60) return 'gerade eben';
  if (Math.abs(seconds) < 3600) return words.format(Math.trunc(seconds / 60), 'minute');
  if (Math.abs(seconds) < 86_400) return words.format(Math.trunc(seconds / 3600), 'hour');
  return relativeDayText(instant.slice(0, 10), now.toISOString().slice(0, 10));
}
