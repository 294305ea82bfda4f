import type { Organisation, organisationFilterSchema } from '@quartiersforum/domain';
import type { EntityManager } from 'typeorm';
import type * as z from 'zod';

const isOpen = '(contact_point.closed_on is null or contact_point.closed_on > $1)';

/** An organisation with what it runs, what it works with, and the bodies of which it is a member on `$1`. */
const columns = `organisation.id, organisation.version, organisation.name, organisation.kind, organisation.applicant_kinds as "applicantKinds",
  organisation.website, organisation.closed_on::text as "closedOn",
  array(select json_build_object('id', contact_point.id, 'name', contact_point.name)
    from contact_point_provider as provider
    join contact_point on contact_point.id = provider.contact_point_id
    where provider.organisation_id = organisation.id and ${isOpen}
    order by contact_point.name collate "de-x-icu") as "contactPoints",
  array(select json_build_object('id', contact_point.id, 'name', contact_point.name)
    from contact_point_partner as partner
    join contact_point on contact_point.id = partner.contact_point_id
    where partner.organisation_id = organisation.id and ${isOpen}
    order by contact_point.name collate "de-x-icu") as "partnerOf",
  array(select json_build_object('id', body.id, 'name', body.name) from body
    where exists (select from membership
      where membership.body_id = body.id and membership.organisation_id = organisation.id
        and membership.valid_from <= $1 and (membership.valid_to is null or $1 <= membership.valid_to))
    order by body.position, body.name) as bodies`;

/** A page of organisations in German order, with how many there are; `today` decides about memberships. */
export async function findOrganisations(
  manager: EntityManager,
  today: string,
  filter: z.output<typeof organisationFilterSchema>,
): Promise<{ readonly items: readonly Organisation[]; readonly total: number }> {
  const matches = `(closed_on is not null and closed_on <= $1) = $4
    and ($2::text is null or kind = $2)
    and ($3::text is null or not exists (
      select from unnest(string_to_array(search_key($3), ' ')) as word
      where strpos(search_key(organisation.name), word) = 0))`;
  const values = [today, filter.kind ?? null, filter.search ?? null, filter.isClosed];
  const counts: { total: number }[] = await manager.query(
    `select count(*)::int as total from organisation where ${matches}`,
    values,
  );
  const items: Organisation[] = await manager.query(
    `select ${columns} from organisation where ${matches}
     order by organisation.name collate "de-x-icu", organisation.id limit $5 offset $6`,
    [...values, filter.limit, filter.offset],
  );
  return { items, total: counts[0]?.total ?? 0 };
}

export async function findOrganisation(
  manager: EntityManager,
  today: string,
  id: string,
): Promise<Organisation | undefined> {
  const rows: Organisation[] = await manager.query(
    `select ${columns} from organisation where organisation.id = $2`,
    [today, id],
  );
  return rows[0];
}
