import { isDeadlineFitting } from '../calendar/calendar-rules';
import { decisiveDeadlines } from '../funding/call-state';
import type { CallMode, CallState, Deadline } from '../funding/funding';
import type { InterestState } from '../funding/interest';
import type { ApplicantKind } from '../network/applicant-kind';
import type { ReminderScope } from './reminder';

/**
 * The deadlines of a call that somebody may be reminded of at `instant`: none of a call that is over, and none that is past. Takes the state
 * and the ends as they are stored (`callState`, `deadlineEnd`): to work them out for thousands of calls takes a second.
 */
export function deadlinesAhead<One extends Pick<Deadline, 'kind'> & { readonly endsAt: Date }>(
  call: {
    readonly state: CallState;
    readonly mode: CallMode;
    readonly deadlines: readonly One[];
  },
  instant: Date,
): readonly One[] {
  if (!livingStates.has(call.state)) return [];
  return decisiveDeadlines(call).filter(({ endsAt }) => instant < endsAt);
}

const livingStates: ReadonlySet<CallState> = new Set(['announced', 'open', 'closingSoon']);

/** Whose reminder it is: as what they may apply, and what their own organisations have said about the call. */
export interface ReminderReader {
  readonly kinds: readonly ApplicantKind[];
  readonly interests: readonly InterestState[];
}

/**
 * Whether a call is what somebody wants to hear of; what fits is what fits in the calendar, too. Whoever has handed in, or has an answer, is
 * through with the call.
 */
export function isInScope(
  scope: ReminderScope,
  call: { readonly eligible: readonly ApplicantKind[] },
  { kinds, interests }: ReminderReader,
): boolean {
  if (scope === 'all') return true;
  if (interests.length > 0) return interests.some((state) => !settledStates.has(state));
  return scope === 'fitting' && isDeadlineFitting(call.eligible, kinds);
}

const settledStates: ReadonlySet<InterestState> = new Set(['applied', 'granted', 'refused']);
