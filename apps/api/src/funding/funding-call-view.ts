import { type ApplicantKind, daysLeft, type FundingCall, isEligible } from '@quartiersforum/domain';
import type { Actor } from '../core/access/actor';
import type { CallRow } from './funding-call.queries';

/** A call as this person sees it at this instant. */
export function toFundingCall(
  { proposedById, ...row }: CallRow,
  actor: Pick<Actor, 'accountId'>,
  kinds: readonly ApplicantKind[],
  now: Date,
): FundingCall {
  return {
    ...row,
    createdAt: new Date(row.createdAt).toISOString(),
    checkedAt: row.checkedAt && new Date(row.checkedAt).toISOString(),
    publishedAt: row.publishedAt && new Date(row.publishedAt).toISOString(),
    daysLeft: row.nextDeadline && daysLeft(row.nextDeadline, now),
    isEligible: isEligible(row.eligible, kinds),
    relation: proposedById === actor.accountId ? 'self' : 'outsider',
  };
}
