import { type MeetingTime, networkTimeZone, plannedEnd } from '@quartiersforum/domain';

const dayFormat = format({ weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' });
const clockFormat = format({ hour: '2-digit', minute: '2-digit' });

function format(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('de-DE', { ...options, timeZone: networkTimeZone });
}

/** "Di, 12. Januar 2027", in the network's time. */
export function dayText(instant: string): string {
  return dayFormat.format(new Date(instant)).replace('.,', ',');
}

/** "10:00", in the network's time. */
export function clockText(instant: string): string {
  return clockFormat.format(new Date(instant));
}

/** "Di, 12. Januar 2027, 10:00 bis 12:00 Uhr"; the last day too when it is another one. */
export function timeText(time: MeetingTime): string {
  const end = new Date(plannedEnd(time)).toISOString();
  const endDay = dayText(end) === dayText(time.startsAt) ? '' : `${dayText(end)}, `;
  return `${dayText(time.startsAt)}, ${clockText(time.startsAt)} bis ${endDay}${clockText(end)} Uhr`;
}
