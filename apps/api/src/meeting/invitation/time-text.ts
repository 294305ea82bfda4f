import { type MeetingTime, networkTimeZone, plannedEnd } from '@quartiersforum/domain';
import { instantDayText } from '../../core/time/day-text';

const clockFormat = new Intl.DateTimeFormat('de-DE', {
  ...{ hour: '2-digit', minute: '2-digit' },
  timeZone: networkTimeZone,
});

/** "10:00", in the network's time. */
export function clockText(instant: string): string {
  return clockFormat.format(new Date(instant));
}

/** "Di, 12. Januar 2027, 10:00 bis 12:00 Uhr"; the last day too when it is another one. */
export function timeText(time: MeetingTime): string {
  const end = new Date(plannedEnd(time)).toISOString();
  const endDay =
    instantDayText(end) === instantDayText(time.startsAt) ? '' : `${instantDayText(end)}, `;
  return `${instantDayText(time.startsAt)}, ${clockText(time.startsAt)} bis ${endDay}${clockText(end)} Uhr`;
}
