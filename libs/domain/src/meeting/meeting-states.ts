import { DomainError } from '../problem/domain-error';
import type { MeetingState } from './meeting';

/** What can be done to a meeting as a whole. `reschedule` gives a date, `postpone` takes the date away until there is a new one. */
export const meetingActions = [
  'invite',
  'reschedule',
  'postpone',
  'cancel',
  'start',
  'pause',
  'resume',
  'end',
  'document',
] as const;
export type MeetingAction = (typeof meetingActions)[number];

/**
 * The state machine of a meeting: state → action → next state. What is not in the table is refused. `document` is not a button: it
 * happens when the minutes are approved.
 */
export const meetingTransitions: Readonly<
  Record<MeetingState, Partial<Record<MeetingAction, MeetingState>>>
> = {
  draft: { invite: 'invited', reschedule: 'draft', cancel: 'cancelled' },
  invited: {
    start: 'running',
    reschedule: 'invited',
    postpone: 'moved',
    cancel: 'cancelled',
  },
  moved: { reschedule: 'invited', cancel: 'cancelled' },
  running: { pause: 'paused', end: 'ended' },
  paused: { resume: 'running', end: 'ended' },
  ended: { document: 'documented' },
  documented: {},
  cancelled: {},
};

/** Whether `action` is a step of the table from `state`. */
export function isMeetingActionPossible(state: MeetingState, action: MeetingAction): boolean {
  return meetingTransitions[state][action] !== undefined;
}

/** The state after `action`. Throws `meeting.transitionRefused` when the table has no such step. */
export function nextMeetingState(state: MeetingState, action: MeetingAction): MeetingState {
  const next = meetingTransitions[state][action];
  if (next === undefined) throw new DomainError('meeting.transitionRefused');
  return next;
}

/** Throws `meeting.transitionRefused` when title, place, words and lead stay as they are: it was cancelled, or its minutes are approved. */
export function requireChangeable(state: MeetingState): void {
  if (state === 'cancelled' || state === 'documented')
    throw new DomainError('meeting.transitionRefused');
}

/** Throws `meeting.transitionRefused` when nobody will write minutes. Corrections are written after the approval, so only one state is left. */
export function requireMinutesPossible(state: MeetingState): void {
  if (state === 'cancelled') throw new DomainError('meeting.transitionRefused');
}

/** States in which the meeting is being held; the lead steers, everybody's screen follows. */
export const heldStates: readonly MeetingState[] = ['running', 'paused'];
