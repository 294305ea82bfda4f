import type { AgendaCall, CallState } from '@quartiersforum/domain';
import type { EntityManager } from 'typeorm';
import { deadlineJson } from './funding-call.queries';

/** States in which people can still do something with a call. */
const worthTelling: readonly CallState[] = ['announced', 'open', 'closingSoon'];

/** Since when a meeting's body has been told of no new call; undefined when another meeting of its series comes first. */
export async function findLastTold(
  manager: EntityManager,
  meetingId: string,
  now: Date,
): Promise<{ readonly since: Date | null } | undefined> {
  const [told]: { since: Date | null }[] = await manager.query(
    `select (select max(earlier.started_at) from meeting as earlier
        where earlier.series_id = meeting.series_id and earlier.starts_at < meeting.starts_at) as since
     from meeting
     where meeting.id = $1 and meeting.kind = 'exchange' and meeting.series_id is not null
       and not exists (select from meeting as sooner
         where sooner.series_id = meeting.series_id and sooner.starts_at < meeting.starts_at
           and (sooner.state in ('running', 'paused') or sooner.state in ('draft', 'invited') and sooner.starts_at >= $2))`,
    [meetingId, now],
  );
  return told;
}

/**
 * Calls that were published after `since` and can still be used, without those that are on an agenda of the same series; the next deadline
 * first. What was on an item that was taken off again waits again.
 */
export async function findNewCalls(
  manager: EntityManager,
  meetingId: string,
  since: Date | null,
  now: Date,
): Promise<readonly AgendaCall[]> {
  const rows: (Omit<AgendaCall, 'publishedAt'> & { publishedAt: Date })[] = await manager.query(
    `select call.id, call.title, programme.funder, call.published_at as "publishedAt",
       case when next.id is null then null else ${deadlineJson('next')} end as "nextDeadline"
     from funding_call as call
     join funding_programme as programme on programme.id = call.programme_id
     join funding_call_phase as phase on phase.call_id = call.id and phase.starts_at <= $3 and $3 < phase.ends_at
     left join funding_deadline as next on next.id = phase.deadline_id
     where call.publication = 'published' and call.published_at is not null and ($2::timestamptz is null or call.published_at > $2)
       and phase.state = any($4)
       and not exists (select from agenda_call as told
         join agenda_item as item on item.id = told.agenda_item_id and item.removed_at is null
         join meeting on meeting.id = told.meeting_id and meeting.state not in ('cancelled', 'moved')
         where told.call_id = call.id
           and meeting.series_id = (select series_id from meeting where id = $1))
     order by phase.deadline_ends_at nulls last, call.title collate "de-x-icu", call.id
     limit 200`,
    [meetingId, since, now, worthTelling],
  );
  return rows.map((row) => ({ ...row, publishedAt: row.publishedAt.toISOString() }));
}
