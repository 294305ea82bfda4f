import type {
  LiveItem,
  MeetingState,
  QueueOrder,
  RaisedHand,
  SpeakerEntry,
} from '@quartiersforum/domain';
import type { EntityManager } from 'typeorm';

/** A hand as it lies in the table; who spoke and is done is only in `LiveRow.heard`. */
export interface HandRow extends RaisedHand {
  readonly name: string;
  readonly state: SpeakerEntry['state'];
}

/** All of a meeting that everybody sees live, before the queue is put in order. */
export interface LiveRow {
  readonly title: string;
  readonly state: MeetingState;
  readonly startsAt: Date;
  readonly durationMinutes: number;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
  readonly version: number | null;
  readonly itemStartedAt: Date | null;
  readonly pausedAt: Date | null;
  readonly plannedEnd: Date | null;
  readonly isQueueOpen: boolean | null;
  readonly queueOrder: QueueOrder | null;
  readonly items: readonly LiveItem[] | null;
  readonly hands: readonly HandRow[] | null;
  readonly heard: readonly Pick<RaisedHand, 'attendeeId' | 'affiliation'>[] | null;
  readonly present: number;
}

/** One query, so that it is one moment. Items that are not for all are left out here already. */
export async function findLive(
  manager: EntityManager,
  meetingId: string,
): Promise<LiveRow | undefined> {
  const rows: LiveRow[] = await manager.query(
    `select meeting.title, meeting.state, starts_at as "startsAt", duration_minutes as "durationMinutes",
       started_at as "startedAt", ended_at as "endedAt", session.version, item_started_at as "itemStartedAt",
       paused_at as "pausedAt", planned_end as "plannedEnd", is_queue_open as "isQueueOpen", queue_order as "queueOrder",
       (select json_agg(json_build_object('id', id, 'kind', kind, 'title', title, 'presenter', presenter, 'state', state,
            'plannedSeconds', duration_minutes * 60, 'spentSeconds', spent_seconds) order by position)
          from agenda_item where meeting_id = meeting.id and removed_at is null and visibility = 'all') as items,
       (select json_agg(json_build_object('id', entry.id, 'attendeeId', attendee_id, 'name', name, 'affiliation', affiliation,
            'position', position, 'state', entry.state))
          from speaker_entry as entry join attendee on attendee.id = attendee_id
         where entry.meeting_id = meeting.id and entry.state <> 'heard') as hands,
       (select json_agg(distinct jsonb_build_object('attendeeId', attendee_id, 'affiliation', affiliation))
          from speaker_entry as entry join attendee on attendee.id = attendee_id
         where entry.meeting_id = meeting.id and entry.state <> 'waiting') as heard,
       (select count(*)::int from attendee
         where meeting_id = meeting.id and attendee.state = 'present' and left_at is null) as present
     from meeting left join live_session as session on session.meeting_id = meeting.id
     where meeting.id = $1`,
    [meetingId],
  );
  return rows[0];
}
