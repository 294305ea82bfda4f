import { networkTimeZone } from '@quartiersforum/domain';
import { tzlib_get_ical_block } from 'timezones-ical-library';
import { type EventTime, timeLines, utcTime } from './calendar-time';
import { contentLine, oneLine, type Parameters, textValue } from './content-line';

/** Before an event: shows `text` so long before its beginning, as `-P1D`. */
export interface CalendarAlarm {
  readonly before: string;
  readonly text: string;
}

export interface Mailbox {
  readonly name: string;
  readonly email: string;
}

export interface CalendarFileEvent {
  /** The same for ever and everywhere, so that calendars find the entry they have. */
  readonly uid: string;
  /** Rises whenever the event is another one than before. Source: RFC 5546, 2.1.4. */
  readonly sequence: number;
  /** When what it says was last changed. */
  readonly changedAt: Date;
  /** When this was written down; left out: when it was changed. */
  readonly writtenAt?: Date;
  readonly time: EventTime;
  readonly title: string;
  readonly place?: string;
  readonly description?: string;
  readonly url?: string;
  readonly status: 'TENTATIVE' | 'CONFIRMED' | 'CANCELLED';
  readonly category?: string;
  /** It takes no time of whoever reads it. */
  readonly isFree?: boolean;
  readonly alarms?: readonly CalendarAlarm[];
  readonly organizer?: Mailbox;
  readonly attendee?: Mailbox & { readonly parameters: Parameters };
}

export interface CalendarFile {
  /** What the calendar is called in the programs that subscribe to it. */
  readonly name?: string;
  /** How long a subscriber may wait before it asks again, as `PT1H`; a hint. Source: RFC 7986, 5.7. */
  readonly refreshAfter?: string;
  /** Only in mails: what the receiver shall do. */
  readonly method?: string;
  readonly events: Iterable<CalendarFileEvent>;
}

/**
 * Events as iCalendar (RFC 5545, 7986): invitations by mail, single files, feeds. The one writer of this format in the product, because
 * what is inside comes from people: it passes `textValue` or `oneLine` here and nowhere else.
 */
export function calendarFile({ name, refreshAfter, method, events }: CalendarFile): string {
  const parts = [
    'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Quartiersforum//Kalender//DE\r\nCALSCALE:GREGORIAN\r\n',
    method === undefined ? '' : contentLine('METHOD', method),
  ];
  if (name !== undefined)
    // Apple and Google know the name that came before RFC 7986.
    for (const property of ['NAME', 'X-WR-CALNAME'])
      parts.push(contentLine(property, textValue(oneLine(name))));
  if (refreshAfter !== undefined)
    parts.push(
      contentLine('REFRESH-INTERVAL', refreshAfter, { VALUE: 'DURATION' }),
      contentLine('X-PUBLISHED-TTL', refreshAfter),
    );
  parts.push(timeZone());
  for (const event of events) parts.push(eventLines(event));
  parts.push('END:VCALENDAR\r\n');
  return parts.join('');
}

function eventLines(event: CalendarFileEvent): string {
  const { place, description, url, category, organizer, attendee } = event;
  const lines = [
    'BEGIN:VEVENT\r\n',
    contentLine('UID', oneLine(event.uid)),
    contentLine('SEQUENCE', String(event.sequence)),
    contentLine('DTSTAMP', utcTime(event.writtenAt ?? event.changedAt)),
    contentLine('LAST-MODIFIED', utcTime(event.changedAt)),
    timeLines(event.time),
    contentLine('SUMMARY', textValue(oneLine(event.title))),
    contentLine('STATUS', event.status),
  ];
  if (place !== undefined && place !== '')
    lines.push(contentLine('LOCATION', textValue(oneLine(place))));
  if (description !== undefined && description !== '')
    lines.push(contentLine('DESCRIPTION', textValue(description)));
  if (url !== undefined) lines.push(contentLine('URL', new URL(url).href));
  if (category !== undefined) lines.push(contentLine('CATEGORIES', textValue(oneLine(category))));
  if (event.isFree === true) lines.push('TRANSP:TRANSPARENT\r\n');
  if (organizer !== undefined)
    lines.push(contentLine('ORGANIZER', mailto(organizer.email), { CN: organizer.name }));
  if (attendee !== undefined)
    lines.push(
      contentLine('ATTENDEE', mailto(attendee.email), {
        CN: attendee.name,
        ...attendee.parameters,
      }),
    );
  for (const alarm of event.alarms ?? []) lines.push(alarmLines(alarm));
  lines.push('END:VEVENT\r\n');
  return lines.join('');
}

function alarmLines({ before, text }: CalendarAlarm): string {
  return `BEGIN:VALARM\r\nACTION:DISPLAY\r\n${contentLine('TRIGGER', before)}${contentLine(
    'DESCRIPTION',
    textValue(oneLine(text)),
  )}END:VALARM\r\n`;
}

/** An address as a value; also for parameters that name people. */
export function mailto(email: string): string {
  return `mailto:${oneLine(email).replaceAll(' ', '')}`;
}

/** Rules of the network's time zone; without them calendars shift events by its distance from UTC. */
function timeZone(): string {
  const [block = ''] = tzlib_get_ical_block(networkTimeZone);
  return `${block.trim().replace(/\r?\n/g, '\r\n')}\r\n`;
}
