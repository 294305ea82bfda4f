import { type Invitees, networkTimeZone } from '@quartiersforum/domain';
import type { EntityManager } from 'typeorm';

/** Somebody whom a mail reaches, with what an invitation says about them. */
export interface Invitee {
  readonly accountId: string;
  readonly name: string;
  readonly email: string;
  readonly affiliation: string | null;
}

const selectInvitee = `
  select distinct on (account.id) account.id as "accountId", person.name, account.email,
         coalesce(organisation.name, contact_point.name) as affiliation
    from account
    join person on person.id = account.person_id
    left join organisation on organisation.id = person.organisation_id
    left join contact_point on contact_point.id = person.contact_point_id`;

/** Memberships in the body of a meeting (`$1`) that hold on its day. */
const membersOnTheDay = `
  (select membership.* from membership join meeting on meeting.body_id = membership.body_id
    where meeting.id = $1
      and valid_from <= (meeting.starts_at at time zone '${networkTimeZone}')::date
      and (valid_to is null or valid_to >= (meeting.starts_at at time zone '${networkTimeZone}')::date)) as member`;

/** That the member, itself or as the place where somebody works, is this account's person. */
const isMember = `(member.person_id = person.id or member.organisation_id = person.organisation_id
  or member.contact_point_id = person.contact_point_id)`;

/** Accounts of the body's members on the day of the meeting: as a person, or through their organisation or contact point. */
export async function findMembers(
  manager: EntityManager,
  meetingId: string,
): Promise<readonly Invitee[]> {
  const rows: Invitee[] = await manager.query(
    `select * from (${selectInvitee} join ${membersOnTheDay} on ${isMember} where not account.is_disabled) as invitee
      order by name collate "de-x-icu", "accountId"`,
    [meetingId],
  );
  return rows;
}

/** Members on that day to whom no account belongs. */
export async function findUnreachable(
  manager: EntityManager,
  meetingId: string,
): Promise<Invitees['unreachable']> {
  return manager.query<Invitees['unreachable']>(
    `select distinct name collate "de-x-icu" as name, kind, id from (
       select coalesce(human.name, organisation.name, contact_point.name) as name,
              case when human.id is not null then 'person' when organisation.id is not null then 'organisation'
                   else 'contactPoint' end as kind,
              coalesce(human.id, organisation.id, contact_point.id) as id
         from ${membersOnTheDay}
         left join person as human on human.id = member.person_id
         left join organisation on organisation.id = member.organisation_id
         left join contact_point on contact_point.id = member.contact_point_id
        where not exists (select from person join account on account.person_id = person.id
          where not account.is_disabled and ${isMember})) as unreachable
      order by name`,
    [meetingId],
  );
}

/** The accounts of these ids, or with one of these addresses; who is disabled is not invited. */
export async function findAccounts(
  manager: EntityManager,
  {
    ids = [],
    emails = [],
  }: { readonly ids?: readonly string[]; readonly emails?: readonly string[] },
): Promise<readonly Invitee[]> {
  return manager.query<Invitee[]>(
    `${selectInvitee} where not account.is_disabled and (account.id = any($1) or account.email = any($2))`,
    [ids, emails],
  );
}
