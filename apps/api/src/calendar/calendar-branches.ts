import { networkTimeZone } from '@quartiersforum/domain';
import { meetingDay, relationColumn } from '../meeting/meeting-standing.queries';

/**
 * Where the entries of a calendar come from: one `select` for each kind, and one for each that is no more, all with the same columns.
 *
 * Values: `$1`–`$9` who asks (`sightValues`), `$14` since when something must have been taken back to be shown as such (null: only what
 * holds is shown), `$15` and `$16` the contact point or organisation that it shall concern, `$17` as what that one may apply. The one
 * thing a newcomer would get wrong: a feed shows what is no more, the list does not.
 */
type Branch = Partial<Record<keyof typeof empty, string>> & { readonly from: string };

const empty = {
  kind: 'null::text',
  id: 'null::uuid',
  title: 'null::text',
  detail: `''`,
  deadlineKind: 'null::text',
  day: 'null::date',
  time: 'null::text',
  startsAt: 'null::timestamptz',
  durationMinutes: 'null::integer',
  place: 'null::text',
  meetingState: 'null::text',
  isUnsure: 'false',
  overrideKind: 'null::text',
  overrideSince: 'null::date',
  isGone: 'false',
  isMine: 'false',
  ownerId: 'null::uuid',
  sequence: 'coalesce(trace.sequence, 0)',
  changedAt: 'trace.changed_at',
};

function branch({ from, ...columns }: Branch): string {
  const named = Object.entries({ ...empty, ...columns }).map(
    ([name, sql]) => `${sql} as "${name}"`,
  );
  return `select ${named.join(', ')} from ${from}`;
}

const joinTrace = (kind: string, id: string): string =>
  `left join calendar_trace as trace on trace.kind = '${kind}' and trace.thing_id = ${id}`;

/** For what was taken back: shown in feeds that had it, and there for a while. */
const isStillSaid = `trace.changed_at > $14::timestamptz`;

const isAnyAsked = `($15::uuid is null and $16::uuid is null)`;
/** Whether whose `contact_point_id` and `organisation_id` these are is asked for, or runs or is run by it. */
const isConcerned = (contactPointId: string, organisationId: string): string =>
  `(${contactPointId} = $15 or ${organisationId} = $16 or exists (select from contact_point_provider as run
    where run.contact_point_id = ${contactPointId} and run.organisation_id = $16))`;

const meetings = branch({
  kind: `'meeting'`,
  id: 'meeting.id',
  title: 'meeting.title',
  detail: 'body.name',
  day: meetingDay,
  time: `to_char(meeting.starts_at at time zone '${networkTimeZone}', 'HH24:MI')`,
  startsAt: 'meeting.starts_at',
  durationMinutes: 'meeting.duration_minutes',
  place: 'meeting.place',
  meetingState: 'meeting.state',
  isMine: `standing.relation <> 'outsider'`,
  ownerId: 'meeting.id',
  // The number of the mails counts, too: what is in a feed is never older than what came by mail.
  sequence: 'coalesce(told.sequence, 0) + coalesce(trace.sequence, 0)',
  changedAt: 'greatest(meeting.created_at, told.announced_at, trace.changed_at)',
  from: `meeting join body on body.id = meeting.body_id
    left join meeting_announcement as told on told.meeting_id = meeting.id
    ${joinTrace('meeting', 'meeting.id')}
    cross join lateral (select ${relationColumn} as relation offset 0) as standing
    where ($6::jsonb -> standing.relation) ? meeting.state
      and ($14::timestamptz is null or meeting.state not in ('cancelled', 'moved') or ${isStillSaid})
      and (${isAnyAsked} or exists (select from membership where membership.body_id = meeting.body_id
        and valid_from <= ${meetingDay} and (valid_to is null or ${meetingDay} <= valid_to)
        and ${isConcerned('membership.contact_point_id', 'membership.organisation_id')}))`,
});

/** Whether one of these kinds of applicant may apply for all that is known: `isDeadlineFitting` of the domain. */
const isFitting = (kinds: string): string =>
  `(cardinality(call.eligible) = 0 or cardinality(${kinds}::text[]) = 0 or call.eligible && ${kinds}::text[])`;

