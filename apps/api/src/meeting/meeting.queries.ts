import type {
  AnswerCounts,
  MeetingKind,
  meetingFilterSchema,
  MeetingRelation,
  MeetingState,
  Name,
  Response,
} from '@quartiersforum/domain';
import type { EntityManager } from 'typeorm';
import type * as z from 'zod';
import type { Actor } from '../core/access/actor';
import {
  askerValues,
  meetingDay,
  relationColumn,
  statesByRelation,
} from './meeting-standing.queries';

/** A meeting in a list, as the asker sees it. */
export interface SummaryRow {
  readonly id: string;
  readonly title: string;
  readonly kind: MeetingKind;
  readonly state: MeetingState;
  readonly series: Name | null;
  readonly body: Name;
  readonly startsAt: Date;
  readonly durationMinutes: number;
  readonly place: string;
  readonly relation: MeetingRelation;
  readonly answer: Response | null;
}

/** A whole meeting, without its agenda. */
export interface MeetingRow extends SummaryRow {
  readonly version: number;
  readonly agendaVersion: number;
  readonly description: string;
  readonly lead: Name | null;
  readonly writers: readonly Name[];
  readonly cancelReason: string | null;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
  readonly answers: AnswerCounts;
}

const summaryColumns = `meeting.id, meeting.title, meeting.kind, meeting.state,
  case when series.id is not null then json_build_object('id', series.id, 'name', series.name) end as series,
  json_build_object('id', body.id, 'name', body.name) as body,
  meeting.starts_at as "startsAt", meeting.duration_minutes as "durationMinutes", meeting.place, standing.relation,
  (select response from meeting_invitation as invitation
    where invitation.meeting_id = meeting.id and invitation.account_id = $1) as answer`;

const summaryTables = `meeting join body on body.id = meeting.body_id
  left join meeting_series as series on series.id = meeting.series_id
  cross join lateral (select ${relationColumn} as relation) as standing`;

/** An account by the name of its person. */
const accountName = `json_build_object('id', account.id, 'name', person.name)
  from account join person on person.id = account.person_id`;

/**
 * What is still to come: it is being held, or waits for a new date, or its planned time is not over. What was planned and never begun
 * is past by the clock; nobody wants to be reminded of it for ever.
 */
const isComing = `(meeting.state in ('running', 'paused', 'moved') or (meeting.state in ('draft', 'invited', 'cancelled')
  and meeting.starts_at + make_interval(mins => meeting.duration_minutes) > $7))`;

/** A page of the meetings that the asker may read, and how many there are: two queries, however many. */
export async function findMeetings(
  manager: EntityManager,
  actor: Actor,
  { today, now }: { readonly today: string; readonly now: Date },
  filter: z.output<typeof meetingFilterSchema>,
): Promise<{ readonly rows: readonly SummaryRow[]; readonly total: number }> {
  const matches = `($6::jsonb -> standing.relation) ? meeting.state
    and ($8::text is null or ($8 = 'coming') = ${isComing})
    and ($9::uuid is null or meeting.series_id = $9)
    and ($10::uuid is null or meeting.body_id = $10)
    and ($11::date is null or ${meetingDay} >= $11)`;
  const values = [
    ...askerValues(actor, today),
    JSON.stringify(statesByRelation('meeting.read', actor)),
    now,
    filter.time ?? null,
    filter.seriesId ?? null,
    filter.bodyId ?? null,
    filter.from ?? null,
  ];
  const counts: { total: number }[] = await manager.query(
    `select count(*)::int as total from ${summaryTables} where ${matches}`,
    values,
  );
  const direction = filter.time === 'coming' ? 'asc' : 'desc';
  const rows: SummaryRow[] = await manager.query(
    `select ${summaryColumns} from ${summaryTables} where ${matches}
     order by meeting.starts_at ${direction}, meeting.id limit $12 offset $13`,
    [...values, filter.limit, filter.offset],
  );
  return { rows, total: counts[0]?.total ?? 0 };
}

/** One meeting with how the asker stands to it, whether they may read it or not. */
export async function findMeeting(
  manager: EntityManager,
  actor: Actor,
  today: string,
  id: string,
): Promise<MeetingRow | undefined> {
  const rows: MeetingRow[] = await manager.query(
    `select ${summaryColumns}, meeting.version, meeting.agenda_version as "agendaVersion", meeting.description,
      (select ${accountName} where account.id = meeting.lead_account_id) as lead,
      array(select ${accountName} join meeting_writer as writer on writer.account_id = account.id
        where writer.meeting_id = meeting.id order by person.name collate "de-x-icu", account.id) as writers,
      meeting.cancel_reason as "cancelReason", meeting.started_at as "startedAt", meeting.ended_at as "endedAt",
      (select json_build_object(
          'open', count(*) filter (where response = 'open'), 'yes', count(*) filter (where response = 'yes'),
          'no', count(*) filter (where response = 'no'), 'substitute', count(*) filter (where response = 'substitute'))
        from meeting_invitation as invitation where invitation.meeting_id = meeting.id) as answers
     from ${summaryTables} where meeting.id = $6`,
    [...askerValues(actor, today), id],
  );
  return rows[0];
}

/** Other meetings that the asker may read on a day of the network's time zone. */
export async function findMeetingsOn(
  manager: EntityManager,
  actor: Actor,
  today: string,
  day: string,
): Promise<readonly Name[]> {
  return manager.query<Name[]>(
    `select meeting.id, meeting.title as name from ${summaryTables}
     where ${meetingDay} = $7 and meeting.state <> 'cancelled' and ($6::jsonb -> standing.relation) ? meeting.state
     order by meeting.starts_at, meeting.id limit 50`,
    [...askerValues(actor, today), JSON.stringify(statesByRelation('meeting.read', actor)), day],
  );
}

/** Which of these accounts can take on something in a meeting: they are there and belong to a working role. */
export async function findWorkingAccounts(
  manager: EntityManager,
  ids: readonly string[],
  roles: readonly string[],
): Promise<readonly string[]> {
  const rows: { id: string }[] = await manager.query(
    `select id from account where id = any($1) and not is_disabled and role = any($2)`,
    [ids, roles],
  );
  return rows.map(({ id }) => id);
}
