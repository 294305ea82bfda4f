import fc from 'fast-check';
import { addDays, daysBetween } from '../network/network-time';
import {
  dueReminders,
  type ReminderChoice,
  type ReminderDate,
  type SentReminder,
  weekOf,
} from './due-reminders';

/** A Monday. */
const start = '2026-11-23';
const length = 240;

const atOnce: ReminderChoice = { daysBefore: [28, 7], rhythm: 'atOnce' };
const weekly: ReminderChoice = { daysBefore: [28, 7], rhythm: 'weekly' };
const date = (day: string, thingId = 'call'): ReminderDate => ({ thingId, day });

/** Lives through the days on which the server is awake, and answers all that was told. */
function live(
  choice: ReminderChoice,
  datesOn: (today: string, round: number) => readonly ReminderDate[],
  isAwake: (today: string) => boolean = () => true,
): readonly SentReminder[] {
  const sent: SentReminder[] = [];
  let lastDigest = '';
  for (let day = 0; day < length; day += 1) {
    const today = addDays(start, day);
    if (!isAwake(today)) continue;
    const isDigest = lastDigest < weekOf(today);
    lastDigest = weekOf(today);
    // Twice a day, as a job that is tried again.
    for (const round of [0, 1])
      sent.push(
        ...dueReminders(choice, datesOn(today, round), sent, {
          today,
          isDigest: isDigest && round === 0,
        }).map(({ thingId, day, step }) => ({ thingId, day, step, sentOn: today })),
      );
  }
  return sent;
}

const choices = fc.record<ReminderChoice>({
  daysBefore: fc.array(fc.integer({ min: 1, max: 180 }), { minLength: 1, maxLength: 5 }),
  rhythm: fc.constantFrom('weekly', 'atOnce'),
});
const someDates = fc.array(
  fc.record({
    thingId: fc.constantFrom('one', 'two', 'three'),
    day: fc.integer({ min: 0, max: length - 1 }).map((days) => addDays(start, days)),
  }),
  { maxLength: 6 },
);
/** Days on which the server sleeps. */
const nights = fc.uniqueArray(fc.integer({ min: 0, max: length }), { maxLength: 200 }).map(
  (days) =>
    (today: string): boolean =>
      !days.includes(daysBetween(start, today)),
);

describe('A reminder at once', () => {
  it.each([
    ['before the first step', '2026-12-22', []],
    ['on the day of the first step', '2026-12-21', [28]],
    ['between the steps, when the first was slept through', '2026-12-05', [28]],
    ['on the day of the second step, and only that', '2026-11-30', [7]],
    ['on the day itself', '2026-11-23', [7]],
    ['never for what is past', '2026-11-22', []],
  ])('is written %s', (_, day, steps) => {
    const due = dueReminders(atOnce, [date(day)], [], { today: start, isDigest: false });
    expect(due.map(({ step }) => step)).toEqual(steps);
  });

  it('is not written for a step that a later one has overtaken', () => {
    const told = { ...date('2026-11-28'), step: 7, sentOn: '2026-11-22' };
    const more = { ...atOnce, daysBefore: [60, 14] };
    const moment = { today: start, isDigest: false };
    expect(dueReminders(more, [date('2026-11-28')], [told], moment)).toEqual([]);
  });

  it('tells of a moved deadline anew, but not on the day on which the old one was told', () => {
    const told = { ...date('2026-11-30'), step: 7, sentOn: start };
    const moved = [date('2026-12-03')];
    const onDay = (today: string) =>
      dueReminders(atOnce, moved, [told], { today, isDigest: false }).map(({ step }) => step);
    expect(onDay(start)).toEqual([]);
    expect(onDay('2026-11-24')).toEqual([28]);
    expect(onDay('2026-11-26')).toEqual([7]);
  });
});

