import type {
  CallPublication,
  CallState,
  Deadline,
  FundingCall,
  FundingCallList,
  FundingCallSummary,
} from '@quartiersforum/domain';
import type { EntityManager } from 'typeorm';

/** A call as the database knows it at one instant; what depends on the asker beside `interests` is added by `toFundingCall`. */
export interface CallRow extends Omit<
  FundingCall,
  'daysLeft' | 'isEligible' | 'relation' | 'override' | 'createdAt' | 'checkedAt' | 'publishedAt'
> {
  readonly createdAt: Date;
  readonly checkedAt: Date | null;
  readonly publishedAt: Date | null;
  readonly override: FundingCall['override'] | null;
  readonly proposedById: string | null;
}

/** What the list shows of it. */
export type CallSummaryRow = Pick<
  CallRow,
  Extract<keyof CallRow, keyof FundingCallSummary> | 'proposedById'
>;

/** What the asker may see: calls in these publications or proposed by themselves, interests in these visibilities or of their own. */
export interface Sight {
  readonly publications: readonly CallPublication[];
  readonly accountId: string;
  readonly visibilities: readonly string[];
  readonly organisationIds: readonly string[];
}

export interface CallQuestion {
  readonly now: Date;
  readonly search?: string;
  readonly state?: CallState;
  /** Kinds of applicant of which the call must accept one. */
  readonly acceptedKinds?: readonly string[];
  readonly area?: string;
  readonly deadlineBefore?: string;
  readonly publication?: CallPublication;
  readonly limit: number;
  readonly offset: number;
}

export const deadlineJson = (alias: string): string =>
  `json_build_object('id', ${alias}.id, 'kind', ${alias}.kind, 'day', ${alias}.day, 'time', ${alias}.time,
    'basis', ${alias}.basis, 'isEstimated', ${alias}.is_estimated)`;

/** What is urgent comes first, what is over last. */
const rank = `case phase.state when 'closingSoon' then 0 when 'open' then 0 when 'announced' then 1
  when 'suspended' then 2 when 'replaced' then 3 else 4 end`;

const orderOf = (alias: string): string =>
  `${alias}.rank, ${alias}.ends_at nulls last, ${alias}.title collate "de-x-icu", ${alias}.id`;

const isVisible = `(call.publication = any($1) or call.proposed_by = $2)`;

/**
 * A page of calls, most urgent first, with how many there are; one query, however many. The search is asked inside a `case` with values:
 * of a pattern by itself the planner believes that it finds next to nothing, and joins row by row what is nearly everything.
 */
export async function findCalls(
  manager: EntityManager,
  sight: Sight,
  question: CallQuestion,
): Promise<{ readonly rows: readonly CallSummaryRow[]; readonly total: number }> {
  const found: { total: number; rows: CallSummaryRow[] | null }[] = await manager.query(
    `with hit as materialized (
      select call.id, phase.state, phase.deadline_id, ${rank} as rank, phase.deadline_ends_at as ends_at, call.title
      from funding_call as call
      join funding_programme as programme on programme.id = call.programme_id
      join funding_call_phase as phase
        on phase.call_id = call.id and phase.starts_at <= $5 and $5 < phase.ends_at
      where ${isVisible}
        and ($6::text is null or case when call.search_words like all (${patternsOf('$6')}) then true else false end)
        and ($7::text is null or phase.state = $7)
        and ($8::text[] is null or call.eligible && $8)
        and ($9::text is null or programme.area = $9)
        and ($10::date is null or phase.deadline_day < $10)
        and ($11::text is null or call.publication = $11)
        and ($11::text is not null or call.publication <> 'withdrawn')),
    page as (select * from hit order by ${orderOf('hit')} limit $12 offset $13)
    select
      (select count(*)::int from hit) as total,
      (select json_agg(row_to_json(row)) from (
        select ${summaryColumns} from page ${whole} order by ${orderOf('page')}
      ) as row) as rows`,
    [
      ...seenBy(sight),
      question.now,
      question.search === '' ? null : (question.search ?? null),
      question.state ?? null,
      question.acceptedKinds ?? null,
      question.area ?? null,
      question.deadlineBefore ?? null,
      question.publication ?? null,
      question.limit,
      question.offset,
    ],
  );
  return { rows: found[0]?.rows ?? [], total: found[0]?.total ?? 0 };
}

