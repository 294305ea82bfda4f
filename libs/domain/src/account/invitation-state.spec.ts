import { invitationState } from './invitation-state';

const now = new Date('2027-01-12T09:00:00Z');
const before = new Date('2027-01-12T08:59:59Z');
const after = new Date('2027-01-12T09:00:01Z');

describe('an invitation is', () => {
  it.each([
    ['open until its end', { acceptedAt: null, revokedAt: null, expiresAt: after }, 'open'],
    ['expired from its end on', { acceptedAt: null, revokedAt: null, expiresAt: now }, 'expired'],
    [
      'revoked, also after its end',
      { acceptedAt: null, revokedAt: before, expiresAt: before },
      'revoked',
    ],
    [
      'accepted, whatever came later',
      { acceptedAt: before, revokedAt: now, expiresAt: before },
      'accepted',
    ],
  ] as const)('%s', (_, invitation, state) => {
    expect(invitationState(invitation, now)).toBe(state);
  });
});
