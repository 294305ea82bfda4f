import { DomainError, type TaskOwner } from '@quartiersforum/domain';
import type { EntityManager } from 'typeorm';

/** Who owes something, as it is stored: one column for each kind of owner, at most one of them set. */
export interface OwnerColumns {
  ownerPersonId: string | null;
  ownerOrganisationId: string | null;
  ownerContactPointId: string | null;
}

type OwnerId = Pick<TaskOwner, 'kind' | 'id'>;

const tableOf = {
  person: 'person',
  organisation: 'organisation',
  contactPoint: 'contact_point',
} as const satisfies Record<TaskOwner['kind'], string>;

export function toOwnerColumns(owner: OwnerId | null): OwnerColumns {
  const of = (kind: TaskOwner['kind']) => (owner?.kind === kind ? owner.id : null);
  return {
    ownerPersonId: of('person'),
    ownerOrganisationId: of('organisation'),
    ownerContactPointId: of('contactPoint'),
  };
}

export function toOwnerId(columns: OwnerColumns): OwnerId | null {
  const { ownerPersonId, ownerOrganisationId, ownerContactPointId } = columns;
  if (ownerPersonId !== null) return { kind: 'person', id: ownerPersonId };
  if (ownerOrganisationId !== null) return { kind: 'organisation', id: ownerOrganisationId };
  if (ownerContactPointId !== null) return { kind: 'contactPoint', id: ownerContactPointId };
  return null;
}

/** The owner of a row of `table` with their name, as JSON; null when nobody owes it. */
export function ownerColumn(table: string): string {
  return `case
    when ${table}.owner_person_id is not null then (select json_build_object('kind', 'person', 'id', id, 'name', name)
      from person where id = ${table}.owner_person_id)
    when ${table}.owner_organisation_id is not null then (select json_build_object('kind', 'organisation', 'id', id, 'name', name)
      from organisation where id = ${table}.owner_organisation_id)
    when ${table}.owner_contact_point_id is not null then (select json_build_object('kind', 'contactPoint', 'id', id, 'name', name)
      from contact_point where id = ${table}.owner_contact_point_id)
    end`;
}

/** Throws `request.invalid` naming `owner.id` when there is no such person, organisation or contact point. */
export async function requireOwner(manager: EntityManager, owner: OwnerId | null): Promise<void> {
  if (owner === null) return;
  const found: unknown[] = await manager.query(
    `select from ${tableOf[owner.kind]} where id = $1 for key share`,
    [owner.id],
  );
  if (found.length === 0)
    throw new DomainError('request.invalid', {
      fields: [{ path: 'owner.id', message: 'is not known' }],
    });
}
