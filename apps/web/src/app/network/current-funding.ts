import type { ContactPoint, FundingPhase } from '@quartiersforum/domain';

/** The phase that decides how long a contact point is funded: a permanent one, else the one that ends last, else one without an end. */
export function currentFunding(
  contactPoint: Pick<ContactPoint, 'fundingPhases'>,
): FundingPhase | null {
  const phases = contactPoint.fundingPhases;
  return (
    phases.find((phase) => phase.isPermanent) ??
    phases.toSorted((one, other) => (other.endsOn ?? '').localeCompare(one.endsOn ?? '')).at(0) ??
    null
  );
}
