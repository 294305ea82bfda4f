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

/** The day before `day`, both `YYYY-MM-DD`. */
export function previousDay(day: string): string {
  return addDays(day, -1);
}

/** The last day of `month` (`YYYY-MM`), as `YYYY-MM-DD`. */
export function lastDayOfMonth(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  // Day 0 of the following month is the last one of this month; months count from 0 here.
  return utcDay(new Date(Date.UTC(year, number, 0)));
}

/** The day so many days after `day`, before it when negative; both `YYYY-MM-DD`. */
export function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return utcDay(date);
}

/** How many days `to` lies after `from`, both `YYYY-MM-DD`; negative when it lies before. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

function utcDay(date: Date): string {
  return date.toISOString().slice(0, 10);
}
