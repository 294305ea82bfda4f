import type { GuidelineState, OwnMembership, Page } from '@quartiersforum/domain';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../core/access/actor';

/** The ids of a page of guidelines in `states`, the latest first, and how many there are. */
export async function findGuidelineIds(
  manager: EntityManager,
  states: readonly string[],
  page: Page,
): Promise<{ readonly ids: readonly string[]; readonly total: number }> {
  const rows: { ids: string[]; total: number }[] = await manager.query(
    `select
      (select count(*)::int from guideline where state = any($1)) as total,
      array(select id from guideline where state = any($1)
        order by created_at desc, title collate "de-x-icu", id limit $2 offset $3) as ids`,
    [states, page.limit, page.offset],
  );
  return rows[0] ?? { ids: [], total: 0 };
}

/** A membership in a circle, and whose it is: a person's, an organisation's or a contact point's. */
export interface CircleMembership extends OwnMembership {
  readonly personId: string | null;
  readonly organisationId: string | null;
  readonly contactPointId: string | null;
}

/** What decides about rights to a guideline: its state, its circle, and all memberships in it, past and future ones too. */
export interface Standing {
  readonly state: GuidelineState;
  readonly bodyIds: readonly string[];
  readonly memberships: readonly CircleMembership[];
}

/** One query for all who have the text open, whenever rights may have changed. Undefined when no guideline has this text. */
export async function findStanding(
  manager: EntityManager,
  documentId: string,
): Promise<Standing | undefined> {
  const rows: Standing[] = await manager.query(
    `select guideline.state,
      array(select body_id from guideline_body where guideline_id = guideline.id) as "bodyIds",
      array(select json_build_object('bodyId', membership.body_id, 'validFrom', valid_from, 'validTo', valid_to,
          'personId', person_id, 'organisationId', organisation_id, 'contactPointId', contact_point_id)
        from membership join guideline_body as circle on circle.body_id = membership.body_id
        where circle.guideline_id = guideline.id) as memberships
     from guideline where document_id = $1`,
    [documentId],
  );
  return rows[0];
}

/** Whether the membership is the actor's: their own, or that of the organisation or contact point they belong to. */
export function isOf(
  actor: Pick<Actor, 'personId' | 'organisationId' | 'contactPointId'>,
  { personId, organisationId, contactPointId }: CircleMembership,
): boolean {
  return (
    personId === actor.personId ||
    (organisationId !== null && organisationId === actor.organisationId) ||
    (contactPointId !== null && contactPointId === actor.contactPointId)
  );
}
