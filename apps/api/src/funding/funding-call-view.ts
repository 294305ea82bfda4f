import {
  type ApplicantKind,
  daysLeft,
  type FundingCall,
  type FundingCallSummary,
  isEligible,
} from '@quartiersforum/domain';
import type { Actor } from '../core/access/actor';
import type { CallRow, CallSummaryRow } from './funding-call.queries';

type Asker = Pick<Actor, 'accountId'>;

/** A call as this person sees it at this instant. */
export function toFundingCall(
  { proposedById, ...row }: CallRow,
  asker: Asker,
  kinds: readonly ApplicantKind[],
  now: Date,
): FundingCall {
  return {
    ...row,
    ...seenBy({ proposedById, ...row }, asker, kinds, now),
    createdAt: new Date(row.createdAt).toISOString(),
    checkedAt: row.checkedAt && new Date(row.checkedAt).toISOString(),
    publishedAt: row.publishedAt && new Date(row.publishedAt).toISOString(),
  };
}

/** The same for a list. */
export function toFundingCallSummary(
  { proposedById, ...row }: CallSummaryRow,
  asker: Asker,
  kinds: readonly ApplicantKind[],
  now: Date,
): FundingCallSummary {
  return { ...row, ...seenBy({ proposedById, ...row }, asker, kinds, now) };
}

/** What depends on who asks, and when. */
function seenBy(
  row: CallSummaryRow,
  asker: Asker,
  kinds: readonly ApplicantKind[],
  now: Date,
): Pick<FundingCallSummary, 'daysLeft' | 'isEligible' | 'relation'> {
  return {
    daysLeft: row.nextDeadline && daysLeft(row.nextDeadline, now),
    isEligible: isEligible(row.eligible, kinds),
    relation: row.proposedById === asker.accountId ? 'self' : 'outsider',
  };
}
