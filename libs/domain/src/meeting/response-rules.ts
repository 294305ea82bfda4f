import { addDays } from '../network/network-time';
import type { MeetingState } from './meeting';
import { type MeetingTime, plannedEnd } from './meeting-notice';
import type { Response } from './meeting-response';

/** Days before the meeting on which those are reminded who have not answered. */
const reminderDays = 7;
/** Nobody is reminded sooner than so many days after they were asked. */
const reminderPatienceDays = 3;
/** Days after a meeting for which what somebody needs to take part is kept. Source: GDPR art. 5 (1) e and 9. */
export const accessNeedsDays = 30;
/** How many others may be written to in one person's name, so that a link that got around sends no mails without end. */
export const substituteLimit = 5;

/** Whether an invitation can be answered: until the meeting ends, or has been over by plan without ever being started. */
export function isResponseOpen(
  meeting: MeetingTime & { readonly state: MeetingState },
  now: Date,
): boolean {
  if (meeting.state === 'invited') return +now < plannedEnd(meeting);
  return ['moved', 'running', 'paused'].includes(meeting.state);
}

interface Substitute {
  readonly name: string;
  readonly email: string;
}
interface Answer {
  readonly response: Response;
  readonly substitute: Substitute | null;
}

/**
 * What a new answer means for who comes instead: whose invitation is taken back (by address) and who is invited. The same address under
 * another name is the same person.
 */
export function substituteChange(
  before: Answer,
  after: Answer,
): { readonly withdraw: string | null; readonly invite: Substitute | null } {
  const former = before.response === 'substitute' ? before.substitute : null;
  const next = after.response === 'substitute' ? after.substitute : null;
  if (former?.email === next?.email) return { withdraw: null, invite: null };
  return { withdraw: former?.email ?? null, invite: next };
}

/**
 * The day (`YYYY-MM-DD`, as all here) on which somebody without an answer is reminded: a week before the meeting, but not sooner than
 * three days after they were asked; null when that is not before the meeting's day any more.
 */
export function reminderDay(meetingDay: string, askedDay: string): string | null {
  const aWeekBefore = addDays(meetingDay, -reminderDays);
  const patience = addDays(askedDay, reminderPatienceDays);
  const day = aWeekBefore > patience ? aWeekBefore : patience;
  return day < meetingDay ? day : null;
}

/** Whether the reminder is to go out today; also on a later day when it could not before, but not on the day of the meeting. */
export function isReminderDue(meetingDay: string, askedDay: string, today: string): boolean {
  const day = reminderDay(meetingDay, askedDay);
  return day !== null && day <= today && today < meetingDay;
}
