import { addDays } from '../network/network-time';
import { type CallDates, callState, nextDeadline } from './call-state';
import type { ApplicantKind, Deadline } from './funding';
import type { FitReason } from './funding-fit';

/** Contact points whose funding ends within this many months are looked at. */
export const fitMonths = 18;
/** Weeks from a deadline to the earliest start when a call does not say. */
export const usualLeadTimeWeeks = 16;

/** What decides whether a call helps a contact point on. */
export interface FittingCall extends CallDates {
  readonly deadlines: readonly Pick<Deadline, 'kind' | 'day' | 'time'>[];
  readonly eligible: readonly ApplicantKind[];
  readonly leadTimeWeeks: number | null;
  readonly fundsFollowOn: boolean | null;
}

export interface Fit {
  readonly reason: FitReason;
  readonly deadline: string | null;
  readonly earliestStart: string | null;
}

/**
 * Whether one of these kinds of applicant may apply: null when nobody knows, because the call or the organisations do not say. A
 * welfare organisation, a church and an association are nonprofit too.
 */
export function isEligible(
  eligible: readonly ApplicantKind[],
  kinds: readonly ApplicantKind[],
): boolean | null {
  if (eligible.length === 0 || kinds.length === 0) return null;
  return kinds.some(
    (kind) =>
      eligible.includes(kind) || (impliesNonprofit.has(kind) && eligible.includes('nonprofit')),
  );
}

const impliesNonprofit: ReadonlySet<ApplicantKind> = new Set(['welfare', 'church', 'association']);

/**
 * Whether `call` is in time for a contact point whose funding ends on `endsOn`, and if not, why: the first reason that applies, in the
 * order in which people would rule it out. In time means that its money can begin no later than the day after the end.
 */
export function fitOf(
  call: FittingCall,
  providerKinds: readonly ApplicantKind[],
  endsOn: string,
  instant: Date,
): Fit {
  const deadline = nextDeadline(call, instant)?.day ?? null;
  const earliestStart =
    deadline === null ? null : addDays(deadline, 7 * (call.leadTimeWeeks ?? usualLeadTimeWeeks));
  const fit = (reason: FitReason): Fit => ({ reason, deadline, earliestStart });
  const eligible = isEligible(call.eligible, providerKinds);
  if (eligible === false) return fit('notEligible');
  if (call.fundsFollowOn === false) return fit('noFollowOn');
  const state = callState(call, instant);
  if (state === 'closed' || state === 'replaced' || state === 'suspended') return fit('tooLate');
  if (earliestStart === null && call.mode !== 'continuous') return fit('dateUnknown');
  if (earliestStart !== null && earliestStart > addDays(endsOn, 1)) return fit('tooLate');
  return fit(eligible === null ? 'eligibilityUnknown' : 'inTime');
}
