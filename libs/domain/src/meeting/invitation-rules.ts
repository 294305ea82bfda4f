import { DomainError } from '../problem/domain-error';
import type { MeetingState } from './meeting';
import { type MeetingTime, plannedEnd } from './meeting-notice';

/**
 * Whether people can be asked to come, more of them or once more: not to what is planned only, postponed, cancelled, held or over.
 * Throws `meeting.transitionRefused`, or `meeting.inThePast` when its planned time is over.
 */
export function requireAhead(
  meeting: MeetingTime & { readonly state: MeetingState },
  now: Date,
): void {
  if (meeting.state !== 'invited') throw new DomainError('meeting.transitionRefused');
  if (plannedEnd(meeting) <= +now) throw new DomainError('meeting.inThePast');
}

/** Throws `meeting.transitionRefused` when nobody can be uninvited any more: who came, or might have, stays in the minutes. */
export function requireUninvitable(state: MeetingState): void {
  if (state !== 'invited' && state !== 'moved') throw new DomainError('meeting.transitionRefused');
}
