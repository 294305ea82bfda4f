import {
  type ApplicantKind,
  applicantKindSchema,
  type CallOutlook,
  type Name,
} from '@quartiersforum/domain';
import type { EntityManager } from 'typeorm';

/** A contact point whose funding ends, and as whom its Träger may apply. */
export interface EndingContactPoint {
  readonly id: string;
  readonly name: string;
  readonly endsOn: string;
  readonly printedEnd: string | null;
  readonly kinds: readonly ApplicantKind[];
}

/** A call that is not over yet, as far as its fit hangs on it. */
export interface CallInSight extends Name, Omit<CallOutlook, 'earliestStart'> {
  readonly leadTimeWeeks: number | null;
}

/**
 * A page of open contact points whose last funding ends between two days, soonest first, with how many there are. `organisationIds` null: of
 * every Träger; otherwise those that these run, and the contact point named.
 */
export async function findEndingContactPoints(
  manager: EntityManager,
  question: {
    readonly from: string;
    readonly until: string;
    readonly organisationIds: readonly string[] | null;
    readonly contactPointId: string | null;
    readonly limit: number;
    readonly offset: number;
  },
): Promise<{ readonly rows: readonly EndingContactPoint[]; readonly total: number }> {
  const found: { total: number; rows: EndingContactPoint[] | null }[] = await manager.query(
    `with hit as materialized (
      select contact_point.id, contact_point.name, last.ends_on, last.printed_end
      from contact_point
      join lateral (
        select ends_on, printed_end, is_permanent from funding_phase as phase
        where phase.contact_point_id = contact_point.id
        order by is_permanent desc, ends_on desc nulls last limit 1) as last on true
      where not last.is_permanent and last.ends_on between $1 and $2
        and (contact_point.closed_on is null or contact_point.closed_on > $1)
        and ($3::uuid[] is null or contact_point.id = $4 or exists (
          select from contact_point_provider as provider
          where provider.contact_point_id = contact_point.id and provider.organisation_id = any($3)))),
    page as (select * from hit order by ends_on, name collate "de-x-icu", id limit $5 offset $6)
    select (select count(*)::int from hit) as total,
      (select json_agg(json_build_object('id', page.id, 'name', page.name, 'endsOn', page.ends_on, 'printedEnd', page.printed_end,
        'kinds', array(select distinct applicant from contact_point_provider as provider
          join organisation on organisation.id = provider.organisation_id, unnest(organisation.applicant_kinds) as applicant
          where provider.contact_point_id = page.id)) order by page.ends_on, page.name collate "de-x-icu", page.id)
       from page) as rows`,
    [
      question.from,
      question.until,
      question.organisationIds,
      question.contactPointId,
      question.limit,
      question.offset,
    ],
  );
  return { rows: found[0]?.rows ?? [], total: found[0]?.total ?? 0 };
}

/** What says whether calls that were read before `now` are still the same: the sum of their versions, and when the first phase ends. */
export async function findCallsMoment(
  manager: EntityManager,
  now: Date,
): Promise<{ readonly versions: string; readonly until: Date }> {
  const [moment]: { versions: string; until: Date | null }[] = await manager.query(
    `select (select coalesce(sum(version), 0)::text from funding_call) as versions,
       (select min(ends_at) from funding_call_phase where ends_at > $1) as until`,
    [now],
  );
  return { versions: moment?.versions ?? '', until: moment?.until ?? now };
}

/** Published calls that are not over at `now`, the next deadline first. */
export async function findCallsInSight(
  manager: EntityManager,
  now: Date,
): Promise<readonly CallInSight[]> {
  const rows: (Omit<CallInSight, 'eligible'> & { eligible: string })[] = await manager.query(
    `select call.id, call.title as name, phase.state, call.mode, array_to_string(call.eligible, ' ') as eligible,
       call.funds_follow_on as "fundsFollowOn", call.lead_time_weeks as "leadTimeWeeks",
       phase.deadline_day::text as deadline
     from funding_call as call
     join funding_call_phase as phase on phase.call_id = call.id and phase.starts_at <= $1 and $1 < phase.ends_at
     where call.publication = 'published' and phase.state in ('announced', 'open', 'closingSoon')
     order by phase.deadline_ends_at nulls last, call.title`,
    [now],
  );
  // There are thousands of calls and few ways to be eligible: each is taken apart once.
  const kinds = new Map<string, readonly ApplicantKind[]>();
  return rows.map(({ eligible, ...row }) => {
    const known = kinds.get(eligible) ?? kindsIn(eligible);
    kinds.set(eligible, known);
    return { ...row, eligible: known };
  });
}

const kindsIn = (words: string): readonly ApplicantKind[] =>
  words.split(' ').flatMap((word) => applicantKindSchema.safeParse(word).data ?? []);
