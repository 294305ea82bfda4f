import { type ApplicantKind, isAllowed, type Name, roles } from '@quartiersforum/domain';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../core/access/actor';

/** As whom somebody would apply. */
export interface Applicant {
  /** The organisation whose interests are theirs; null for nobody's. */
  readonly speaksFor: Name | null;
  /** The same as a list, for questions about several. */
  readonly organisationIds: readonly string[];
  /** What their organisation and those that run their contact point may apply as. */
  readonly kinds: readonly ApplicantKind[];
}

/**
 * People speak for the organisation they belong to; who works in a contact point without one speaks for its Träger, if it has only one.
 *
 * The one thing a newcomer would get wrong: at a contact point that several share, one Träger would read there what another told the city
 * alone. Whoever works there and belongs to none of them speaks for none.
 */
export async function findApplicant(
  manager: EntityManager,
  { organisationId, contactPointId }: Pick<Actor, 'organisationId' | 'contactPointId'>,
): Promise<Applicant> {
  const rows: (Name & { kinds: ApplicantKind[]; isOwn: boolean | null })[] = await manager.query(
    `select organisation.id, organisation.name, applicant_kinds as kinds, organisation.id = $1 as "isOwn" from organisation
     left join contact_point_provider as provider
       on provider.organisation_id = organisation.id and provider.contact_point_id = $2
     where organisation.id = $1 or provider.organisation_id is not null`,
    [organisationId, contactPointId],
  );
  const spoken = rows.find(({ isOwn }) => isOwn === true) ?? (rows.length === 1 ? rows[0] : null);
  return {
    speaksFor: spoken ? { id: spoken.id, name: spoken.name } : null,
    organisationIds: spoken ? [spoken.id] : [],
    kinds: [...new Set(rows.flatMap(({ kinds }) => kinds))],
  };
}

/** The accounts of those who speak for an organisation, as `findApplicant` says, and may read its interests. */
export async function findSpeakers(
  manager: Pick<EntityManager, 'query'>,
  organisationId: string,
): Promise<readonly string[]> {
  const accounts: { id: string }[] = await manager.query(
    `select account.id from account join person on person.id = account.person_id
     where account.role = any($2) and (person.organisation_id = $1 or person.organisation_id is null
       and exists (select from contact_point_provider as provider
         where provider.contact_point_id = person.contact_point_id and provider.organisation_id = $1)
       and not exists (select from contact_point_provider as provider
         where provider.contact_point_id = person.contact_point_id and provider.organisation_id <> $1))`,
    [
      organisationId,
      roles.filter((role) => isAllowed('interest.read', { role, relation: 'self' })),
    ],
  );
  return accounts.map(({ id }) => id);
}
