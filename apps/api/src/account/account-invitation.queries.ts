import type { Name } from '@quartiersforum/domain';
import { type EntityManager, In } from 'typeorm';
import { AccountInvitationEntity, type PlaceNames } from './account-invitation.entity';

/** The names of the places that invitations are for, by their ids. */
export async function placeNames(
  manager: EntityManager,
  invitations: readonly AccountInvitationEntity[],
): Promise<(invitation: AccountInvitationEntity) => PlaceNames> {
  const ids = invitations.flatMap(({ organisationId, contactPointId }) => [
    organisationId,
    contactPointId,
  ]);
  const rows = await manager.query<Name[]>(
    `select id, name from organisation where id = any($1) union all
     select id, name from contact_point where id = any($1)`,
    [ids.filter((id) => id !== null)],
  );
  const names = new Map(rows.map((row) => [row.id, row]));
  return ({ organisationId, contactPointId }) => ({
    organisation: names.get(organisationId ?? '') ?? null,
    contactPoint: names.get(contactPointId ?? '') ?? null,
  });
}

/**
 * Takes the invitation for good, in one statement: of several that hold the same link one gets the row, the others null. The same for
 * one that has expired or was revoked.
 */
export async function takeInvitation(
  manager: EntityManager,
  tokenHash: Buffer,
): Promise<AccountInvitationEntity | null> {
  const [rows] = await manager.query<[{ id: string }[], number]>(
    `update account_invitation set accepted_at = now()
      where token_hash = $1 and accepted_at is null and revoked_at is null and expires_at > now()
      returning id`,
    [tokenHash],
  );
  const [taken] = await manager.findBy(AccountInvitationEntity, {
    id: In(rows.map(({ id }) => id)),
  });
  return taken ?? null;
}
