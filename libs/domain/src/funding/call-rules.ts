import { DomainError } from '../problem/domain-error';
import type { CallPublication, FundingCall } from './funding';

export const callActions = ['publish', 'withdraw'] as const;
export type CallAction = (typeof callActions)[number];

/** The state machine of a call's publication: state → action → next state. What was withdrawn may be published again. */
export const publicationTransitions: Readonly<
  Record<CallPublication, Partial<Record<CallAction, CallPublication>>>
> = {
  proposed: { publish: 'published', withdraw: 'withdrawn' },
  published: { withdraw: 'withdrawn' },
  withdrawn: { publish: 'published' },
};

/** The publication after `action`. Throws `fundingCall.transitionRefused` when the table has no such step. */
export function nextPublication(publication: CallPublication, action: CallAction): CallPublication {
  const next = publicationTransitions[publication][action];
  if (next === undefined) throw new DomainError('fundingCall.transitionRefused');
  return next;
}

type Ranged = Pick<
  FundingCall,
  'amountMin' | 'amountMax' | 'durationMonthsMin' | 'durationMonthsMax'
>;

/** Throws `fundingCall.contradictory`, naming the field, when the most is less than the least. */
export function requireConsistent(call: Ranged): void {
  const ranges = [
    ['amountMax', call.amountMin, call.amountMax],
    ['durationMonthsMax', call.durationMonthsMin, call.durationMonthsMax],
  ] as const;
  const fields = ranges
    .filter(([, least, most]) => least !== null && most !== null && most < least)
    .map(([path]) => ({ path, message: 'is less than the least' }));
  if (fields.length > 0) throw new DomainError('fundingCall.contradictory', { fields });
}
