import type {
  ApplicantKind,
  CalendarKind,
  CalendarList,
  CallOverride,
  DeadlineKind,
  MeetingState,
} from '@quartiersforum/domain';
import type { EntityManager } from 'typeorm';
import { entryTable } from './calendar-branches';

/** A dated thing as the database knows it; what it means is said by `toCalendarEntry`. */
export interface CalendarRow {
  readonly kind: CalendarKind;
  readonly id: string;
  readonly title: string;
  readonly detail: string;
  readonly deadlineKind: DeadlineKind | null;
  readonly day: string;
  /** `HH:MM` in Europe/Berlin; null: all day. */
  readonly time: string | null;
  readonly startsAt: Date | null;
  readonly durationMinutes: number | null;
  readonly place: string | null;
  readonly meetingState: MeetingState | null;
  /** A deadline that is expected, an end that is provisional or may be put off. */
  readonly isUnsure: boolean;
  readonly overrideKind: CallOverride['kind'] | null;
  readonly overrideSince: string | null;
  /** It was taken away, or what it is the date of was. */
  readonly isGone: boolean;
  readonly isMine: boolean;
  /** The meeting, the call or the contact point. */
  readonly ownerId: string;
  readonly sequence: number;
  readonly changedAt: Date;
}

/** Which of what somebody may see. */
export interface CalendarQuestion {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Left out: all. */
  readonly kinds?: readonly CalendarKind[] | undefined;
  readonly isMine?: boolean | undefined;
  /** For feeds: also what was taken back since then; what was taken back before is left out. */
  readonly goneSince?: Date | undefined;
  readonly contactPointId?: string | undefined;
  readonly organisationId?: string | undefined;
  /** As what these may apply. */
  readonly concernedKinds?: readonly ApplicantKind[] | undefined;
  readonly id?: string | undefined;
}

const isAsked = `($10::date is null or day >= $10) and ($11::date is null or day <= $11)
  and ($12::text[] is null or kind = any($12)) and ("isMine" or not $13::boolean)
  and ($18::uuid is null or id = $18)`;
const inOrder = `day, time nulls first, title collate "de-x-icu", id`;
const columns = `kind, id, title, detail, "deadlineKind", day::text, time, "startsAt", "durationMinutes", place, "meetingState",
  "isUnsure", "overrideKind", "overrideSince"::text, "isGone", "isMine", "ownerId", sequence, "changedAt"`;

/** The values of a question; `sight` are the first nine, from `sightValues`. */
function values(sight: readonly unknown[], question: CalendarQuestion): unknown[] {
  return [
    ...sight,
    question.from ?? null,
    question.to ?? null,
    question.kinds ?? null,
    question.isMine ?? false,
    question.goneSince ?? null,
    question.contactPointId ?? null,
    question.organisationId ?? null,
    question.concernedKinds ?? null,
    question.id ?? null,
  ];
}

/** Soonest first; one query, however many. */
export async function findEntries(
  manager: EntityManager,
  sight: readonly unknown[],
  question: CalendarQuestion,
  page: { readonly limit: number; readonly offset: number } = { limit: mostEntries, offset: 0 },
): Promise<readonly CalendarRow[]> {
  return manager.query<CalendarRow[]>(
    `select ${columns} from ${entryTable} where ${isAsked} order by ${inOrder} limit $19 offset $20`,
    [...values(sight, question), page.limit, page.offset],
  );
}

/** A feed that holds more than that is nobody’s calendar; the soonest stay. */
export const mostEntries = 10_000;

export async function countEntries(
  manager: EntityManager,
  sight: readonly unknown[],
  question: CalendarQuestion,
): Promise<number> {
  const rows: { total: number }[] = await manager.query(
    `select count(*)::int as total from ${entryTable} where ${isAsked}`,
    values(sight, question),
  );
  return rows[0]?.total ?? 0;
}

/** The same for as long as `findEntries` answers the same; much cheaper than that. */
export async function fingerprintOf(
  manager: EntityManager,
  sight: readonly unknown[],
  question: CalendarQuestion,
): Promise<string> {
  const rows: { fingerprint: string | null }[] = await manager.query(
    `select concat_ws(' ', count(*), bit_xor(hash_record_extended(entry, 0)), bit_xor(hash_record_extended(entry, 1))) as fingerprint
     from ${entryTable} where ${isAsked}`,
    values(sight, question),
  );
  return rows[0]?.fingerprint ?? 'empty';
}

/** What the filters can be set to: contact points in these states, and who runs them. */
export async function findFacets(
  manager: EntityManager,
  contactPointStates: readonly string[],
): Promise<CalendarList['facets']> {
  const rows: CalendarList['facets'][] = await manager.query(
    `with point as (select id, name from contact_point where state = any($1) and closed_on is null)
     select
       array(select json_build_object('id', id, 'name', name) from point order by name collate "de-x-icu", id) as "contactPoints",
       array(select json_build_object('id', id, 'name', name) from organisation
         where exists (select from contact_point_provider as run join point on point.id = run.contact_point_id
           where run.organisation_id = organisation.id)
         order by name collate "de-x-icu", id) as organisations`,
    [contactPointStates],
  );
  return rows[0] ?? { contactPoints: [], organisations: [] };
}

/** As what an organisation, or those that run a contact point, may apply; null when neither is asked for. */
export async function findConcernedKinds(
  manager: EntityManager,
  { contactPointId, organisationId }: Pick<CalendarQuestion, 'contactPointId' | 'organisationId'>,
): Promise<readonly ApplicantKind[] | undefined> {
  if (contactPointId === undefined && organisationId === undefined) return undefined;
  const rows: { kind: ApplicantKind }[] = await manager.query(
    `select distinct applicant as kind from organisation, unnest(applicant_kinds) as applicant
     where organisation.id = $1 or exists (select from contact_point_provider as run
       where run.organisation_id = organisation.id and run.contact_point_id = $2)`,
    [organisationId ?? null, contactPointId ?? null],
  );
  return rows.map(({ kind }) => kind);
}
