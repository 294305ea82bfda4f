/** Time zone of the network; every date without a time is a day there. */
export const networkTimeZone = 'Europe/Berlin';

const dayFormat = new Intl.DateTimeFormat('en-CA', {
  timeZone: networkTimeZone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The calendar day in the network's time zone at `instant`, as `YYYY-MM-DD`. */
export function networkDay(instant: Date): string {
  return dayFormat.format(instant);
}
