import type { MinutesEntry, MinutesSection, MinutesState } from '@quartiersforum/domain';
import type { EntityManager } from 'typeorm';
import { ownerColumn } from '../task/task-owner';

/** The meeting whose minutes have this text, and whether the text is still written; undefined for a text of nothing. */
export async function findMinutesOfDocument(
  manager: EntityManager,
  documentId: string,
): Promise<{ readonly meetingId: string; readonly state: MinutesState } | undefined> {
  const rows: { meetingId: string; state: MinutesState }[] = await manager.query(
    `select meeting_id as "meetingId", state from minutes where document_id = $1
     union all
     select meeting_id, 'approved' from minutes_version as version join minutes on minutes.id = version.minutes_id
       where version.document_id = $1 and minutes.document_id <> $1`,
    [documentId],
  );
  return rows[0];
}

/** The title that a section's item has now, or had before it was hidden: what only those who lead may see must not get in here. */
export const sectionTitle = `case when item.visibility = 'all' then item.title else section.title end`;

/** Sections in the order of the text. */
export async function findSections(
  manager: EntityManager,
  minutesId: string,
): Promise<MinutesSection[]> {
  return manager.query<MinutesSection[]>(
    `select item.id as "agendaItemId", block_id as "blockId", ${sectionTitle} as title from minutes_section as section
     join agenda_item as item on item.id = section.agenda_item_id
     where minutes_id = $1 order by section.position`,
    [minutesId],
  );
}

/** Entries in the order of the sections, then in that in which they were written down; `id` asks for one, removed or not. */
export async function findEntries(
  manager: EntityManager,
  minutesId: string,
  id: string | null = null,
): Promise<MinutesEntry[]> {
  return manager.query<MinutesEntry[]>(
    `select entry.id, entry.version, entry.agenda_item_id as "agendaItemId", kind, text, vote,
       ${ownerColumn('entry')} as owner, due_on::text as "dueOn"
     from minutes_entry as entry
     left join minutes_section as section
       on section.minutes_id = entry.minutes_id and section.agenda_item_id = entry.agenda_item_id
     where entry.minutes_id = $1 and case when $2::uuid is null then removed_at is null else entry.id = $2 end
     order by section.position, entry.created_at, entry.id`,
    [minutesId, id],
  );
}

/** The text of a document that was just frozen, inside the same transaction. The table is the document room's; here it is only read. */
export async function findFrozenText(
  manager: EntityManager,
  documentId: string,
): Promise<{ readonly json: string }> {
  const rows: { json: string }[] = await manager.query(
    `select json from document_version where document_id = $1 order by number desc limit 1`,
    [documentId],
  );
  if (rows[0] === undefined) throw new Error('a frozen document has no version');
  return rows[0];
}
