import {
  type CallState,
  daysLeft,
  decidedInterestStates,
  type HelpRequest,
  type Page,
} from '@quartiersforum/domain';
import type { EntityManager } from 'typeorm';
import { deadlineJson } from './funding-call.queries';
import { helpColumns, helperJoin, type HelpRow, toHelp } from './interest.queries';

/** States of a call in which nobody can apply any more, so that there is nothing to help with. */
const overStates: readonly CallState[] = ['closed', 'replaced'];

type HelpRequestRow = Omit<HelpRequest, 'askedAt' | 'daysLeft' | 'help'> &
  HelpRow & { readonly askedAt: Date | null };

/** Who wants help or is helped with a published call; what waits first, then by deadline. Two queries, however many there are. */
export async function findHelpRequests(
  manager: EntityManager,
  { accountId }: { readonly accountId: string },
  now: Date,
  { limit, offset }: Page,
): Promise<{ readonly items: HelpRequest[]; readonly total: number }> {
  const which = [now, decidedInterestStates, overStates];
  const rows: HelpRequestRow[] = await manager.query(
    `select interest.id as "interestId", json_build_object('id', call.id, 'name', call.title) as call,
       json_build_object('id', organisation.id, 'name', organisation.name) as organisation,
       interest.state, interest.visibility, interest.note, interest.wants_help as "isAsked", interest.help_asked_at as "askedAt",
       case when next.id is null then null else ${deadlineJson('next')} end as "nextDeadline", ${helpColumns}
     from ${interestsWithHelp}
     join organisation on organisation.id = interest.organisation_id
     left join funding_deadline as next on next.id = phase.deadline_id
     ${helperJoin}
     where ${isHelpOpen}
     order by interest.help_since is not null, phase.deadline_ends_at nulls last, organisation.name collate "de-x-icu", interest.id
     limit $4 offset $5`,
    [...which, limit, offset],
  );
  const [counted]: { total: number }[] = await manager.query(
    `select count(*)::int as total from ${interestsWithHelp} where ${isHelpOpen}`,
    which,
  );
  const items = rows.map(({ helpSince, helperId, helpBy, askedAt, ...row }) => ({
    ...row,
    askedAt: askedAt?.toISOString() ?? null,
    daysLeft: row.nextDeadline && daysLeft(row.nextDeadline, now),
    help: toHelp({ helpSince, helperId, helpBy }, accountId),
  }));
  return { items, total: counted?.total ?? 0 };
}

const interestsWithHelp = `interest join funding_call as call on call.id = interest.call_id
  join funding_call_phase as phase on phase.call_id = call.id and phase.starts_at <= $1 and $1 < phase.ends_at`;

const isHelpOpen = `(interest.wants_help or interest.help_since is not null) and call.publication = 'published'
  and interest.state <> all($2) and phase.state <> all($3)`;
