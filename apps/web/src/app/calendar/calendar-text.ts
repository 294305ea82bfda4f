import type { CalendarEntry } from '@quartiersforum/domain';
import { clockText, dayText } from '../core/time/time-text';
import { calendarKinds, stateBadge } from './calendar-names';
import { deadlineKindNames } from './deadline-kind-names';
import type { MonthEntry } from './month-view/month-entry';

/** "Di, 12. Januar 2027, 10:00 bis 12:30 Uhr"; without the hours where it lasts all day. */
export function whenText({ day, startsAt, endsAt }: CalendarEntry): string {
  if (startsAt === null) return dayText(day);
  const hours =
    endsAt === null ? clockText(startsAt) : `${clockText(startsAt)} bis ${clockText(endsAt)}`;
  return `${dayText(day)}, ${hours} Uhr`;
}

/** "Stichtag: Antrag", "Förderung endet", "Treffen". */
export function kindText({ kind, deadlineKind }: CalendarEntry): string {
  const { name } = calendarKinds[kind];
  return deadlineKind === null ? name : `${name}: ${deadlineKindNames[deadlineKind]}`;
}

/** Where one reads more. */
export function entryAddress({ meetingId, callId, contactPointId }: CalendarEntry): string {
  if (meetingId !== null) return `/treffen/${meetingId}`;
  if (callId !== null) return `/foerderung/${callId}`;
  return `/netzwerk/anlaufstellen/${contactPointId ?? ''}`;
}

const tones = { meeting: 'accent', deadline: 'warning', fundingEnd: 'danger' } as const;

/** The same in the little room of a month. */
export function monthEntryOf(entry: CalendarEntry): MonthEntry {
  const { id, kind, day, title, startsAt, state, deadlineKind } = entry;
  const what = deadlineKind === null ? calendarKinds[kind].name : deadlineKindNames[deadlineKind];
  const isOff = state === 'cancelled' || state === 'postponed';
  return {
    id: `${kind}-${id}`,
    day,
    title,
    mark: [startsAt === null ? '' : clockText(startsAt), kind === 'meeting' ? '' : what]
      .filter(Boolean)
      .join(' '),
    note: stateBadge(kind, state)?.name ?? '',
    tone: isOff ? 'plain' : tones[kind],
    isOff,
    address: entryAddress(entry),
  };
}
