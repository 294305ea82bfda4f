import { meetingStateSchema, isAllowed, networkTimeZone } from '@quartiersforum/domain';
import type {
  MeetingRelation,
  MeetingState,
  OwnMembership,
  Permission,
} from '@quartiersforum/domain';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../core/access/actor';

/** The meeting's day in the network's time zone. */
export const meetingDay = `(meeting.starts_at at time zone '${networkTimeZone}')::date`;

const isInvited = `exists (select from meeting_invitation as invitation
    where invitation.meeting_id = meeting.id and invitation.account_id = $1)`;

/** A plan that was given up before anybody was invited is told to nobody; members only belong to what they were told. */
const isTold = `(meeting.state <> 'cancelled' or exists (select from meeting_announcement as told
    where told.meeting_id = meeting.id))`;

/**
 * How the asker (`$1` account, `$2` person, `$3` organisation, `$4` contact point, on the day `$5`) stands to `meeting`: the same as
 * `meetingRelation` of the domain, said in SQL so that lists are filtered before they are counted and cut into pages.
 */
export const relationColumn = `case
  when meeting.lead_account_id = $1 then 'lead'
  when exists (select from meeting_writer as writer where writer.meeting_id = meeting.id and writer.account_id = $1) then 'writer'
  when ${isInvited} then 'participant'
  when ${isTold} and exists (select from membership
    where membership.body_id = meeting.body_id
      and (person_id = $2 or organisation_id = $3 or contact_point_id = $4)
      and exists (select from unnest(array[${meetingDay}, $5::date]) as day
        where valid_from <= day and (valid_to is null or day <= valid_to))) then 'participant'
  else 'outsider' end`;

/** The first five values of a statement that uses `relationColumn`. */
export function askerValues(
  {
    accountId,
    personId,
    organisationId,
    contactPointId,
  }: Pick<Actor, 'accountId' | 'personId' | 'organisationId' | 'contactPointId'>,
  today: string,
): (string | null)[] {
  return [accountId, personId, organisationId, contactPointId, today];
}

const relations: readonly MeetingRelation[] = ['lead', 'writer', 'participant', 'outsider'];

/** In which states the permission table lets this role do something to a meeting, by relation: for `($n::jsonb -> relation) ? state`. */
export function statesByRelation(
  permission: Permission,
  { role }: Pick<Actor, 'role'>,
): Readonly<Record<string, readonly MeetingState[]>> {
  return Object.fromEntries(
    relations.map((relation) => [
      relation,
      meetingStateSchema.options.filter((state) =>
        isAllowed(permission, { role, relation, state }),
      ),
    ]),
  );
}

/** How the actor stands to the meeting; `outsider` also when there is none. */
export async function findRelation(
  manager: EntityManager,
  actor: Actor,
  today: string,
  meetingId: string,
): Promise<MeetingRelation> {
  const rows: { relation: MeetingRelation }[] = await manager.query(
    `select ${relationColumn} as relation from meeting where meeting.id = $6`,
    [...askerValues(actor, today), meetingId],
  );
  return rows[0]?.relation ?? 'outsider';
}

/** What decides how anybody stands to a meeting. */
export interface Roll {
  readonly state: MeetingState;
  readonly bodyId: string;
  readonly day: string;
  readonly leadAccountId: string | null;
  readonly writerAccountIds: readonly string[];
  readonly invitedAccountIds: readonly string[];
  /** All memberships in its body, past and future ones too, and whose they are; none of a plan that was given up untold. */
  readonly memberships: readonly (OwnMembership & {
    readonly personId: string | null;
    readonly organisationId: string | null;
    readonly contactPointId: string | null;
  })[];
}

export async function findRoll(
  manager: EntityManager,
  meetingId: string,
): Promise<Roll | undefined> {
  const rows: Roll[] = await manager.query(
    `select meeting.state, meeting.body_id as "bodyId", ${meetingDay}::text as day,
      meeting.lead_account_id as "leadAccountId",
      array(select account_id from meeting_writer where meeting_id = meeting.id) as "writerAccountIds",
      array(select account_id from meeting_invitation where meeting_id = meeting.id and account_id is not null) as "invitedAccountIds",
      array(select json_build_object('bodyId', membership.body_id, 'validFrom', valid_from, 'validTo', valid_to,
          'personId', person_id, 'organisationId', organisation_id, 'contactPointId', contact_point_id)
        from membership where membership.body_id = meeting.body_id and ${isTold}) as memberships
     from meeting where meeting.id = $1`,
    [meetingId],
  );
  return rows[0];
}
