import { addDays } from '../network/network-time';
import { type CallDates, callState, nextDeadline } from './call-state';
import type { ApplicantKind } from '../network/applicant-kind';
import type { CallMode, CallState, Deadline } from './funding';
import type { FitReason } from './funding-fit';

/** Contact points whose funding ends within this many months are looked at. */
export const fitMonths = 18;
/** The last day of an end that is looked at on `today`, both `YYYY-MM-DD`; a month that is too short ends it. */
export function fitUntil(today: string): string {
  const [year = 0, month = 0, day = 0] = today.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + fitMonths, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + fitMonths, Math.min(day, last)))
    .toISOString()
    .slice(0, 10);
}
/** Weeks from a deadline to the earliest start when a call does not say. */
export const usualLeadTimeWeeks = 16;

/** What decides whether a call helps a contact point on. */
export interface FittingCall extends CallDates {
  readonly deadlines: readonly Pick<Deadline, 'kind' | 'day' | 'time'>[];
  readonly eligible: readonly ApplicantKind[];
  readonly leadTimeWeeks: number | null;
  readonly fundsFollowOn: boolean | null;
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
  return everyKindOf(kinds).some((kind) => eligible.includes(kind));
}

/** The kinds as which somebody of these kinds counts. */
export function everyKindOf(kinds: readonly ApplicantKind[]): readonly ApplicantKind[] {
  return kinds.some((kind) => impliesNonprofit.has(kind)) ? [...kinds, 'nonprofit'] : kinds;
}

const impliesNonprofit: ReadonlySet<ApplicantKind> = new Set(['welfare', 'church', 'association']);

/** What of a call matters for whether it is in time, the same for every contact point. */
export interface CallOutlook {
  readonly state: CallState;
  readonly mode: CallMode;
  readonly eligible: readonly ApplicantKind[];
  readonly fundsFollowOn: boolean | null;
  readonly deadline: string | null;
  readonly earliestStart: string | null;
}

/** The first day of a project that is applied for by `deadline`. */
export function earliestStart(deadline: string, leadTimeWeeks: number | null): string {
  return addDays(deadline, 7 * (leadTimeWeeks ?? usualLeadTimeWeeks));
}

export function outlookOf(call: FittingCall, instant: Date): CallOutlook {
  const deadline = nextDeadline(call, instant)?.day ?? null;
  return {
    state: callState(call, instant),
    mode: call.mode,
    eligible: call.eligible,
    fundsFollowOn: call.fundsFollowOn,
    deadline,
    earliestStart: deadline === null ? null : earliestStart(deadline, call.leadTimeWeeks),
  };
}

/**
 * Whether a call is in time for a contact point whose funding ends on `endsOn`, and if not, why: the first reason that applies, in the
 * order in which people would rule it out. In time means that its money can begin no later than the day after the end.
 */
export function fitOf(
  outlook: CallOutlook,
  providerKinds: readonly ApplicantKind[],
  endsOn: string,
): FitReason {
  const eligible = isEligible(outlook.eligible, providerKinds);
  if (eligible === false) return 'notEligible';
  if (outlook.fundsFollowOn === false) return 'noFollowOn';
  if (overStates.has(outlook.state)) return 'tooLate';
  if (outlook.earliestStart === null && outlook.mode !== 'continuous') return 'dateUnknown';
  if (startsLate(outlook, addDays(endsOn, 1))) return 'tooLate';
  return eligible === null ? 'eligibilityUnknown' : 'inTime';
}

/** Whether its money comes after `wantedStart`. */
function startsLate({ earliestStart }: Pick<CallOutlook, 'earliestStart'>, wantedStart: string) {
  return earliestStart !== null && earliestStart > wantedStart;
}

/** A call and why it does or does not help. */
export interface JudgedCall<Call> {
  readonly call: Call;
  readonly reason: FitReason;
}

/**
 * Judges the same calls for many contact points: the calls that are closest to help, for one whose Träger are of these kinds and whose
 * funding ends on a day. Says of each what `fitOf` says, but judges once for all days what does not hang on the day; among calls of the
 * same reason the order of `calls` stays.
 */
export function closestCalls<Call extends CallOutlook>(
  calls: readonly Call[],
  providerKinds: readonly ApplicantKind[],
): (endsOn: string, count: number) => readonly JudgedCall<Call>[] {
  const timeless = calls.map((call) => ({ call, reason: fitOf(call, providerKinds, endOfTime) }));
  const candidates = new Map(
    nearestFirst.map((reason) => [
      reason,
      timeless.filter((one) => one.reason === reason || (reason === 'tooLate' && isDated(one))),
    ]),
  );
  return (endsOn, count) => {
    const wantedStart = addDays(endsOn, 1);
    const closest: JudgedCall<Call>[] = [];
    for (const [reason, ones] of candidates)
      for (const one of ones) {
        if (closest.length >= count) return closest;
        const isLate =
          one.reason === 'tooLate' || (isDated(one) && startsLate(one.call, wantedStart));
        if (isLate === (reason === 'tooLate')) closest.push({ call: one.call, reason });
      }
    return closest;
  };
}

/** Reasons that hold only for calls whose money comes early enough. */
const isDated = ({ reason }: { readonly reason: FitReason }): boolean =>
  reason === 'inTime' || reason === 'eligibilityUnknown';

/** An end that no call is too late for. */
const endOfTime = '9998-12-31';

/** What comes first: help, then what could be help, then what is none. */
export const nearestFirst = [
  'inTime',
  'eligibilityUnknown',
  'dateUnknown',
  'tooLate',
  'noFollowOn',
  'notEligible',
] as const satisfies readonly FitReason[];

const overStates: ReadonlySet<CallState> = new Set(['closed', 'replaced', 'suspended']);
