import { DomainError, type FieldProblem } from '@quartiersforum/domain';
import type { EntityManager } from 'typeorm';

interface Place {
  readonly organisationId?: string | null | undefined;
  readonly contactPointId?: string | null | undefined;
}

/** Throws `request.invalid` for the fields that name an organisation or contact point which is not there. */
export async function requirePlace(manager: EntityManager, place: Place): Promise<void> {
  const [row] = await manager.query<[{ organisation: boolean; contact_point: boolean }]>(
    `select $1::uuid is null or exists (select from organisation where id = $1) as organisation,
            $2::uuid is null or exists (select from contact_point where id = $2) as contact_point`,
    [place.organisationId ?? null, place.contactPointId ?? null],
  );
  const fields: FieldProblem[] = [];
  const message = 'is not there';
  if (!row.organisation) fields.push({ path: 'organisationId', message });
  if (!row.contact_point) fields.push({ path: 'contactPointId', message });
  if (fields.length > 0) throw new DomainError('request.invalid', { fields });
}
