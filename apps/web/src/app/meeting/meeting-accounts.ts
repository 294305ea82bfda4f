import { computed, inject, type Signal } from '@angular/core';
import type { Meeting, Name } from '@quartiersforum/domain';
import { SessionStore } from '../core/session/session-store';
import { MeetingInvitationClient } from './meeting-invitation-client';

/**
 * The accounts that belong to a meeting, by name: whom one can hand the lead or the minutes. Undefined until they are known. The list of
 * all accounts is for the administration; here only those matter who come. In an injection context.
 */
export function meetingAccounts(meeting: Signal<Meeting>): Signal<readonly Name[] | undefined> {
  const client = inject(MeetingInvitationClient);
  const session = inject(SessionStore);
  const id = computed(() => meeting().id);
  const invitees = client.invitees(id);
  const invitations = client.invitations(id);
  return computed(() => {
    if (!invitees.hasValue() || !invitations.hasValue()) return undefined;
    const own = session.account();
    const { lead, writers } = meeting();
    const names: Name[] = [
      ...invitees.value().reachable.map(({ accountId, name }) => ({ id: accountId, name })),
      ...invitations.value().items.flatMap(({ account }) => account ?? []),
      ...writers,
      ...(lead === null ? [] : [lead]),
      ...(own === null ? [] : [{ id: own.id, name: own.displayName }]),
    ];
    const byId = new Map(names.map((name) => [name.id, name]));
    return [...byId.values()].toSorted((one, other) => one.name.localeCompare(other.name, 'de'));
  });
}
