/**
 * When somebody is reminded of what. Everything is counted in days of the network (Europe/Berlin), `YYYY-MM-DD`.
 *
 * The one thing a newcomer would get wrong: a step is not the day on which a mail goes out but the one by which it has to be out. So a
 * server that slept makes up for it, and of several steps that it slept through only the last is told.
 */
import { addDays, daysBetween } from '../network/network-time';
import type { ReminderRhythm } from './reminder';

/** Something that happens on a day: a deadline of a call, or the end of a contact point's funding. */
export interface ReminderDate {
  /** Id of the call or contact point. A date that is moved is another date of the same thing. */
  readonly thingId: string;
  readonly day: string;
}

/** What was told: of which step of a date, and on which day. */
export interface SentReminder extends ReminderDate {
  readonly step: number;
  readonly sentOn: string;
}

export interface ReminderChoice {
  /** Days before a date. */
  readonly daysBefore: readonly number[];
  readonly rhythm: ReminderRhythm;
}

export interface ReminderMoment {
  readonly today: string;
  /** Whether the weekly mails of this week are still to be written. */
  readonly isDigest: boolean;
}

/** A date to be told now. */
export type DueReminder<Date extends ReminderDate> = Date & { readonly step: number };

/** First and last day of all dates that can be due: what lies outside need not be looked at. */
export function reminderWindow(
  choice: ReminderChoice,
  moment: ReminderMoment,
): { readonly from: string; readonly until: string } {
  const horizon = horizonOf(choice, moment);
  const last = addDays(horizon, Math.max(...choice.daysBefore));
  const nextMail = addDays(horizon, 1);
  const isBetween = choice.rhythm === 'weekly' && !moment.isDigest;
  return { from: moment.today, until: isBetween && nextMail < last ? nextMail : last };
}

/** The last day whose steps are told now: Sunday in a weekly mail. */
function horizonOf({ rhythm }: ReminderChoice, { today }: ReminderMoment): string {
  return rhythm === 'weekly' ? addDays(weekOf(today), 6) : today;
}

/**
 * Which of `dates` have to be told to somebody who was told `sent`: each at most once, for the latest step that is due, and no step that an
 * equal or later one has overtaken. Whoever has heard of a thing today hears no more of it before tomorrow, whatever was moved since.
 *
 * A weekly mail looks ahead to Sunday, so that nothing comes later than it was asked for. In between, only what would be over before the
 * next weekly mail has been read.
 */
export function dueReminders<Date extends ReminderDate>(
  choice: ReminderChoice,
  dates: readonly Date[],
  sent: readonly SentReminder[],
  moment: ReminderMoment,
): readonly DueReminder<Date>[] {
  const { from, until } = reminderWindow(choice, moment);
  const horizon = horizonOf(choice, moment);
  const steps = [...choice.daysBefore].sort((one, other) => one - other);
  const told = new Map<string, SentReminder[]>();
  for (const one of sent) told.set(one.thingId, [...(told.get(one.thingId) ?? []), one]);
  const due = new Map<string, DueReminder<Date>>();
  for (const date of dates.filter(({ day }) => day >= from && day <= until)) {
    const step = steps.find((days) => daysBetween(horizon, date.day) <= days);
    if (step === undefined || isTold(date, step, told.get(date.thingId) ?? [], moment.today))
      continue;
    due.set(`${date.thingId} ${date.day}`, { ...date, step });
  }
  return [...due.values()];
}

function isTold(
  { day }: ReminderDate,
  step: number,
  toldOfThing: readonly SentReminder[],
  today: string,
): boolean {
  return toldOfThing.some((one) => one.sentOn === today || (one.day === day && one.step <= step));
}

/** The Monday of the week of `day`. */
export function weekOf(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return addDays(day, -((weekday + 6) % 7));
}
