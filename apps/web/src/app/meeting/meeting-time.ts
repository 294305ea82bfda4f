import type { MeetingSummary } from '@quartiersforum/domain';
import { clockText, dayText } from '../core/time/time-text';

type Time = Pick<MeetingSummary, 'startsAt' | 'durationMinutes'>;

/** When it is planned to be over (ISO 8601). */
export function plannedEnd({ startsAt, durationMinutes }: Time): string {
  return new Date(Date.parse(startsAt) + durationMinutes * 60_000).toISOString();
}

/** "10:00 bis 12:30 Uhr". */
export function hoursText(time: Time): string {
  return `${clockText(time.startsAt)} bis ${clockText(plannedEnd(time))} Uhr`;
}

/** "Di, 12. Januar 2027, 10:00 bis 12:30 Uhr"; of a meeting whose date was taken back that there is none yet. */
export function meetingTimeText(meeting: Time & Pick<MeetingSummary, 'state'>): string {
  if (meeting.state === 'moved') return 'Neuer Termin folgt';
  return `${dayText(meeting.startsAt)}, ${hoursText(meeting)}`;
}
