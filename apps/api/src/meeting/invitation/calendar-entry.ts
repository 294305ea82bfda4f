import {
  type MeetingTime,
  networkTimeZone,
  plannedEnd,
  type Response,
} from '@quartiersforum/domain';
import {
  default as createCalendar,
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalCalendarMethod,
  ICalEventStatus,
} from 'ical-generator';
import { tzlib_get_ical_block } from 'timezones-ical-library';
import type { CalendarMethod } from '../../core/mail/outbox-mail.entity';
import { NetworkTimeValue } from './network-time-value';

interface Mailbox {
  readonly name: string;
  readonly email: string;
}

export interface CalendarEntry extends MeetingTime {
  readonly method: CalendarMethod;
  /** The same for a meeting in every mail, so that calendars find the entry they have. */
  readonly uid: string;
  readonly sequence: number;
  readonly title: string;
  readonly place: string;
  readonly description: string;
  readonly organizer: Mailbox;
  readonly attendee: Mailbox & { readonly response: Response; readonly substitute: string | null };
  /** When what it says was last changed. */
  readonly changedAt: Date;
}

const statuses: Readonly<Record<Response, ICalAttendeeStatus>> = {
  open: ICalAttendeeStatus.NEEDSACTION,
  yes: ICalAttendeeStatus.ACCEPTED,
  no: ICalAttendeeStatus.DECLINED,
  substitute: ICalAttendeeStatus.DELEGATED,
};

/**
 * The calendar entry of one mail, as iCalendar (RFC 5545, 5546): who gets it is the only attendee, because addresses of others are
 * nobody else's business. A newcomer would name the calendar's time zone: the library then writes DTSTAMP without `Z`.
 */
export function calendarEntry(entry: CalendarEntry): string {
  const { organizer, attendee, startsAt } = entry;
  const calendar = createCalendar({
    prodId: { company: 'Quartiersforum', product: 'Treffen', language: 'DE' },
    method: ICalCalendarMethod[entry.method],
    timezone: { name: null, generator: timeZoneBlock },
  });
  const event = calendar.createEvent({
    id: entry.uid,
    sequence: entry.sequence,
    timezone: networkTimeZone,
    start: new NetworkTimeValue(new Date(startsAt)),
    end: new NetworkTimeValue(new Date(plannedEnd(entry))),
    stamp: new Date(),
    lastModified: entry.changedAt,
    summary: oneLine(entry.title),
    location: oneLine(entry.place),
    description: plain(entry.description),
    status: entry.method === 'CANCEL' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    organizer: { name: oneLine(organizer.name), email: oneLine(organizer.email) },
  });
  event.createAttendee({
    name: oneLine(attendee.name),
    email: oneLine(attendee.email),
    role: ICalAttendeeRole.REQ,
    rsvp: entry.method === 'REQUEST',
    status: statuses[attendee.response],
    ...(attendee.substitute !== null && { delegatedTo: oneLine(attendee.substitute) }),
  });
  return calendar.toString();
}

function timeZoneBlock(name: string): string {
  return tzlib_get_ical_block(name)[0] ?? '';
}

/** Controls have no place in a calendar; line feeds and tabs the library writes as it must. */
function plain(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n\t]/gu, '');
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
}
