import { isMemberOn, type OwnMembership } from '../network/membership-rules';
import type { MeetingRelation } from './meeting';

/** What decides how somebody stands to a meeting. */
export interface MeetingCircle {
  readonly bodyId: string;
  /** The meeting's day in Europe/Berlin, `YYYY-MM-DD`. */
  readonly day: string;
  readonly leadAccountId: string | null;
  readonly writerAccountIds: readonly string[];
  /** Whether this account has an invitation. */
  readonly isInvited: boolean;
}

/**
 * How an account stands to a meeting: the strongest of lead, writer, participant. Who belonged to the body on the meeting's day belongs
 * to the meeting for good; whoever joins the body today may read what it did before.
 */
export function meetingRelation(
  circle: MeetingCircle,
  accountId: string,
  memberships: readonly OwnMembership[],
  today: string,
): MeetingRelation {
  if (circle.leadAccountId === accountId) return 'lead';
  if (circle.writerAccountIds.includes(accountId)) return 'writer';
  const isMember = memberships.some(
    (membership) =>
      membership.bodyId === circle.bodyId &&
      (isMemberOn(membership, circle.day) || isMemberOn(membership, today)),
  );
  return isMember || circle.isInvited ? 'participant' : 'outsider';
}