describe('A weekly reminder', () => {
  it('looks ahead to Sunday, so that nothing comes later than it was asked for', () => {
    const inFirstMail = (day: string) =>
      dueReminders(weekly, [date(day)], [], { today: start, isDigest: true }).length === 1;
    // 28 days before 27 December is Sunday of the same week.
    expect(inFirstMail('2026-12-27')).toBe(true);
    expect(inFirstMail('2026-12-28')).toBe(false);
  });

  it('leaves what is new in between to the next one, but not what would be over by then', () => {
    const between = (day: string) =>
      dueReminders(weekly, [date(day)], [], { today: '2026-11-25', isDigest: false }).length === 1;
    expect(between('2026-11-30')).toBe(true);
    expect(between('2026-12-01')).toBe(false);
  });

  it('begins its week on Monday', () => {
    expect(['2026-11-22', '2026-11-23', '2026-11-29'].map(weekOf)).toEqual([
      '2026-11-16',
      '2026-11-23',
      '2026-11-23',
    ]);
  });
});

describe('Whatever somebody has chosen and however the server sleeps', () => {
  it('no step is told twice, none after a later one, and nothing of the past', () => {
    fc.assert(
      fc.property(choices, someDates, nights, (choice, dates, isAwake) => {
        const sent = live(choice, () => dates, isAwake);
        for (const [index, one] of sent.entries()) {
          expect(one.day >= one.sentOn).toBe(true);
          expect(choice.daysBefore).toContain(one.step);
          const earlier = sent
            .slice(0, index)
            .filter(({ thingId, day }) => thingId === one.thingId && day === one.day);
          expect(earlier.every(({ step }) => step > one.step)).toBe(true);
        }
      }),
    );
  });

  it('a thing is told at most once a day, however often its date is moved', () => {
    const moves = fc.array(fc.record({ from: fc.nat(40), ahead: fc.nat(40) }), { maxLength: 20 });
    fc.assert(
      fc.property(choices, moves, (choice, moved) => {
        const datesOn = (today: string, round: number) => {
          const now = 2 * daysBetween(start, today) + round;
          const [last] = moved
            .filter(({ from }) => from <= now)
            .sort((one, other) => other.from - one.from);
          return last === undefined
            ? []
            : [date(addDays(start, Math.trunc(last.from / 2) + last.ahead))];
        };
        const sent = live(choice, datesOn);
        const days = sent.map(({ sentOn }) => sentOn);
        expect(new Set(days).size).toBe(days.length);
      }),
    );
  });

  it('after sleeping through every step a date is told once, of its latest step', () => {
    fc.assert(
      fc.property(choices, someDates, (choice, dates) => {
        const due = dueReminders(choice, dates, [], { today: start, isDigest: true });
        const told = due.map(({ thingId, day }) => `${thingId} ${day}`);
        expect(new Set(told).size).toBe(told.length);
        for (const { step, day } of due)
          for (const other of choice.daysBefore.filter((days) => days < step))
            expect(daysBetween(start, day)).toBeGreaterThan(other);
      }),
    );
  });
});

describe('Awake every day', () => {
  it('every date is told for every step that lies ahead, no later than it was asked for', () => {
    fc.assert(
      fc.property(choices, someDates, (choice, dates) => {
        const sent = live(choice, () => dates);
        for (const { thingId, day } of dates)
          for (const step of choice.daysBefore) {
            const dueOn = addDays(day, -step);
            if (dueOn < start) continue;
            const inTime = sent.filter(
              (one) =>
                one.thingId === thingId &&
                one.day === day &&
                one.step <= step &&
                one.sentOn <= dueOn,
            );
            expect(inTime.length).toBeGreaterThan(0);
          }
      }),
    );
  });

  it('a weekly mail comes on Mondays only, once everything is known', () => {
    fc.assert(
      fc.property(choices, someDates, ({ daysBefore }, dates) => {
        const sent = live({ daysBefore, rhythm: 'weekly' }, () => dates);
        expect(sent.filter(({ sentOn }) => sentOn !== weekOf(sentOn))).toEqual([]);
      }),
    );
  });
});
