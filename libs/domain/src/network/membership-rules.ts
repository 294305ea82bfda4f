import type { Membership } from './network';

/** Whether a membership holds on `day` (`YYYY-MM-DD`, Europe/Berlin); first and last day count. */
export function isMemberOn(
  membership: Pick<Membership, 'validFrom' | 'validTo'>,
  day: string,
): boolean {
  return membership.validFrom <= day && (membership.validTo === null || day <= membership.validTo);
}
