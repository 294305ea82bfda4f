import { DomainError } from '../problem/domain-error';
import type { MinutesState } from './minutes';

export const minutesActions = ['approve', 'correct'] as const;
export type MinutesAction = (typeof minutesActions)[number];

/** The state machine of minutes. `correct` opens the next version as a draft; the approved one stays readable. */
export const minutesTransitions: Readonly<
  Record<MinutesState, Partial<Record<MinutesAction, MinutesState>>>
> = {
  draft: { approve: 'approved' },
  approved: { correct: 'draft' },
};

/** The state after `action`. Throws `minutes.transitionRefused` when the table has no such step. */
export function nextMinutesState(state: MinutesState, action: MinutesAction): MinutesState {
  const next = minutesTransitions[state][action];
  if (next === undefined) throw new DomainError('minutes.transitionRefused');
  return next;
}
