import { DomainError } from '../problem/domain-error';
import type { Membership } from './network';
import { previousDay } from './network-time';

type Period = Pick<Membership, 'validFrom' | 'validTo'>;

/** A membership of somebody in a body, as far as rights hang on it. */
export interface OwnMembership extends Period {
  readonly bodyId: string;
}

/** Whether a membership holds on `day` (`YYYY-MM-DD`, Europe/Berlin); first and last day count. */
export function isMemberOn(membership: Period, day: string): boolean {
  return membership.validFrom <= day && (membership.validTo === null || day <= membership.validTo);
}

/**
 * The last day of a membership that shall be over at once: yesterday, because the last day counts. For one that began today this
 * leaves a period without a day, which is how something entered by mistake is taken back and still remembered.
 */
export function lastDayToEndNow(today: string): string {
  return previousDay(today);
}

/** Whether the period has no day at all: the membership was taken back on the day it began. */
export function isTakenBack(membership: Period): boolean {
  return membership.validTo !== null && membership.validTo < membership.validFrom;
}

/** Throws `membership.datesReversed` when the last day lies before the day on which it could have been taken back. */
export function requirePeriod(membership: Period): void {
  if (membership.validTo !== null && membership.validTo < previousDay(membership.validFrom))
    throw new DomainError('membership.datesReversed', {
      fields: [{ path: 'validTo', message: 'lies before validFrom' }],
    });
}

/** Whether both periods hold on one and the same day; one that was taken back holds on none. */
export function overlaps(one: Period, other: Period): boolean {
  if (isTakenBack(one) || isTakenBack(other)) return false;
  return isMemberOn(one, other.validFrom) || isMemberOn(other, one.validFrom);
}
