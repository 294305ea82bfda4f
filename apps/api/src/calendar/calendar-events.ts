import type { CalendarEntry, CalendarState } from '@quartiersforum/domain';
import type { CalendarFileEvent } from '../core/calendar-file/calendar-file';
import { alarmsOf, categoryNames, descriptionText, titleText } from './calendar-texts';
import { toCalendarEntry } from './calendar-view';
import type { CalendarRow } from './calendar.queries';

const statuses: Readonly<Record<CalendarState, CalendarFileEvent['status']>> = {
  tentative: 'TENTATIVE',
  confirmed: 'CONFIRMED',
  // A calendar knows no date that is open; what it shows must not be relied on.
  postponed: 'CANCELLED',
  cancelled: 'CANCELLED',
};

/**
 * A dated thing for other calendars. Its UID is the same in every file, feed and mail; a newcomer would make one for each feed, and
 * whoever subscribes and is invited would have the meeting twice.
 */
export function toCalendarFileEvent(
  row: CalendarRow,
  { today, publicUrl }: { readonly today: string; readonly publicUrl: string },
): CalendarFileEvent {
  const entry = toCalendarEntry(row, today);
  const { day, startsAt, endsAt } = entry;
  const title = titleText(entry);
  const url = publicUrl + pageOf(entry);
  return {
    uid: `${entry.id}@${new URL(publicUrl).hostname}`,
    sequence: row.sequence,
    changedAt: row.changedAt,
    time: startsAt === null ? { day } : { startsAt, endsAt },
    title,
    place: entry.place ?? '',
    description: descriptionText(entry, url),
    url,
    status: statuses[entry.state],
    category: categoryNames[entry.kind],
    isFree: entry.kind !== 'meeting',
    alarms: alarmsOf(entry, title),
  };
}

function pageOf({ meetingId, callId, contactPointId }: CalendarEntry): string {
  if (meetingId !== null) return `/treffen/${meetingId}`;
  if (callId !== null) return `/foerderung/${callId}`;
  return `/netzwerk/anlaufstellen/${contactPointId}`;
}
