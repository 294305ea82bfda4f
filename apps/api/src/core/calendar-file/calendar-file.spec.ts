import fc from 'fast-check';
import ICAL from 'ical.js';
import { calendarFile, type CalendarFileEvent } from './calendar-file';

const event: CalendarFileEvent = {
  uid: '4f3ad2a4-52f4-4d2c-9c39-6f0a4de1a111@forum.example.org',
  sequence: 2,
  changedAt: new Date('2026-12-01T08:30:00Z'),
  time: { day: '2027-03-31' },
  title: 'Antragsfrist',
  status: 'CONFIRMED',
};
const parse = (file: string) => new ICAL.Component(ICAL.parse(file) as unknown[]);
const eventOf = (changes: Partial<CalendarFileEvent>) => {
  const found = parse(calendarFile({ events: [{ ...event, ...changes }] })).getFirstSubcomponent(
    'vevent',
  );
  if (found === null) throw new Error('there is no event');
  return found;
};

/** What people could write into a title to get out of it. */
const hostile = fc.oneof(
  fc.constantFrom(
    'x\r\nATTENDEE:mailto:opfer@example.org',
    'x\rX-INJECTED:1',
    'x\nEND:VEVENT\nBEGIN:VEVENT',
    'x\u2028END:VCALENDAR\u2029BEGIN:VCALENDAR',
    'x\u0085BEGIN:VALARM',
    'a,b;c:d\\e"f^n^\'',
    '\\n\\N\\,\\;\\\\',
    '<script>alert(1)</script>',
    'x\u0000\u0007\u001b\u007fy',
    '\ud800 halb \udc00',
    '👩‍❤️‍💋‍👨'.repeat(12),
    'ä'.repeat(200),
  ),
  fc.string({ unit: 'binary', maxLength: 120 }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
);

describe('a calendar file', () => {
  it('holds 1,000 events whose titles come from the worst of hands, and nothing besides', () => {
    const texts = fc.sample(fc.tuple(hostile, hostile, hostile, hostile), 1_000);
    const events = texts.map(([title, place, description, text], index) => ({
      ...{ ...event, uid: `${index}@forum.example.org`, title, place, description },
      ...{ category: text, alarms: [{ before: '-P1D', text }] },
    }));
    const file = calendarFile({ name: 'x\r\nMETHOD:REQUEST\r\nNAME:y', events });
    for (const line of file.split('\r\n')) {
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      expect(line).not.toMatch(/[^\P{Cc}\t]|[\u2028\u2029]/u);
    }
    const calendar = parse(file);
    expect(
      calendar
        .getAllProperties()
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['calscale', 'name', 'prodid', 'version', 'x-wr-calname']);
    const written = calendar.getAllSubcomponents();
    expect(written.filter(({ name }) => name === 'vevent')).toHaveLength(1_000);
    expect(written).toHaveLength(1_001); // and the time zone
    const allowed = new Set([
      ...['uid', 'sequence', 'dtstamp', 'last-modified', 'dtstart', 'dtend', 'summary', 'status'],
      ...['location', 'description', 'categories'],
    ]);
    for (const one of written.filter(({ name }) => name === 'vevent')) {
      const names = one.getAllProperties().map(({ name }) => name);
      expect(names.filter((name) => !allowed.has(name))).toEqual([]);
      expect(new Set(names).size).toBe(names.length);
      const alarms = one.getAllSubcomponents();
      expect(alarms.map(({ name }) => name)).toEqual(['valarm']);
      expect(
        alarms[0]
          ?.getAllProperties()
          .map(({ name }) => name)
          .sort(),
      ).toEqual(['action', 'description', 'trigger']);
    }
  });

  it('says what was written, in every language', () => {
    const title = 'Nachbarschaft; Teilhabe, „Zuhören“ \\ 👩‍👩‍👧 — 日本語';
    const description = 'Erste Zeile\nZweite; Zeile, mit \\n darin';
    const read = eventOf({ title, description });
    expect(read.getFirstPropertyValue('summary')).toBe(title);
    expect(read.getFirstPropertyValue('description')).toBe(description);
  });

  it('never ends a line inside a character, wherever the line is folded', () => {
    for (let length = 40; length < 90; length += 1) {
      const title = `${'x'.repeat(length)}👩‍❤️‍💋‍👨ä€${'ö'.repeat(60)}`;
      expect(eventOf({ title }).getFirstPropertyValue('summary')).toBe(title);
    }
  });

  it('has a whole day from its morning to the next', () => {
    const read = eventOf({ time: { day: '2028-02-29' } });
    const [start, end] = ['dtstart', 'dtend'].map((name) => read.getFirstProperty(name));
    expect([start?.type, String(start?.getFirstValue())]).toEqual(['date', '2028-02-29']);
    expect(String(end?.getFirstValue())).toBe('2028-03-01');
  });

  it('is at the same instant in every calendar, also in hours that the clock shows twice', () => {
    const zone = new ICAL.Timezone(
      parse(calendarFile({ events: [] })).getFirstSubcomponent('vtimezone') ?? undefined,
    );
    const anyMinute = fc
      .integer({ min: Date.UTC(2020, 0), max: Date.UTC(2060, 0) })
      .map((instant) => Math.floor(instant / 60_000) * 60_000);
    const aroundAutumn = fc
      .tuple(
        fc.constantFrom(Date.UTC(2026, 9, 25), Date.UTC(2027, 9, 31), Date.UTC(2028, 9, 29)),
        fc.integer({ min: -180, max: 180 }),
      )
      .map(([midnight, minutes]) => midnight + (minutes + 60) * 60_000);
    fc.assert(
      fc.property(fc.oneof(anyMinute, aroundAutumn), (instant) => {
        const startsAt = new Date(instant).toISOString();
        const start = eventOf({ time: { startsAt, endsAt: null } }).getFirstPropertyValue(
          'dtstart',
        ) as ICAL.Time;
        if (start.zone !== ICAL.Timezone.utcTimezone) start.zone = zone;
        expect(start.toJSDate().toISOString()).toBe(startsAt);
      }),
      { numRuns: 500 },
    );
  });

  it('tells subscribers its name and how long they may wait, and nobody what to do', () => {
    const calendar = parse(
      calendarFile({ name: 'Fristen, die passen', refreshAfter: 'PT1H', events: [] }),
    );
    // ical.js does not know what kind of value these are and leaves them as they are written.
    for (const property of ['name', 'x-wr-calname'])
      expect(calendar.getFirstPropertyValue(property)).toBe('Fristen\\, die passen');
    expect(String(calendar.getFirstPropertyValue('refresh-interval'))).toBe('PT1H');
    expect(calendar.getFirstPropertyValue('method')).toBeNull();
  });
});
