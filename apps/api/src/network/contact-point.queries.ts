import {
  type contactPointFacetsSchema,
  type contactPointFilterSchema,
  staleBefore,
} from '@quartiersforum/domain';
import type { EntityManager } from 'typeorm';
import type * as z from 'zod';

/** `today` decides what is closed and what is stale. */
type Filter = z.output<typeof contactPointFilterSchema> & { readonly today: string };
type Facets = z.output<typeof contactPointFacetsSchema>;

/**
 * The ids of a page of contact points in German order, and how many there are. `states`: those that the asker may read; a contact
 * point in another state is neither found nor counted, nor found through the name of its partner.
 */
export async function findContactPointIds(
  manager: EntityManager,
  states: readonly string[],
  filter: Filter,
): Promise<{ readonly ids: readonly string[]; readonly total: number }> {
  const rows: { ids: string[]; total: number }[] = await manager.query(
    `with haystack as materialized (
      select contact_point.id, search_key(concat_ws(' ', name, focus, district,
        array_to_string(target_groups, ' '), provider.names, partner.names)) as words
      from contact_point
      left join (
        select contact_point_id, string_agg(organisation.name, ' ') as names from contact_point_provider
        join organisation on organisation.id = organisation_id
        group by contact_point_id) as provider on provider.contact_point_id = contact_point.id
      left join (
        select contact_point_id, string_agg(coalesce(organisation.name, other.name), ' ') as names
        from contact_point_partner
        left join organisation on organisation.id = organisation_id
        left join contact_point as other on other.id = partner_contact_point_id and other.state = any($1)
        group by contact_point_id) as partner on partner.contact_point_id = contact_point.id
      where state = any($1)),
    hit as materialized (
      select contact_point.id, contact_point.name from contact_point
      where contact_point.state = any($1)
        and (closed_on is not null and closed_on <= $9) = $10
        and ($11::date is null or confirmed_on is null or confirmed_on < $11)
        and ($2::text is null or contact_point.district = $2)
        and ($3::uuid is null or exists (
          select from contact_point_provider as provider
          where provider.contact_point_id = contact_point.id and provider.organisation_id = $3))
        and ($4::text is null or exists (
          select from funding_phase as phase
          where phase.contact_point_id = contact_point.id and phase.programme = $4))
        and ($5::date is null or exists (
          select from funding_phase as phase
          where phase.contact_point_id = contact_point.id and phase.ends_on < $5))
        and ($6::text is null or contact_point.id in (
          select haystack.id from haystack where not exists (
            select from unnest(string_to_array(search_key($6), ' ')) as word
            where strpos(haystack.words, word) = 0))))
    select
      (select count(*)::int from hit) as total,
      array(select id from hit order by name collate "de-x-icu", id limit $7 offset $8) as ids`,
    [
      states,
      filter.district ?? null,
      filter.providerId ?? null,
      filter.programme ?? null,
      filter.endsBefore ?? null,
      filter.search ?? null,
      filter.limit,
      filter.offset,
      filter.today,
      filter.isClosed,
      filter.isStale ? staleBefore(filter.today) : null,
    ],
  );
  return rows[0] ?? { ids: [], total: 0 };
}

/** What the filters of the list can be set to, over all contact points in `states` that are closed or not, as was asked. */
export async function readContactPointFacets(
  manager: EntityManager,
  states: readonly string[],
  { today, isClosed }: Pick<Filter, 'today' | 'isClosed'>,
): Promise<Facets> {
  const rows: Facets[] = await manager.query(
    `with listed as (
      select id, district from contact_point
      where state = any($1) and (closed_on is not null and closed_on <= $2) = $3)
    select
      array(select district from listed
        where district is not null
        group by district order by district collate "de-x-icu") as districts,
      array(select programme from funding_phase as phase
        join listed on listed.id = phase.contact_point_id
        where programme is not null
        group by programme order by programme collate "de-x-icu") as programmes,
      array(select json_build_object('id', organisation.id, 'name', organisation.name) from organisation
        where exists (
          select from contact_point_provider as provider
          join listed on listed.id = provider.contact_point_id
          where provider.organisation_id = organisation.id)
        order by organisation.name collate "de-x-icu") as providers`,
    [states, today, isClosed],
  );
  return rows[0] ?? { districts: [], providers: [], programmes: [] };
}
