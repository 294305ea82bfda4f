import type { CallOverride } from '../funding/funding';
import type { ApplicantKind } from '../network/applicant-kind';
import { isEligible } from '../funding/funding-fit-rules';
import type { MeetingState } from '../meeting/meeting';
import type { CalendarState } from './calendar';

/** Days for which a calendar that is subscribed to still says that something will not be. */
export const cancelledDays = 90;
/** Days for which what is over stays in a feed. */
export const pastDays = 365;

/** A plan is not sure; a meeting without a date has none; everything else has been told or has taken place. */
export const calendarStateOfMeeting: Readonly<Record<MeetingState, CalendarState>> = {
  draft: 'tentative',
  invited: 'confirmed',
  running: 'confirmed',
  paused: 'confirmed',
  ended: 'confirmed',
  documented: 'confirmed',
  cancelled: 'cancelled',
  moved: 'postponed',
};

/**
 * A deadline on `day` as of `today`: what people have said about the call takes back the deadlines from that day on, and leaves those
 * that were over by then. A suspended call may go on, so that its deadlines are put off.
 */
export function calendarStateOfDeadline(
  deadline: { readonly day: string; readonly isEstimated: boolean },
  override: Pick<CallOverride, 'kind' | 'since'> | null,
  today: string,
): CalendarState {
  if (override !== null && override.since <= today && override.since <= deadline.day)
    return override.kind === 'suspended' ? 'postponed' : 'cancelled';
  return deadline.isEstimated ? 'tentative' : 'confirmed';
}

/** "vorerst bis" is an end that is not sure, and so is one whose extension is being prepared. */
export function calendarStateOfFundingEnd(phase: {
  readonly isProvisional: boolean;
  readonly isExtensionInPreparation: boolean;
}): CalendarState {
  return phase.isProvisional || phase.isExtensionInPreparation ? 'tentative' : 'confirmed';
}

/** Whether a call fits somebody: nobody knows that they may not apply. What is not stated is shown, so that no deadline is missed. */
export function isDeadlineFitting(
  eligible: readonly ApplicantKind[],
  kinds: readonly ApplicantKind[],
): boolean {
  return isEligible(eligible, kinds) !== false;
}
