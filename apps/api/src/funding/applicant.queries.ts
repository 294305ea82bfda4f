import type { ApplicantKind } from '@quartiersforum/domain';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../core/access/actor';

/** As whom somebody would apply: their organisation, or those that run their contact point. */
export interface Applicant {
  readonly organisationIds: readonly string[];
  readonly kinds: readonly ApplicantKind[];
}

/** The own organisation comes first, then those that run the contact point, in the printed order. */
export async function findApplicant(
  manager: EntityManager,
  { organisationId, contactPointId }: Pick<Actor, 'organisationId' | 'contactPointId'>,
): Promise<Applicant> {
  const rows: { id: string; kinds: ApplicantKind[] }[] = await manager.query(
    `select organisation.id, applicant_kinds as kinds from organisation
     left join contact_point_provider as provider
       on provider.organisation_id = organisation.id and provider.contact_point_id = $2
     where organisation.id = $1 or provider.organisation_id is not null
     order by organisation.id = $1 desc nulls last, provider.position`,
    [organisationId, contactPointId],
  );
  return {
    organisationIds: rows.map(({ id }) => id),
    kinds: [...new Set(rows.flatMap(({ kinds }) => kinds))],
  };
}
