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

/** Whether the text of a guideline in this state may change at all, whoever asks. */
export const isTextOpen: Readonly<Record<GuidelineState, boolean>> = {
  drafting: true,
  adopted: false,
};

/** The state after `action`. Throws `guideline.transitionRefused` when the table has no such step. */
export function nextGuidelineState(state: GuidelineState, action: GuidelineAction): GuidelineState {
  const next = guidelineTransitions[state][action];
  if (next === undefined) throw new DomainError('guideline.transitionRefused');
  return next;
}
