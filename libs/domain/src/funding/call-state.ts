import { networkInstant } from '../network/network-instant';
import { addDays, daysBetween, networkDay } from '../network/network-time';
import type { CallMode, CallOverride, CallState, Deadline } from './funding';

/** A call closes soon when its next deadline is at most this many days away. */
export const closingSoonDays = 28;

type CallDeadline = Pick<Deadline, 'kind' | 'day' | 'time'>;

/** What the state of a call follows from. */
export interface CallDates {
  readonly mode: CallMode;
  /** First day on which it takes applications; null: since always. */
  readonly opensOn: string | null;
  readonly deadlines: readonly CallDeadline[];
  readonly override: Pick<CallOverride, 'kind' | 'since'> | null;
}

/**
 * The instant from which a deadline is missed: right after the minute it names, or the end of its day in Europe/Berlin. What is handed in
 * within the minute named is in time (German Civil Code § 188 counts the whole day, so the minute is counted likewise).
 */
export function deadlineEnd({ day, time }: Pick<CallDeadline, 'day' | 'time'>): Date {
  if (time === null) return new Date(networkInstant(addDays(day, 1), '00:00'));
  return new Date(Date.parse(networkInstant(day, time)) + 60_000);
}

/**
 * The state of a call at `instant`. What people have said (`override`) counts from its day on; everything else follows from mode, first
 * day and deadlines. A call without any deadline is open from its first day on, unless it only takes applications after a separate
 * call: that one is announced until there is a deadline.
 */
export function callState(call: CallDates, instant: Date): CallState {
  const today = networkDay(instant);
  const { override, opensOn } = call;
  if (override !== null && override.since <= today) return overriddenState[override.kind];
  const deadlines = decisiveDeadlines(call);
  const next = nextDeadline(call, instant);
  if (deadlines.length > 0 && next === null) return closedState(call.mode);
  if (opensOn !== null && today < opensOn) return 'announced';
  if (next === null) return call.mode === 'onSeparateCall' ? 'announced' : 'open';
  return daysBetween(today, next.day) <= closingSoonDays ? 'closingSoon' : 'open';
}

/** The deadline that whoever begins now has to meet; null when there is none left, or none at all. */
export function nextDeadline<One extends CallDeadline>(
  call: { readonly mode: CallMode; readonly deadlines: readonly One[] },
  instant: Date,
): One | null {
  const [first] = decisiveDeadlines(call)
    .filter((deadline) => instant < deadlineEnd(deadline))
    .sort((one, other) => deadlineEnd(one).getTime() - deadlineEnd(other).getTime());
  return first ?? null;
}

/** Days from today until the deadline's day, both in Europe/Berlin; 0 on its day. */
export function daysLeft({ day }: Pick<Deadline, 'day'>, instant: Date): number {
  return daysBetween(networkDay(instant), day);
}

/**
 * The deadlines at which a call closes. In two stages only those who handed in a sketch may hand in an application, so that the sketches
 * decide; where no sketch is named, all do.
 */
export function decisiveDeadlines<One extends Pick<CallDeadline, 'kind'>>({
  mode,
  deadlines,
}: {
  readonly mode: CallMode;
  readonly deadlines: readonly One[];
}): readonly One[] {
  if (mode !== 'twoStage') return deadlines;
  const first = deadlines.filter(({ kind }) => kind !== 'application');
  return first.length > 0 ? first : deadlines;
}

/** After the year's close a continuous call is expected to open again, so that it is announced and not over. */
function closedState(mode: CallMode): CallState {
  return mode === 'continuousYearly' ? 'announced' : 'closed';
}

const overriddenState = {
  closedEarly: 'closed',
  suspended: 'suspended',
  replaced: 'replaced',
} as const satisfies Record<CallOverride['kind'], CallState>;
