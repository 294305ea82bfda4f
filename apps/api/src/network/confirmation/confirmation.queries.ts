import { networkTimeZone, type Page, type StaleContactPoint } from '@quartiersforum/domain';
import type { EntityManager } from 'typeorm';

/** Somebody who is asked about a contact point. */
export interface Recipient {
  readonly contactPointId: string;
  readonly email: string;
  /** Null when it is the address that the entry names. */
  readonly accountId: string | null;
}

/** Who is asked: the accounts of those who work there, or else the address that the entry names. */
const people = `
  select person.contact_point_id, account.email, account.id as account_id from account
  join person on person.id = account.person_id
  where account.role = 'fieldworker' and not account.is_disabled and person.contact_point_id is not null`;
const addresses = `
  select point.id as contact_point_id, lower(point.email) as email, null::uuid as account_id
  from contact_point as point where point.email is not null`;
const recipients = `${people} union all ${addresses} and not exists (
  select from (${people}) as own where own.contact_point_id = point.id)`;

export async function findRecipients(
  manager: EntityManager,
  contactPointIds: readonly string[],
): Promise<readonly Recipient[]> {
  return manager.query(
    `select contact_point_id as "contactPointId", email, account_id as "accountId" from (${recipients}) as recipient
     where contact_point_id = any($1) order by email`,
    [contactPointIds],
  );
}

/**
 * Whose link to a request is good: those who work there today, and the address that the entry names today. That one stays good when
 * somebody there gets an account meanwhile.
 */
export async function findLinkHolders(
  manager: EntityManager,
  requestId: string,
): Promise<readonly Recipient[]> {
  return manager.query(
    `select contact_point_id as "contactPointId", email, account_id as "accountId"
     from (${people} union all ${addresses}) as holder
     where contact_point_id = (select contact_point_id from confirmation_request where id = $1)`,
    [requestId],
  );
}

/** A contact point that can be asked; whether it is to be is the domain's to say. Days are `YYYY-MM-DD`. */
export interface Askable {
  readonly id: string;
  readonly enteredOn: string;
  readonly confirmedOn: string | null;
  readonly closedOn: string | null;
  readonly isAsked: boolean;
}

/** All that somebody can be asked about and that were not asked in this round. */
export async function findAskable(
  manager: EntityManager,
  round: string,
): Promise<readonly Askable[]> {
  return manager.query(
    `select id, to_char(created_at at time zone $2, 'YYYY-MM-DD') as "enteredOn",
       confirmed_on::text as "confirmedOn", closed_on::text as "closedOn", false as "isAsked"
     from contact_point as point
     where id in (select contact_point_id from (${recipients}) as recipient)
       and not exists (
         select from confirmation_request as request
         where request.contact_point_id = point.id and request.round = $1)
     order by id`,
    [round, networkTimeZone],
  );
}

/** Notes that these are asked today; answers only those that nobody else has noted meanwhile. */
export async function noteAsked(
  manager: EntityManager,
  contactPointIds: readonly string[],
  round: string,
  today: string,
): Promise<readonly { readonly id: string; readonly contactPointId: string }[]> {
  return manager.query(
    `insert into confirmation_request (contact_point_id, round, asked_on)
     select id, $2, $3 from unnest($1::uuid[]) as id
     on conflict (contact_point_id, round) do nothing
     returning id, contact_point_id as "contactPointId"`,
    [contactPointIds, round, today],
  );
}

/** Open contact points whose entry nobody has confirmed since `staleBefore`, the oldest first. */
export async function findStale(
  manager: EntityManager,
  today: string,
  staleBefore: string,
  { limit, offset }: Page,
): Promise<{ readonly items: readonly StaleContactPoint[]; readonly total: number }> {
  const rows: { items: StaleContactPoint[]; total: number }[] = await manager.query(
    `with stale as (
       select id, name, confirmed_on from contact_point
       where (closed_on is null or closed_on > $1) and (confirmed_on is null or confirmed_on < $2)),
     page as (
       select * from stale
       order by confirmed_on nulls first, name collate "de-x-icu", id limit $3 offset $4)
     select (select count(*)::int from stale) as total,
       coalesce((select json_agg(json_build_object(
           'id', page.id, 'name', name, 'confirmedOn', confirmed_on,
           'askedOn', (select max(asked_on) from confirmation_request where contact_point_id = page.id),
           'recipients', (select count(*) from (${recipients}) as recipient where contact_point_id = page.id))
         order by confirmed_on nulls first, name collate "de-x-icu", page.id) from page), '[]') as items`,
    [today, staleBefore, limit, offset],
  );
  return rows[0] ?? { items: [], total: 0 };
}
