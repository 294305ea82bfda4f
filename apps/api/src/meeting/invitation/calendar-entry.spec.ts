import fc from 'fast-check';
import ICAL from 'ical.js';
import { calendarEntry, type CalendarEntry } from './calendar-entry';

const entry: CalendarEntry = {
  method: 'REQUEST',
  uid: '4f3ad2a4-52f4-4d2c-9c39-6f0a4de1a111@forum.example.org',
  sequence: 3,
  title: 'Austauschtreffen Quartiersarbeit',
  startsAt: '2027-01-12T09:00:00.000Z',
  durationMinutes: 120,
  place: 'Rathaus, Großer Sitzungssaal; 2. Etage',
  description: 'Antworten:\nhttps://forum.example.org/antwort/abc',
  organizer: { name: 'Quartiersforum', email: 'forum@example.org' },
  attendee: {
    ...{ name: 'Quartiersarbeit Boy', email: 'boy@example.org' },
    ...{ response: 'open', substitute: null },
  },
  changedAt: new Date('2026-12-01T08:30:00Z'),
};
const properties = [
  ...['uid', 'sequence', 'dtstamp', 'dtstart', 'dtend', 'summary', 'location'],
  ...['description', 'organizer', 'attendee', 'status', 'last-modified'],
];
const parse = (changes: Partial<CalendarEntry> = {}) => {
  const calendar = new ICAL.Component(
    ICAL.parse(calendarEntry({ ...entry, ...changes })) as unknown[],
  );
  const event = calendar.getFirstSubcomponent('vevent');
  if (event === null) throw new Error('there is no event');
  return { calendar, event, text: (name: string) => String(event.getFirstPropertyValue(name)) };
};

describe('a calendar entry', () => {
  it('asks one person, in the name of the network, for one meeting', () => {
    const { calendar, event, text } = parse();
    expect(calendar.getFirstPropertyValue('method')).toBe('REQUEST');
    expect([text('uid'), text('sequence'), text('status')]).toEqual([entry.uid, '3', 'CONFIRMED']);
    expect([text('summary'), text('location'), text('description')]).toEqual([
      entry.title,
      entry.place,
      entry.description,
    ]);
    expect(text('organizer').toLowerCase()).toBe('mailto:forum@example.org');
    const attendees = event.getAllProperties('attendee');
    expect(attendees.map((attendee) => String(attendee.getFirstValue()).toLowerCase())).toEqual([
      'mailto:boy@example.org',
    ]);
    expect(['cn', 'rsvp', 'partstat'].map((name) => attendees[0]?.getFirstParameter(name))).toEqual(
      [...['Quartiersarbeit Boy', 'TRUE', 'NEEDS-ACTION']],
    );
  });

  it.each([
    ['in winter', '2027-01-12T09:00:00.000Z', '2027-01-12T10:00:00', 3_600],
    ['in summer', '2027-07-13T08:00:00.000Z', '2027-07-13T10:00:00', 7_200],
    ['before the clock goes back', '2027-10-30T23:59:00.000Z', '2027-10-31T01:59:00', 7_200],
    ['after the clock went back', '2027-10-31T02:00:00.000Z', '2027-10-31T03:00:00', 3_600],
    ['in the first hour of summer time', '2027-03-28T01:00:00.000Z', '2027-03-28T03:00:00', 7_200],
    ['at midnight', '2027-01-11T23:00:00.000Z', '2027-01-12T00:00:00', 3_600],
  ])(
    '%s is at the hour of the network, with its time zone beside it',
    (_, startsAt, wall, offset) => {
      const { calendar, event } = parse({ startsAt });
      const zone = calendar.getFirstSubcomponent('vtimezone');
      expect(zone?.getFirstPropertyValue('tzid')).toBe('Europe/Berlin');
      const start = event.getFirstPropertyValue('dtstart') as ICAL.Time;
      expect(event.getFirstProperty('dtstart')?.getFirstParameter('tzid')).toBe('Europe/Berlin');
      expect(start.toString()).toBe(wall);
      start.zone = new ICAL.Timezone(zone ?? undefined);
      expect(start.utcOffset()).toBe(offset);
      expect(start.toJSDate().toISOString()).toBe(startsAt);
    },
  );

  it('ends when the meeting does, over the change of the clock', () => {
    const { event } = parse({ startsAt: '2027-03-28T00:00:00.000Z', durationMinutes: 120 });
    expect(String(event.getFirstPropertyValue('dtend'))).toBe('2027-03-28T04:00:00');
  });

  it('says in UTC when it was written and changed', () => {
    const written = calendarEntry(entry);
    expect(written).toMatch(/^DTSTAMP:\d{8}T\d{6}Z\r$/m);
    expect(written).toMatch(/^LAST-MODIFIED:20261201T083000Z\r$/m);
  });

  it('takes a meeting back', () => {
    const { calendar, event, text } = parse({ method: 'CANCEL' });
    expect(calendar.getFirstPropertyValue('method')).toBe('CANCEL');
    expect(text('status')).toBe('CANCELLED');
    expect(event.getFirstProperty('attendee')?.getFirstParameter('rsvp')).toBe('FALSE');
  });

  it('shows the own answer, and who comes instead', () => {
    const partstat = (
      response: CalendarEntry['attendee']['response'],
      substitute: string | null,
    ) => {
      const attendee = { ...entry.attendee, response, substitute };
      const property = parse({ attendee }).event.getFirstProperty('attendee');
      return [property?.getFirstParameter('partstat'), property?.getFirstParameter('delegated-to')];
    };
    expect(partstat('yes', null)).toEqual(['ACCEPTED', undefined]);
    expect(partstat('no', null)).toEqual(['DECLINED', undefined]);
    expect(partstat('substitute', 'awo@example.org')).toEqual([
      ...['DELEGATED', 'mailto:awo@example.org'],
    ]);
  });

  it('is folded into lines of 75 octets that keep umlauts whole', () => {
    const title = 'Überörtliche Gremiengröße '.repeat(12).trim();
    const written = calendarEntry({ ...entry, title });
    for (const line of written.split('\r\n')) {
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      expect(line).not.toMatch(/[\n\ufffd]/);
    }
    expect(parse({ title }).text('summary')).toBe(title);
  });

  it('cannot be broken out of, whatever titles, places and names hold', () => {
    const hostile = fc.oneof(
      fc.constantFrom(
        'x\r\nATTENDEE:mailto:opfer@example.org',
        'x\nEND:VEVENT\nBEGIN:VEVENT',
        'x";CN=y:mailto:opfer@example.org',
        'x\u2028END:VCALENDAR',
        '<script>alert(1)</script>',
        '\\n\\,;:"^n^\'',
        'x\u0000\u0007y',
      ),
      fc.string({ unit: 'grapheme', maxLength: 200 }),
    );
    fc.assert(
      fc.property(hostile, hostile, hostile, hostile, (title, place, description, name) => {
        const attendee = { ...entry.attendee, name: name.trim() || 'Gast' };
        const { calendar, event } = parse({ title, place, description, attendee });
        const written = calendarEntry({ ...entry, title, place, description, attendee });
        expect(written).not.toMatch(/[^\P{Cc}\r\n\t]/u);
        expect(calendar.getAllSubcomponents('vevent')).toHaveLength(1);
        expect(event.getAllProperties('attendee')).toHaveLength(1);
        expect(String(event.getFirstPropertyValue('attendee')).toLowerCase()).toBe(
          'mailto:boy@example.org',
        );
        for (const { name: property } of event.getAllProperties())
          expect(properties).toContain(property);
      }),
      { numRuns: 300 },
    );
  });
});
