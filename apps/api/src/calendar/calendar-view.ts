import {
  type CalendarEntry,
  calendarStateOfDeadline,
  calendarStateOfFundingEnd,
  calendarStateOfMeeting,
  type CalendarState,
  networkInstant,
} from '@quartiersforum/domain';
import type { CalendarRow } from './calendar.queries';

/** The entry as of `today` (`YYYY-MM-DD` in Europe/Berlin). */
export function toCalendarEntry(row: CalendarRow, today: string): CalendarEntry {
  const { startsAt, endsAt } = timesOf(row);
  return {
    id: row.id,
    kind: row.kind,
    title: row.title,
    detail: row.detail,
    deadlineKind: row.deadlineKind,
    day: row.day,
    startsAt,
    endsAt,
    place: row.place,
    state: stateOf(row, today),
    isMine: row.isMine,
    meetingId: row.kind === 'meeting' ? row.ownerId : null,
    callId: row.kind === 'deadline' ? row.ownerId : null,
    contactPointId: row.kind === 'fundingEnd' ? row.ownerId : null,
  };
}

/** A meeting lasts; the time of a deadline is a moment; everything else is all day. */
function timesOf({ startsAt, durationMinutes, day, time }: CalendarRow) {
  if (startsAt !== null) {
    const end = startsAt.getTime() + (durationMinutes ?? 0) * 60_000;
    return { startsAt: startsAt.toISOString(), endsAt: new Date(end).toISOString() };
  }
  return { startsAt: time === null ? null : networkInstant(day, time), endsAt: null };
}

function stateOf(row: CalendarRow, today: string): CalendarState {
  if (row.isGone) return 'cancelled';
  if (row.meetingState !== null) return calendarStateOfMeeting[row.meetingState];
  if (row.kind === 'fundingEnd')
    return calendarStateOfFundingEnd({
      isProvisional: row.isUnsure,
      isExtensionInPreparation: false,
    });
  const { overrideKind, overrideSince } = row;
  const override =
    overrideKind === null || overrideSince === null
      ? null
      : { kind: overrideKind, since: overrideSince };
  return calendarStateOfDeadline({ day: row.day, isEstimated: row.isUnsure }, override, today);
}
