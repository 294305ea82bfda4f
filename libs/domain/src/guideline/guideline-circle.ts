import { isMemberOn, type OwnMembership } from '../network/membership-rules';

/**
 * How somebody stands to a guideline. A guideline without a circle of bodies is written by the whole network, so everybody takes
 * part (the permission table still asks for the role); otherwise whoever is a member of one of its bodies on `day`.
 */
export function guidelineRelation(
  circleBodyIds: readonly string[],
  memberships: readonly OwnMembership[],
  day: string,
): 'participant' | 'outsider' {
  if (circleBodyIds.length === 0) return 'participant';
  return memberships.some(
    (membership) => circleBodyIds.includes(membership.bodyId) && isMemberOn(membership, day),
  )
    ? 'participant'
    : 'outsider';
}
