import type {
  Organisation,
  Page,
  RegisterReason,
  RegisterSnapshot,
  RegisterThingKind,
} from '@quartiersforum/domain';
import type { EntityManager } from 'typeorm';

/** What others say about an organisation. */
export type Ties = Pick<Organisation, 'contactPoints' | 'partnerOf' | 'bodies'>;

interface StateRow {
  readonly number: number;
  readonly at: Date;
  readonly by: string | null;
  readonly reason: RegisterReason;
  readonly snapshot: RegisterSnapshot;
  readonly before: RegisterSnapshot | null;
}

/** A page of the states of a thing, newest first, each with the one before it and the present name of whoever made it. */
export async function findStates(
  manager: EntityManager,
  kind: RegisterThingKind,
  id: string,
  { limit, offset }: Page,
): Promise<{ readonly rows: readonly StateRow[]; readonly total: number }> {
  const rows: StateRow[] = await manager.query(
    `select change.number, change.at, person.name as by, change.reason, change.snapshot, earlier.snapshot as before
     from register_change as change
     left join register_change as earlier
       on earlier.kind = change.kind and earlier.thing_id = change.thing_id and earlier.number = change.number - 1
     left join account on account.id = change.account_id
     left join person on person.id = account.person_id
     where change.kind = $1 and change.thing_id = $2
     order by change.number desc limit $3 offset $4`,
    [kind, id, limit, offset],
  );
  const counts: { total: number }[] = await manager.query(
    `select count(*)::int as total from register_change where kind = $1 and thing_id = $2`,
    [kind, id],
  );
  return { rows, total: counts[0]?.total ?? 0 };
}

/** The last state of a thing before an instant. */
export async function findState(
  manager: EntityManager,
  kind: RegisterThingKind,
  id: string,
  before: Date,
): Promise<RegisterSnapshot | null> {
  const rows: { snapshot: RegisterSnapshot }[] = await manager.query(
    `select snapshot from register_change where kind = $1 and thing_id = $2 and at < $3
     order by number desc limit 1`,
    [kind, id, before],
  );
  return rows[0]?.snapshot ?? null;
}

/** What things of any kind were called before an instant; those of which nothing is known by then are missing. */
export async function findNamesAt(
  manager: EntityManager,
  ids: readonly string[],
  before: Date,
): Promise<ReadonlyMap<string, string>> {
  const rows: { id: string; name: string }[] = await manager.query(
    `select named.id, state.name from unnest($1::uuid[]) as named (id)
     cross join lateral (
       select snapshot ->> 'name' as name from register_change
       where kind in ('contactPoint', 'organisation', 'person') and thing_id = named.id and at < $2
       order by number desc limit 1) as state`,
    [[...new Set(ids)], before],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Of an organisation: what it ran, worked with and belonged to at the end of `day`, as contact points and bodies said by then. */
export async function findTiesAt(
  manager: EntityManager,
  organisationId: string,
  day: string,
  before: Date,
): Promise<Ties> {
  const rows: Ties[] = await manager.query(
    `with last as (
       select kind, thing_id, max(number) as number from register_change
       where kind in ('contactPoint', 'body') and at < $3
       group by kind, thing_id),
     state as materialized (
       select kind, thing_id as id, snapshot ->> 'name' as name, snapshot::jsonb as snapshot
       from last join register_change using (kind, thing_id, number)),
     contact_point as (
       select * from state where kind = 'contactPoint' and coalesce($2 < (snapshot ->> 'closedOn')::date, true))
     select
       array(select json_build_object('id', id, 'name', name) from contact_point
         where snapshot -> 'providers' @> jsonb_build_array(jsonb_build_object('id', $1::text))
         order by name collate "de-x-icu", id) as "contactPoints",
       array(select json_build_object('id', id, 'name', name) from contact_point
         where snapshot -> 'partners' @> jsonb_build_array(jsonb_build_object('kind', 'organisation', 'id', $1::text))
         order by name collate "de-x-icu", id) as "partnerOf",
       array(select json_build_object('id', id, 'name', name) from state
         where kind = 'body' and exists (
           select from jsonb_to_recordset(snapshot -> 'memberships') as membership (member jsonb, "validFrom" date, "validTo" date)
           where member ->> 'id' = $1::text and "validFrom" <= $2 and coalesce($2 <= "validTo", true))
         order by name collate "de-x-icu", id) as bodies`,
    [organisationId, day, before],
  );
  return rows[0] ?? { contactPoints: [], partnerOf: [], bodies: [] };
}
