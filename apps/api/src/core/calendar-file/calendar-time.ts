import { addDays, networkDayAndTime, networkTimeZone } from '@quartiersforum/domain';
import { contentLine } from './content-line';

/** A moment or a stretch of time, both in UTC, or a whole day in Europe/Berlin. */
export type EventTime =
  { readonly startsAt: string; readonly endsAt: string | null } | { readonly day: string };

/** Beginning and end of an event as properties. */
export function timeLines(time: EventTime): string {
  if ('day' in time)
    return (
      contentLine('DTSTART', digits(time.day), { VALUE: 'DATE' }) +
      // The end of a whole day is the first day that is not in it.
      contentLine('DTEND', digits(addDays(time.day, 1)), { VALUE: 'DATE' })
    );
  const end = time.endsAt === null ? '' : instantLine('DTEND', time.endsAt);
  return instantLine('DTSTART', time.startsAt) + end;
}

/** An instant as `YYYYMMDDTHHMMSSZ`. */
export function utcTime(instant: Date): string {
  return `${digits(instant.toISOString().slice(0, 19))}Z`;
}

/**
 * Wall clock with its zone, so that a calendar keeps the hour. Which of the two equal hours in autumn is meant, calendars guess
 * differently: what lies in them is written in UTC.
 */
function instantLine(name: string, instant: string): string {
  const wall = wallClock(instant);
  const isTwice = [-hour, hour].some((away) => wallClock(later(instant, away)) === wall);
  if (isTwice) return contentLine(name, utcTime(new Date(instant)));
  return contentLine(name, wall, { TZID: networkTimeZone });
}

const hour = 3_600_000;

function later(instant: string, milliseconds: number): string {
  return new Date(Date.parse(instant) + milliseconds).toISOString();
}

function wallClock(instant: string): string {
  const { day, time } = networkDayAndTime(instant);
  return `${digits(day)}T${digits(time)}${instant.slice(17, 19)}`;
}

function digits(text: string): string {
  return text.replace(/[-:]/g, '');
}