/** One call with all that is known of it; undefined when there is none that the asker may see. */
export async function findCall(
  manager: EntityManager,
  sight: Sight,
  id: string,
  now: Date,
): Promise<CallRow | undefined> {
  const [found]: { row: CallRow }[] = await manager.query(
    `with page as (
      select call.id, phase.state, phase.deadline_id from funding_call as call
      join funding_call_phase as phase
        on phase.call_id = call.id and phase.starts_at <= $5 and $5 < phase.ends_at
      where call.id = $6 and ${isVisible})
    select row_to_json(row) as row from (select ${summaryColumns}, ${detailColumns} from page ${whole}) as row`,
    [...seenBy(sight), now, id],
  );
  return found?.row;
}

/** The first four parameters of a query about calls. */
function seenBy({ publications, accountId, visibilities, organisationIds }: Sight): unknown[] {
  return [publications, accountId, visibilities, organisationIds];
}

/** Patterns for each word of a search; `search_key` leaves nothing in a word that means something in a pattern. */
const patternsOf = (search: string): string =>
  `array(select '%' || word || '%' from unnest(string_to_array(search_key(${search}), ' ')) as word)`;

const whole = `join funding_call as call on call.id = page.id
  join funding_programme as programme on programme.id = call.programme_id
  left join funding_deadline as next on next.id = page.deadline_id
  left join funding_call as replacement on replacement.id = call.replaced_by_id
    and (replacement.publication = any($1) or replacement.proposed_by = $2)`;

const summaryColumns = `call.id, call.version, call.title, page.state, call.publication, call.mode,
  json_build_object('id', programme.id, 'name', programme.name) as programme,
  programme.funder, programme.region, call.opens_on as "opensOn",
  case when next.id is null then null else ${deadlineJson('next')} end as "nextDeadline",
  case when call.override_kind is null then null else json_build_object(
    'kind', call.override_kind, 'reason', call.override_reason, 'since', call.override_since,
    'replacedBy', case when replacement.id is null then null
      else json_build_object('id', replacement.id, 'name', replacement.title) end) end as override,
  call.eligible, call.proposed_by as "proposedById",
  (select count(*)::int from interest where interest.call_id = call.id
    and (interest.visibility = any($3) or interest.organisation_id = any($4))) as interests`;

const detailColumns = `programme.summary, call.own_shares as "ownShares",
  call.amount_min as "amountMin", call.amount_max as "amountMax",
  call.duration_months_min as "durationMonthsMin", call.duration_months_max as "durationMonthsMax",
  call.lead_time_weeks as "leadTimeWeeks", call.funds_follow_on as "fundsFollowOn",
  call.conditions, call.contact, call.url, call.source,
  call.checked_at as "checkedAt", (select person.name from account join person on person.id = account.person_id
    where account.id = call.checked_by) as "checkedBy",
  (select person.name from account join person on person.id = account.person_id
    where account.id = call.proposed_by) as "proposedBy",
  call.created_at as "createdAt", call.published_at as "publishedAt",
  coalesce((select json_agg(${deadlineJson('deadline')} order by deadline.ends_at, deadline.id)
    from funding_deadline as deadline where deadline.call_id = call.id), '[]') as deadlines`;

/** What the filters of the list can be set to, over all calls that the asker may see. */
export async function findCallFacets(
  manager: EntityManager,
  sight: Sight,
): Promise<FundingCallList['facets']> {
  const rows: FundingCallList['facets'][] = await manager.query(
    `with programme as (
      select distinct funding_programme.area, funding_programme.funder from funding_programme
      where exists (select from funding_call as call
        where call.programme_id = funding_programme.id and ${isVisible}))
    select
      array(select distinct area from programme where area <> '' order by area) as areas,
      array(select distinct funder from programme where funder <> '' order by funder) as funders`,
    [sight.publications, sight.accountId],
  );
  return rows[0] ?? { areas: [], funders: [] };
}

/** Deadlines of a call, as the rules take them. */
export type DeadlineInput = Omit<Deadline, 'id'>;
