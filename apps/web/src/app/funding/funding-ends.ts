import type { ContactPoint, FundingPhase } from '@quartiersforum/domain';
import { currentFunding } from '../network/current-funding';

/** How urgent the end of a funding is, in the order in which people look at it. */
export const endGroups = ['passed', 'soon', 'later', 'permanent', 'unknown'] as const;
export type EndGroup = (typeof endGroups)[number];

export interface FundingEndEntry {
  readonly contactPoint: ContactPoint;
  readonly funding: FundingPhase | null;
}

/** The contact points by the end of their present funding. `soon` is within twelve months of `today` (`YYYY-MM-DD`). */
export function fundingEnds(
  contactPoints: readonly ContactPoint[],
  today: string,
): Readonly<Record<EndGroup, readonly FundingEndEntry[]>> {
  const groups: Record<EndGroup, FundingEndEntry[]> = {
    passed: [],
    soon: [],
    later: [],
    permanent: [],
    unknown: [],
  };
  const inAYear = `${Number(today.slice(0, 4)) + 1}${today.slice(4)}`;
  for (const contactPoint of contactPoints) {
    const funding = currentFunding(contactPoint);
    groups[groupOf(funding, today, inAYear)].push({ contactPoint, funding });
  }
  for (const group of endGroups) groups[group].sort(byEndAndName);
  return groups;
}

function groupOf(funding: FundingPhase | null, today: string, inAYear: string): EndGroup {
  if (funding?.isPermanent) return 'permanent';
  if (!funding?.endsOn) return 'unknown';
  if (funding.endsOn < today) return 'passed';
  return funding.endsOn <= inAYear ? 'soon' : 'later';
}

function byEndAndName(one: FundingEndEntry, other: FundingEndEntry): number {
  return (
    (one.funding?.endsOn ?? '').localeCompare(other.funding?.endsOn ?? '') ||
    one.contactPoint.name.localeCompare(other.contactPoint.name, 'de')
  );
}

/** How many contact points each programme carries, the largest first. */
export function programmeCounts(
  contactPoints: readonly ContactPoint[],
): readonly { readonly programme: string; readonly count: number }[] {
  const counts = new Map<string, number>();
  for (const contactPoint of contactPoints) {
    const programme = currentFunding(contactPoint)?.programme;
    if (programme) counts.set(programme, (counts.get(programme) ?? 0) + 1);
  }
  return [...counts]
    .map(([programme, count]) => ({ programme, count }))
    .toSorted(
      (one, other) => other.count - one.count || one.programme.localeCompare(other.programme, 'de'),
    );
}
