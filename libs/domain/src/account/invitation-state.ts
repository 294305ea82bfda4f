import type { AccountInvitation } from './account';

/** What an invitation is at `now`; accepted counts before revoked, and both before expired. */
export function invitationState(
  invitation: {
    readonly acceptedAt: Date | null;
    readonly revokedAt: Date | null;
    readonly expiresAt: Date;
  },
  now: Date,
): AccountInvitation['state'] {
  if (invitation.acceptedAt !== null) return 'accepted';
  if (invitation.revokedAt !== null) return 'revoked';
  return invitation.expiresAt <= now ? 'expired' : 'open';
}
