import { type MeetingTime, plannedEnd, type Response } from '@quartiersforum/domain';
import { calendarFile, type Mailbox, mailto } from '../../core/calendar-file/calendar-file';
import type { CalendarMethod } from '../../core/mail/outbox-mail.entity';

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

const participation: Readonly<Record<Response, string>> = {
  open: 'NEEDS-ACTION',
  yes: 'ACCEPTED',
  no: 'DECLINED',
  substitute: 'DELEGATED',
};

/**
 * The calendar entry of one mail (RFC 5546): who gets it is the only attendee, because addresses of others are nobody else's business.
 */
export function calendarEntry(entry: CalendarEntry): string {
  const { method, attendee, startsAt } = entry;
  const { name, email, response, substitute } = attendee;
  return calendarFile({
    method,
    events: [
      {
        uid: entry.uid,
        sequence: entry.sequence,
        changedAt: entry.changedAt,
        writtenAt: new Date(),
        time: { startsAt, endsAt: new Date(plannedEnd(entry)).toISOString() },
        title: entry.title,
        place: entry.place,
        description: entry.description,
        status: method === 'CANCEL' ? 'CANCELLED' : 'CONFIRMED',
        organizer: entry.organizer,
        attendee: {
          ...{ name, email },
          parameters: {
            ROLE: 'REQ-PARTICIPANT',
            PARTSTAT: participation[response],
            RSVP: method === 'REQUEST' ? 'TRUE' : 'FALSE',
            ...(substitute !== null && { 'DELEGATED-TO': mailto(substitute) }),
          },
        },
      },
    ],
  });
}
