import { networkTimeZone } from '@quartiersforum/domain/rules';

const monthFormat = new Intl.DateTimeFormat('de-DE', {
  month: 'long',
  year: 'numeric',
  timeZone: networkTimeZone,
});

/** "Januar 2027" for `2027-01`. */
export function monthText(month: string): string {
  return monthFormat.format(new Date(`${month}-15T12:00:00Z`));
}

/** The month so many months after `month`, both `YYYY-MM`. */
export function addMonths(month: string, months: number): string {
  const date = new Date(`${month}-01T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + months);
  return date.toISOString().slice(0, 7);
}
