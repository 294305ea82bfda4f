import { DomainError } from '../problem/domain-error';
import type { FundingPhase } from './network';

type Period = Pick<FundingPhase, 'startsOn' | 'endsOn'>;

/** Throws `fundingPhase.contradictory`, naming the field, when it ends before it begins, or has an end and is permanent. */
export function requirePhase(phase: Period & Pick<FundingPhase, 'isPermanent'>): void {
  const { startsOn, endsOn, isPermanent } = phase;
  const fields = [
    ...(isPermanent && endsOn !== null
      ? [{ path: 'endsOn', message: 'cannot be, when it is permanent' }]
      : []),
    ...(startsOn !== null && endsOn !== null && endsOn < startsOn
      ? [{ path: 'endsOn', message: 'lies before startsOn' }]
      : []),
  ];
  if (fields.length > 0) throw new DomainError('fundingPhase.contradictory', { fields });
}

/**
 * The phases among `others` that hold on a day on which `phase` holds, too. First and last day count. A beginning or an end that
 * nobody stated might be any day, so it counts as none: better one question too many than an overlap that nobody saw.
 */
export function overlappingPhases<Phase extends Period>(
  phase: Period,
  others: readonly Phase[],
): Phase[] {
  return others.filter((other) => !endsBefore(phase, other) && !endsBefore(other, phase));
}

/** Throws `fundingPhase.overlaps`, naming for each of them the field of `phase` by which they meet. */
export function requireNoOverlap(phase: Period, others: readonly Period[]): void {
  const fields = overlappingPhases(phase, others).map((other) => ({
    path: beginsBefore(other, phase) ? 'startsOn' : 'endsOn',
    message: 'overlaps another phase',
  }));
  if (fields.length > 0) throw new DomainError('fundingPhase.overlaps', { fields });
}

function endsBefore(one: Period, other: Period): boolean {
  return one.endsOn !== null && other.startsOn !== null && one.endsOn < other.startsOn;
}

function beginsBefore(one: Period, other: Period): boolean {
  return (one.startsOn ?? '') <= (other.startsOn ?? '');
}
