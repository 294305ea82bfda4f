import type { MeetingState } from './meeting';

/** What the invited are told of a meeting. `open`: postponed, a new date follows. */
export interface AnnouncedPlan extends MeetingTime {
  readonly plan: 'fixed' | 'open' | 'cancelled';
  readonly title: string;
  readonly place: string;
}

/** When a meeting is: an instant and a length. */
export interface MeetingTime {
  /** ISO 8601 in UTC. */
  readonly startsAt: string;
  readonly durationMinutes: number;
}

interface FromTo<Value> {
  readonly from: Value;
  readonly to: Value;
}

/** What a mail to the invited has to say, and what their calendars have to do. */
export interface MeetingNotice {
  /** `fixedAgain`: there is a new date for a meeting that was postponed. */
  readonly kind: 'changed' | 'fixedAgain' | 'postponed' | 'cancelled';
  readonly method: 'REQUEST' | 'CANCEL';
  readonly changes: {
    readonly title?: FromTo<string>;
    readonly time?: FromTo<MeetingTime>;
    readonly place?: FromTo<string>;
  };
  /** The meeting begins at another time: answers for the old one say nothing any more. */
  readonly asksAgain: boolean;
}

const plans: Readonly<Partial<Record<MeetingState, AnnouncedPlan['plan']>>> = {
  invited: 'fixed',
  moved: 'open',
  cancelled: 'cancelled',
};

/** What there is to announce in this state; null for a draft, and once people are there or were there. */
export function planOf(state: MeetingState): AnnouncedPlan['plan'] | null {
  return plans[state] ?? null;
}

/** When the meeting ends by plan, in milliseconds since 1970. */
export function plannedEnd({ startsAt, durationMinutes }: MeetingTime): number {
  return Date.parse(startsAt) + durationMinutes * 60_000;
}

/**
 * What is to be told to people who know `before`, now that `after` holds; null when there is nothing to tell: nothing differs, the
 * meeting was cancelled before, its new date is still open, or it is over.
 */
export function noticeOf(
  before: AnnouncedPlan,
  after: AnnouncedPlan,
  now: Date,
): MeetingNotice | null {
  if (before.plan === 'cancelled' || Math.max(plannedEnd(before), plannedEnd(after)) < +now)
    return null;
  const changes = changesOf(before, after);
  const asksAgain = before.startsAt !== after.startsAt;
  if (after.plan === 'cancelled')
    return { kind: 'cancelled', method: 'CANCEL', changes: {}, asksAgain: false };
  if (after.plan === 'open')
    return before.plan === 'open'
      ? null
      : { kind: 'postponed', method: 'CANCEL', changes: {}, asksAgain: false };
  if (before.plan === 'open') return { kind: 'fixedAgain', method: 'REQUEST', changes, asksAgain };
  if (Object.keys(changes).length === 0) return null;
  return { kind: 'changed', method: 'REQUEST', changes, asksAgain };
}

function changesOf(before: AnnouncedPlan, after: AnnouncedPlan): MeetingNotice['changes'] {
  const isOtherTime =
    before.startsAt !== after.startsAt || before.durationMinutes !== after.durationMinutes;
  return {
    ...(before.title !== after.title && { title: { from: before.title, to: after.title } }),
    ...(isOtherTime && { time: { from: timeOf(before), to: timeOf(after) } }),
    ...(before.place !== after.place && { place: { from: before.place, to: after.place } }),
  };
}

function timeOf({ startsAt, durationMinutes }: MeetingTime): MeetingTime {
  return { startsAt, durationMinutes };
}
