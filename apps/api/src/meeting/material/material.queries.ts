import { type Material, removedMaterialDays } from '@quartiersforum/domain';
import type { EntityManager } from 'typeorm';

/** Material of a meeting as it is read, and what decides who may see it. */
export interface MaterialRow extends Omit<Material, 'addedAt'> {
  readonly meetingId: string;
  readonly addedAt: Date;
  readonly addedById: string | null;
  readonly isRemoved: boolean;
  /** It belongs to an agenda item that only those see who lead the meeting. */
  readonly isForLeads: boolean;
}

const columns = `material.id, material.kind, material.title, material.url, material.bytes,
  material.media_type as "mediaType", material.meeting_id as "meetingId", material.added_at as "addedAt",
  material.added_by as "addedById", material.removed_at is not null as "isRemoved",
  case when item.removed_at is null then item.id end as "agendaItemId",
  coalesce(item.visibility = 'leads', false) as "isForLeads",
  case when account.id is not null then json_build_object('id', account.id, 'name', person.name) end as "addedBy"`;
const tables = `material
  left join agenda_item as item on item.id = material.agenda_item_id
  left join account on account.id = material.added_by
  left join person on person.id = account.person_id`;

/** In the order of the agenda, what belongs to no item first, then as it was added. */
export async function findMaterialOf(
  manager: EntityManager,
  meetingId: string,
  isLead: boolean,
): Promise<MaterialRow[]> {
  return manager.query(
    `select ${columns} from ${tables}
      where material.meeting_id = $1 and material.arrived_at is not null and material.removed_at is null
        and ($2 or coalesce(item.visibility, 'all') = 'all')
      order by case when item.removed_at is null then item.position end nulls first, material.added_at, material.id`,
    [meetingId, isLead],
  );
}

/** Also what was removed and can still come back. */
export async function findMaterial(
  manager: EntityManager,
  id: string,
): Promise<MaterialRow | undefined> {
  const rows: MaterialRow[] = await manager.query(
    `select ${columns} from ${tables} where material.id = $1 and material.arrived_at is not null
      and (material.removed_at is null or material.removed_at > now() - make_interval(days => $2))`,
    [id, removedMaterialDays],
  );
  return rows[0];
}

export function toMaterial(row: MaterialRow): Material {
  const { meetingId, addedById, isRemoved, isForLeads, ...material } = row;
  return { ...material, addedAt: row.addedAt.toISOString() };
}

/** Whether the item is on the agenda of this meeting; what was removed or belongs elsewhere is not. */
export async function isItemOf(
  manager: EntityManager,
  meetingId: string,
  agendaItemId: string,
): Promise<boolean> {
  const rows: unknown[] = await manager.query(
    `select 1 from agenda_item where id = $1 and meeting_id = $2 and removed_at is null`,
    [agendaItemId, meetingId],
  );
  return rows.length > 0;
}
