import type { OwnMembership } from '@quartiersforum/domain';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../core/access/actor';

/** Every membership, past and future ones too, of the actor as a person and through their organisation or contact point. */
export async function findMembershipsOf(
  manager: EntityManager,
  actor: Pick<Actor, 'personId' | 'organisationId' | 'contactPointId'>,
): Promise<readonly OwnMembership[]> {
  return manager.query<OwnMembership[]>(
    `select body_id as "bodyId", valid_from::text as "validFrom", valid_to::text as "validTo" from membership
     where person_id = $1 or organisation_id = $2 or contact_point_id = $3`,
    [actor.personId, actor.organisationId, actor.contactPointId],
  );
}

/** Bodies in which a membership begins or has ended on the way from one day to a later one. */
export async function findBodiesChangedByDate(
  manager: EntityManager,
  earlier: string,
  later: string,
): Promise<readonly string[]> {
  const rows: { body_id: string }[] = await manager.query(
    `select distinct body_id from membership
     where (valid_to >= $1 and valid_to < $2) or (valid_from > $1 and valid_from <= $2)`,
    [earlier, later],
  );
  return rows.map(({ body_id }) => body_id);
}
