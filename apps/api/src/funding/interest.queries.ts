import type { Interest } from '@quartiersforum/domain';
import type { EntityManager } from 'typeorm';
import type { Sight } from './funding-call.queries';

/** The interests in a call that the asker may see; their own first, then those who seek partners, then by name. */
export async function findInterests(
  manager: EntityManager,
  { visibilities, organisationIds }: Pick<Sight, 'visibilities' | 'organisationIds'>,
  callId: string,
): Promise<Interest[]> {
  const rows: (Omit<Interest, 'updatedAt'> & { updatedAt: Date })[] = await manager.query(
    `select interest.id, interest.version, interest.call_id as "callId",
       json_build_object('id', organisation.id, 'name', organisation.name) as organisation,
       interest.state, interest.visibility, interest.note, interest.wants_help as "wantsHelp",
       case when interest.organisation_id = any($3) then 'self' else 'outsider' end as relation,
       interest.updated_at as "updatedAt"
     from interest join organisation on organisation.id = interest.organisation_id
     where interest.call_id = $1 and (interest.visibility = any($2) or interest.organisation_id = any($3))
     order by interest.organisation_id = any($3) desc, interest.state = 'seekingPartners' desc,
       organisation.name collate "de-x-icu"`,
    [callId, visibilities, organisationIds],
  );
  return rows.map((row) => ({ ...row, updatedAt: row.updatedAt.toISOString() }));
}
