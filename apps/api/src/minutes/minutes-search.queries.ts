import {
  isAllowed,
  type List,
  meetingRelationSchema,
  type minutesFilterSchema,
  minutesStateSchema,
  type MinutesSummary,
  networkTimeZone,
} from '@quartiersforum/domain';
import type { EntityManager } from 'typeorm';
import type * as z from 'zod';
import type { Actor } from '../core/access/actor';
import { askerValues, relationColumn } from '../meeting/meeting-standing.queries';
import { hitMarks, toHits } from './search-hits';

const heldOn = `(coalesce(meeting.started_at, meeting.starts_at) at time zone '${networkTimeZone}')::date`;

/** Minutes with how the asker stands to their meeting; values 1 to 5 are the asker's, 7 to 9 the filter's. */
const candidates = `
  select minutes.id, minutes.meeting_id, minutes.state, minutes.number, minutes.approved_number,
    meeting.title, meeting.body_id, ${heldOn} as held_on, ${relationColumn} as relation
  from minutes join meeting on meeting.id = minutes.meeting_id
  where ($7::uuid is null or meeting.body_id = $7)
    and ($8::date is null or ${heldOn} >= $8) and ($9::date is null or ${heldOn} <= $9)`;

/** What each of the candidates shows the asker: the draft where they may read it, else what was approved last. `$6`: relation → states. */
const seen = `
  select candidate.*, case
      when state = 'draft' and ($6::jsonb -> relation) ? 'draft' then 'draft'
      when approved_number is not null and ($6::jsonb -> relation) ? 'approved' then 'approved' end as seen
  from (${candidates}) as candidate`;

const listed = `select * from (${seen}) as one where seen is not null`;

/** Found is what was approved last, also where the asker writes a correction of it. Begins at the index of the words. */
const found = `
  select one.id, one.meeting_id, one.state, one.number, one.approved_number, one.title, one.body_id, one.held_on, 'approved' as seen
  from minutes_version as version
  join (${candidates}) as one on one.id = version.minutes_id and one.approved_number = version.number
  where version.search @@ plainto_tsquery('minutes_german', $10)
    and ($6::jsonb -> one.relation) ? 'approved'`;

const page = (rows: string, limit: number) =>
  `select * from (${rows}) as row order by held_on desc, id limit $${limit} offset $${limit + 1}`;

const summaryColumns = `page.id, json_build_object('id', page.meeting_id, 'name', page.title) as meeting,
  (select json_build_object('id', id, 'name', name) from body where id = page.body_id) as body,
  page.held_on::text as "heldOn", page.seen as state,
  case page.seen when 'draft' then page.number else page.approved_number end as number,
  ${entryCount('decision')} as decisions, ${entryCount('task')} as tasks`;

function entryCount(kind: 'decision' | 'task'): string {
  return `case page.seen
    when 'draft' then (select count(*) from minutes_entry where minutes_id = page.id and kind = '${kind}' and removed_at is null)
    else (select count(*) from minutes_version as version, jsonb_array_elements(version.entries) as entry
      where version.minutes_id = page.id and version.number = page.approved_number and entry ->> 'kind' = '${kind}')
    end::int`;
}

const headlineOptions = [
  `StartSel=${hitMarks.start}`,
  `StopSel=${hitMarks.stop}`,
  `FragmentDelimiter=${hitMarks.between}`,
  'MaxFragments=3',
  'MaxWords=24',
  'MinWords=8',
].join(',');

/** The places of a found version, cut out and marked. What its text has of the marks themselves is left out before. */
const headline = `(select ts_headline('minutes_german', translate(version.words, '${Object.values(hitMarks).join('')}', ''),
    plainto_tsquery('minutes_german', $10), '${headlineOptions}')
  from minutes_version as version where version.minutes_id = page.id and version.number = page.approved_number)`;

type SummaryRow = Omit<MinutesSummary, 'hits'> & { readonly headline: string };

/** A page of the minutes that the actor may read, latest first, and how many there are; with a search also where the words stand. */
export async function findMinutes(
  manager: EntityManager,
  actor: Actor,
  today: string,
  { search, bodyId, from, to, limit, offset }: z.output<typeof minutesFilterSchema>,
): Promise<List<MinutesSummary>> {
  const hasSearch = search !== undefined && search !== '';
  const rows = hasSearch ? found : listed;
  const values = [
    ...askerValues(actor, today),
    JSON.stringify(readableStates(actor)),
    ...[bodyId ?? null, from ?? null, to ?? null],
    ...(hasSearch ? [search] : []),
  ];
  const [count] = await manager.query<{ total: number }[]>(
    `select count(*)::int as total from (${rows}) as row`,
    values,
  );
  const summaries = await manager.query<SummaryRow[]>(
    `select ${summaryColumns}, ${hasSearch ? headline : `''`} as headline
     from (${page(rows, values.length + 1)}) as page order by page.held_on desc, page.id`,
    [...values, limit, offset],
  );
  const items = summaries.map(({ headline: text, ...summary }) => ({
    ...summary,
    hits: toHits(text),
  }));
  return { items, total: count?.total ?? 0 };
}

/** In which states the permission table lets the actor read minutes, by how they stand to the meeting. */
function readableStates({ role }: Actor): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    meetingRelationSchema.options.map((relation) => [
      relation,
      minutesStateSchema.options.filter((state) =>
        isAllowed('minutes.read', { role, relation, state }),
      ),
    ]),
  );
}
