import {
  type ApplicantKind,
  type CallMode,
  type CallState,
  type Deadline,
  deadlinesAhead,
  type InterestState,
  type SentReminder,
} from '@quartiersforum/domain';
import type { EntityManager } from 'typeorm';

/** A deadline of a call, as a mail tells of it. */
export type RemindedDeadline = Omit<Deadline, 'id'>;

/** A call with the deadlines that somebody may be reminded of. */
export interface RemindedCall {
  readonly id: string;
  readonly title: string;
  readonly funder: string;
  readonly mode: CallMode;
  readonly eligible: readonly ApplicantKind[];
  readonly deadlines: readonly RemindedDeadline[];
}

interface CallRow extends RemindedCall {
  readonly state: CallState;
  readonly deadlines: readonly (RemindedDeadline & { readonly endsAt: string })[];
}

/** Published calls that are not over and have a deadline until that day. */
export async function findCallsAhead(
  manager: EntityManager,
  now: Date,
  until: string,
): Promise<readonly RemindedCall[]> {
  const rows: CallRow[] = await manager.query(
    `select call.id, call.title, programme.funder, call.mode, array_to_json(call.eligible) as eligible, phase.state,
       json_agg(json_build_object('kind', deadline.kind, 'day', deadline.day, 'time', deadline.time,
         'basis', deadline.basis, 'isEstimated', deadline.is_estimated, 'endsAt', deadline.ends_at)
         order by deadline.ends_at) as deadlines
     from funding_call as call
     join funding_programme as programme on programme.id = call.programme_id
     join funding_call_phase as phase on phase.call_id = call.id and phase.starts_at <= $1 and $1 < phase.ends_at
     join funding_deadline as deadline on deadline.call_id = call.id
     where call.publication = 'published'
     group by call.id, programme.funder, phase.state
     having bool_or(deadline.ends_at > $1 and deadline.day <= $2)`,
    [now, until],
  );
  return rows.map(({ deadlines, ...call }) => {
    const ended = deadlines.map((one) => ({ ...one, endsAt: new Date(one.endsAt) }));
    return { ...call, deadlines: deadlinesAhead({ ...call, deadlines: ended }, now) };
  });
}

/** The last funding of a contact point, when it ends. */
export interface RemindedEnd {
  readonly id: string;
  readonly name: string;
  readonly day: string;
  readonly isProvisional: boolean;
  readonly isExtensionInPreparation: boolean;
  readonly providerIds: readonly string[];
}

/** Contact points that are open and whose last funding ends between two days. */
export async function findEndsAhead(
  manager: EntityManager,
  from: string,
  until: string,
): Promise<readonly RemindedEnd[]> {
  return manager.query(
    `select contact_point.id, contact_point.name, last.ends_on::text as day, last.is_provisional as "isProvisional",
       last.is_extension_in_preparation as "isExtensionInPreparation",
       array(select provider.organisation_id from contact_point_provider as provider
         where provider.contact_point_id = contact_point.id) as "providerIds"
     from contact_point
     join lateral (
       select * from funding_phase as phase where phase.contact_point_id = contact_point.id
       order by phase.is_permanent desc, phase.ends_on desc nulls last limit 1) as last on true
     where not last.is_permanent and last.ends_on between $1 and $2
       and (contact_point.closed_on is null or contact_point.closed_on > $1)
     order by last.ends_on, contact_point.name collate "de-x-icu"`,
    [from, until],
  );
}

/** What these organisations have said about these calls, by organisation and call. */
export async function findInterestsOf(
  manager: EntityManager,
  organisationIds: readonly string[],
  calls: readonly { readonly id: string }[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, InterestState>>> {
  const rows: { organisationId: string; callId: string; state: InterestState }[] =
    await manager.query(
      `select organisation_id as "organisationId", call_id as "callId", state from interest
       where organisation_id = any($1) and call_id = any($2)`,
      [organisationIds, calls.map(({ id }) => id)],
    );
  const interests = new Map<string, Map<string, InterestState>>();
  for (const { organisationId, callId, state } of rows) {
    const own = interests.get(organisationId) ?? new Map<string, InterestState>();
    interests.set(organisationId, own.set(callId, state));
  }
  return interests;
}

/** What these accounts were told of things that are still ahead, and of whatever on this day. */
export async function findSent(
  manager: EntityManager,
  accountIds: readonly string[],
  today: string,
): Promise<ReadonlyMap<string, readonly SentReminder[]>> {
  const rows: (SentReminder & { readonly accountId: string })[] = await manager.query(
    `select account_id as "accountId", thing_id as "thingId", day::text, step, sent_on::text as "sentOn"
     from reminder_sent where account_id = any($1) and (day >= $2 or sent_on = $2)`,
    [accountIds, today],
  );
  return Map.groupBy(rows, ({ accountId }) => accountId);
}

export async function recordSent(
  manager: EntityManager,
  sent: readonly (SentReminder & { readonly accountId: string })[],
): Promise<void> {
  await manager.query(
    `insert into reminder_sent (account_id, thing_id, day, step, sent_on)
     select * from unnest($1::uuid[], $2::uuid[], $3::date[], $4::integer[], $5::date[])`,
    [
      sent.map(({ accountId }) => accountId),
      sent.map(({ thingId }) => thingId),
      sent.map(({ day }) => day),
      sent.map(({ step }) => step),
      sent.map(({ sentOn }) => sentOn),
    ],
  );
}
