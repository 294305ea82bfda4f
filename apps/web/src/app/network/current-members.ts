import type { Account, Body, Membership } from '@quartiersforum/domain';
import { isMemberOn, isTakenBack } from '@quartiersforum/domain/rules';
import { countText } from '../core/text/count-text';

/** Those who are members on `today`, deputies last, each group by name. */
export function currentMembers(memberships: readonly Membership[], today: string): Membership[] {
  return memberships
    .filter((membership) => isMemberOn(membership, today))
    .toSorted(byDeputyAndName);
}

/** Those who were members or will be, the latest first; one that was taken back on its first day never was. */
export function otherMembers(memberships: readonly Membership[], today: string): Membership[] {
  return memberships
    .filter((membership) => !isMemberOn(membership, today) && !isTakenBack(membership))
    .toSorted(
      (one, other) => other.validFrom.localeCompare(one.validFrom) || byDeputyAndName(one, other),
    );
}

function byDeputyAndName(one: Membership, other: Membership): number {
  return (
    Number(one.isDeputy) - Number(other.isDeputy) ||
    one.member.name.localeCompare(other.member.name, 'de')
  );
}

/** Whether somebody who belongs to these places sits in the body on `today`, themselves or through their house. */
export function isIn(
  body: Pick<Body, 'memberships'>,
  places: Pick<Account, 'organisation' | 'contactPoint'>,
  today: string,
): boolean {
  const ids = [places.organisation?.id, places.contactPoint?.id];
  return currentMembers(body.memberships, today).some(({ member }) => ids.includes(member.id));
}

/** "4 Mitglieder"; where nobody is entered that is said, because it does not mean that there is nobody. */
export function membersText(members: readonly Membership[]): string {
  return members.length === 0
    ? 'Mitglieder nicht eingetragen'
    : countText(members.length, 'Mitglied', 'Mitglieder');
}
