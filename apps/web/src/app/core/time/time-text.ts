import { networkTimeZone } from '@quartiersforum/domain/rules';

const dayFormat = format({ weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' });
const shortDayFormat = format({ day: 'numeric', month: 'long', year: 'numeric' });
const clockFormat = format({ hour: '2-digit', minute: '2-digit' });

function format(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('de-DE', { ...options, timeZone: networkTimeZone });
}

/** "Di, 12. Januar 2027". Takes an instant (ISO 8601) or a day of the network (`YYYY-MM-DD`). */
export function dayText(value: string): string {
  return dayFormat.format(instantOf(value)).replace('.,', ',');
}

/** "12. Januar 2027", where the weekday says nothing, as for the end of a funding. */
export function plainDayText(value: string): string {
  return shortDayFormat.format(instantOf(value));
}

/** "Di, 12. Januar 2027, 10:00 Uhr", in the network's time. */
export function momentText(instant: string): string {
  return `${dayText(instant)}, ${clockText(instant)} Uhr`;
}

/** "10:00", in the network's time. */
export function clockText(instant: string): string {
  return clockFormat.format(new Date(instant));
}

/** Noon in UTC lies on the same day in the network's time zone, summer and winter. */
function instantOf(value: string): Date {
  return new Date(value.length === 10 ? `${value}T12:00:00Z` : value);
}
