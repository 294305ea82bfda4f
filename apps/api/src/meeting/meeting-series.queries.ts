import type { AgendaTemplateItem, MeetingKind, MeetingRhythm, Name } from '@quartiersforum/domain';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../core/access/actor';
import { askerValues, meetingDay } from './meeting-standing.queries';

/** A series, and whether the asker belongs to its body today. */
export interface SeriesRow {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly kind: MeetingKind;
  readonly body: Name;
  readonly rhythm: MeetingRhythm;
  readonly durationMinutes: number;
  readonly place: string;
  readonly template: AgendaTemplateItem[];
  readonly openTopics: number;
  readonly relation: 'participant' | 'outsider';
}

/** Whether the asker (`$1` to `$5` as in `relationColumn`) belongs to the body of `series` today. */
export const seriesMembership = `exists (select from membership
  where membership.body_id = series.body_id and (person_id = $2 or organisation_id = $3 or contact_point_id = $4)
    and valid_from <= $5::date and (valid_to is null or $5::date <= valid_to))`;

/** `$1` is the account, which membership does not ask for; naming it keeps the values the same everywhere. */
const columns = `series.id, series.version, series.name, series.kind, series.rhythm, series.place, series.template,
  series.duration_minutes as "durationMinutes", json_build_object('id', body.id, 'name', body.name) as body,
  (select count(*)::int from topic where topic.series_id = series.id and topic.state = 'open') as "openTopics",
  case when $1::uuid is not null and ${seriesMembership} then 'participant' else 'outsider' end as relation`;

const tables = 'meeting_series as series join body on body.id = series.body_id';

/** A page of series by name: of all, or of those to whose body the asker belongs. Two queries. */
export async function findSeriesList(
  manager: EntityManager,
  actor: Actor,
  today: string,
  {
    isAll,
    limit,
    offset,
  }: { readonly isAll: boolean; readonly limit: number; readonly offset: number },
): Promise<{ readonly rows: readonly SeriesRow[]; readonly total: number }> {
  const matches = `($6 or ($1::uuid is not null and ${seriesMembership}))`;
  const values = [...askerValues(actor, today), isAll];
  const counts: { total: number }[] = await manager.query(
    `select count(*)::int as total from meeting_series as series where ${matches}`,
    values,
  );
  const rows: SeriesRow[] = await manager.query(
    `select ${columns} from ${tables} where ${matches}
     order by series.name collate "de-x-icu", series.id limit $7 offset $8`,
    [...values, limit, offset],
  );
  return { rows, total: counts[0]?.total ?? 0 };
}

export async function findSeries(
  manager: EntityManager,
  actor: Actor,
  today: string,
  id: string,
): Promise<SeriesRow | undefined> {
  const rows: SeriesRow[] = await manager.query(
    `select ${columns} from ${tables} where series.id = $6`,
    [...askerValues(actor, today), id],
  );
  return rows[0];
}

/** Which of these days have a meeting of the series that was not cancelled. */
export async function findTakenDays(
  manager: EntityManager,
  seriesId: string,
  days: readonly string[],
): Promise<readonly string[]> {
  const rows: { day: string }[] = await manager.query(
    `select distinct ${meetingDay}::text as day from meeting
     where series_id = $1 and state <> 'cancelled' and ${meetingDay} = any($2::date[])`,
    [seriesId, days],
  );
  return rows.map(({ day }) => day);
}
