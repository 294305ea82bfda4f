import type { Interest, InterestHelp } from '@quartiersforum/domain';
import type { EntityManager } from 'typeorm';
import type { Sight } from './funding-call.queries';

/** What of interests the asker may see; `seesHelp`: also who of others wants help, and who helps them. */
export type InterestSight = Pick<Sight, 'visibilities' | 'organisationIds' | 'accountId'> & {
  readonly seesHelp: boolean;
};

/** Who helps: columns of a query that has joined `helperJoin`. */
export const helpColumns = `interest.help_since as "helpSince", helper.account_id as "helperId",
  case when helper.id is null then null else json_build_object('id', helper.id, 'name', helper.name) end as "helpBy"`;
export const helperJoin = `left join lateral (select account.id as account_id, person.id, person.name
  from account join person on person.id = account.person_id where account.id = interest.help_by) as helper on true`;

export interface HelpRow {
  readonly helpSince: Date | null;
  readonly helperId: string | null;
  readonly helpBy: InterestHelp['by'];
}

export function toHelp(
  { helpSince, helperId, helpBy }: HelpRow,
  accountId: string,
): InterestHelp | null {
  return helpSince && { by: helpBy, isOwn: helperId === accountId, since: helpSince.toISOString() };
}

/** The interests in a call that the asker may see; their own first, then those who seek partners, then by name. */
export async function findInterests(
  manager: EntityManager,
  { visibilities, organisationIds, accountId, seesHelp }: InterestSight,
  callId: string,
): Promise<Interest[]> {
  const rows: (Omit<Interest, 'updatedAt' | 'help'> & HelpRow & { updatedAt: Date })[] =
    await manager.query(
      `select interest.id, interest.version, interest.call_id as "callId",
       json_build_object('id', organisation.id, 'name', organisation.name) as organisation,
       interest.state, interest.visibility, interest.note, interest.wants_help as "wantsHelp",
       case when interest.organisation_id = any($3) then 'self' else 'outsider' end as relation,
       interest.updated_at as "updatedAt", ${helpColumns}
     from interest join organisation on organisation.id = interest.organisation_id ${helperJoin}
     where interest.call_id = $1 and (interest.visibility = any($2) or interest.organisation_id = any($3))
     order by interest.organisation_id = any($3) desc, interest.state = 'seekingPartners' desc,
       organisation.name collate "de-x-icu"`,
      [callId, visibilities, organisationIds],
    );
  return rows.map(({ updatedAt, helpSince, helperId, helpBy, ...row }) => {
    const isTold = seesHelp || row.relation === 'self';
    return {
      ...row,
      wantsHelp: isTold && row.wantsHelp,
      help: isTold ? toHelp({ helpSince, helperId, helpBy }, accountId) : null,
      updatedAt: updatedAt.toISOString(),
    };
  });
}
