import { DomainError } from '../problem/domain-error';
import type { GuidelineState } from './guideline';

export const guidelineActions = ['adopt'] as const;
export type GuidelineAction = (typeof guidelineActions)[number];

/** The state machine of a guideline: state → action → next state. What is not in the table is refused. */
export const guidelineTransitions: Readonly<
  Record<GuidelineState, Partial<Record<GuidelineAction, GuidelineState>>>
> = {
  drafting: { adopt: 'adopted' },
  adopted: {},
};

/** The state after `action`. Throws `guideline.transitionRefused` when the table has no such step. */
export function nextGuidelineState(state: GuidelineState, action: GuidelineAction): GuidelineState {
  const next = guidelineTransitions[state][action];
  if (next === undefined) throw new DomainError('guideline.transitionRefused');
  return next;
}
