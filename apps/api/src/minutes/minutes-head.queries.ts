import { type MinutesHead, minutesHead, type MinutesHeadSources } from '@quartiersforum/domain';
import type { EntityManager } from 'typeorm';

/**
 * Everything that the head of minutes is made of, in one query. An attendance belongs to an invitation by itself or by its account; a
 * substitute stands for the invitation that sent them. Who was not handed the lead is the coordinator who made the meeting.
 */
const selectSources = `
  with invitation as (
    select * from meeting_invitation where meeting_id = $1
  )
  select json_build_object(
      'title', meeting.title, 'kind', meeting.kind, 'place', meeting.place,
      'body', (select name from body where id = meeting.body_id),
      'plannedStart', meeting.starts_at, 'startedAt', meeting.started_at, 'endedAt', meeting.ended_at,
      'lead', array(select person.name from account join person on person.id = account.person_id
        where account.id = coalesce(meeting.lead_account_id, meeting.created_by)),
      'writers', array(select person.name from meeting_writer as writer join account on account.id = writer.account_id
        join person on person.id = account.person_id where writer.meeting_id = meeting.id
        order by person.name collate "de-x-icu")
    ) as meeting,
    array(select json_build_object('key', id, 'name', name, 'affiliation', affiliation, 'response', response)
      from invitation where substitute_for_id is null) as invited,
    array(select json_build_object(
        'key', case when attendee.is_substitute or own.substitute_for_id is not null then null else own.id end,
        'name', attendee.name, 'affiliation', attendee.affiliation, 'state', attendee.state,
        'isGuest', attendee.kind = 'guest',
        'isSubstitute', attendee.is_substitute or own.substitute_for_id is not null,
        'insteadOf', case when attendee.is_substitute or own.substitute_for_id is not null
          then coalesce(own.substitute_for_id, own.id) end)
      from attendee left join lateral (
        select id, substitute_for_id from invitation
        where invitation.id = attendee.invitation_id or invitation.account_id = attendee.account_id
        order by invitation.id = attendee.invitation_id desc nulls last limit 1
      ) as own on true
      where attendee.meeting_id = $1) as attending
  from meeting where meeting.id = $1`;

/** The head of a meeting's minutes as it is now. */
export async function findHead(manager: EntityManager, meetingId: string): Promise<MinutesHead> {
  const [sources] = await manager.query<MinutesHeadSources[]>(selectSources, [meetingId]);
  if (sources === undefined) throw new Error('minutes without a meeting');
  const { meeting } = sources;
  return minutesHead({
    ...sources,
    meeting: {
      ...meeting,
      plannedStart: inUtc(meeting.plannedStart) ?? meeting.plannedStart,
      startedAt: inUtc(meeting.startedAt),
      endedAt: inUtc(meeting.endedAt),
    },
  });
}

/** PostgreSQL's JSON writes an instant with the offset of its session. */
function inUtc(instant: string | null): string | null {
  return instant === null ? null : new Date(instant).toISOString();
}
