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

/** What decides about somebody's rights to a guideline: its state, its circle, and their memberships in it, at any time. */
export interface Standing {
  readonly state: GuidelineState;
  readonly bodyIds: readonly string[];
  readonly memberships: readonly OwnMembership[];
}

/** One query, for it is asked for each open socket whenever rights may have changed. Undefined when no guideline has this text. */
export async function findStanding(
  manager: EntityManager,
  actor: Pick<Actor, 'personId' | 'organisationId' | 'contactPointId'>,
  documentId: string,
): Promise<Standing | undefined> {
  const rows: Standing[] = await manager.query(
    `select guideline.state,
      array(select body_id from guideline_body where guideline_id = guideline.id) as "bodyIds",
      array(select json_build_object('bodyId', membership.body_id, 'validFrom', valid_from, 'validTo', valid_to)
        from membership join guideline_body as circle on circle.body_id = membership.body_id
        where circle.guideline_id = guideline.id
          and (person_id = $2 or organisation_id = $3 or contact_point_id = $4)) as memberships
     from guideline where document_id = $1`,
    [documentId, actor.personId, actor.organisationId, actor.contactPointId],
  );
  return rows[0];
}