const ofCall: Omit<Branch, 'from'> = {
  kind: `'deadline'`,
  title: 'call.title',
  detail: 'programme.name',
  overrideKind: 'call.override_kind',
  overrideSince: 'call.override_since',
  isMine: isFitting('$9'),
  ownerId: 'call.id',
};
const isCallSeen = `$7::boolean and ($17::text[] is null or ${isFitting('$17')})`;

/** A call that is proposed is no date to rely on yet. What overrides a deadline takes it back. */
const deadlines = branch({
  ...ofCall,
  id: 'deadline.id',
  deadlineKind: 'deadline.kind',
  day: 'deadline.day',
  time: 'deadline.time',
  isUnsure: 'deadline.is_estimated',
  isGone: `call.publication = 'withdrawn'`,
  changedAt: 'greatest(call.created_at, call.published_at, trace.changed_at)',
  from: `funding_deadline as deadline join funding_call as call on call.id = deadline.call_id
    join funding_programme as programme on programme.id = call.programme_id
    ${joinTrace('deadline', 'deadline.id')}
    where ${isCallSeen} and (call.publication = 'published'
        or (call.publication = 'withdrawn' and call.published_at is not null and ${isStillSaid}))
      and ($14::timestamptz is null or call.override_since is null
        or call.override_since > least(deadline.day, $5::date) or ${isStillSaid})`,
});

const removedDeadlines = branch({
  ...ofCall,
  id: 'trace.thing_id',
  deadlineKind: 'trace.deadline_kind',
  day: 'trace.day',
  time: 'trace.time',
  isGone: 'true',
  from: `calendar_trace as trace join funding_call as call on call.id = trace.owner_id
    join funding_programme as programme on programme.id = call.programme_id
    where ${isCallSeen} and trace.kind = 'deadline' and trace.removed_at > $14::timestamptz
      and call.publication <> 'proposed' and call.published_at < trace.removed_at`,
});

const ofContactPoint: Omit<Branch, 'from'> = {
  kind: `'fundingEnd'`,
  title: 'point.name',
  isMine: `(coalesce(point.id = $4, false) or exists (select from contact_point_provider as run
    where run.contact_point_id = point.id and run.organisation_id = $3))`,
  ownerId: 'point.id',
};
const isPointSeen = `point.state = any($8::text[])
  and (${isAnyAsked} or ${isConcerned('point.id', 'null::uuid')})`;
const isClosedBefore = (day: string): string =>
  `coalesce(point.closed_on <= least(${day}, $5::date), false)`;

/** Where there is no contact point any more, no funding ends. */
const fundingEnds = branch({
  ...ofContactPoint,
  id: 'phase.id',
  detail: `coalesce(phase.programme, '')`,
  day: 'phase.ends_on',
  isUnsure: 'phase.is_provisional or phase.is_extension_in_preparation',
  isGone: isClosedBefore('phase.ends_on'),
  changedAt: 'greatest(point.created_at, trace.changed_at)',
  from: `funding_phase as phase join contact_point as point on point.id = phase.contact_point_id
    ${joinTrace('fundingEnd', 'phase.id')}
    where ${isPointSeen} and phase.ends_on is not null
      and (not ${isClosedBefore('phase.ends_on')} or ${isStillSaid})`,
});

const removedFundingEnds = branch({
  ...ofContactPoint,
  id: 'trace.thing_id',
  detail: `coalesce(trace.detail, '')`,
  day: 'trace.day',
  isGone: 'true',
  from: `calendar_trace as trace join contact_point as point on point.id = trace.owner_id
    where ${isPointSeen} and trace.kind = 'fundingEnd' and trace.removed_at > $14::timestamptz`,
});

/** Everything dated that somebody may see, as a table. */
export const entryTable = `(${[
  ...[meetings, deadlines, removedDeadlines, fundingEnds, removedFundingEnds],
].join(' union all ')}) as entry`;
