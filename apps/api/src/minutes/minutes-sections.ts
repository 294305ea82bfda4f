import { randomUUID } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { appendBlocks, replaceBlockText } from '@quartiersforum/document';
import { DataSource, type EntityManager } from 'typeorm';
import { Jobs } from '../core/jobs/jobs';
import { DocumentService } from '../document/document.service';
import { MinutesAnnouncer } from './minutes-announcer';
import { sectionBlocks } from './minutes-template';
import { MinutesSectionEntity } from './minutes-section.entity';
import { MinutesEntity } from './minutes.entity';
import { sectionTitle } from './minutes.queries';

const jobName = 'minutes.writeSections';

interface AgendaSection {
  readonly agendaItemId: string;
  /** That it should have. */
  readonly title: string;
  /** Null for an item that has no section yet. */
  readonly blockId: string | null;
  /** As the server has written it last. */
  readonly writtenTitle: string | null;
  readonly isWritten: boolean | null;
}

/**
 * Keeps the sections of a draft in step with the agenda. A new item becomes a row with the change of the agenda, and a heading in the
 * text by a job: the row is what makes it one section, however many nodes do the job at once.
 */
@Injectable()
export class MinutesSections implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly documents: DocumentService,
    private readonly jobs: Jobs,
    private readonly announcer: MinutesAnnouncer,
  ) {}

  onModuleInit(): void {
    this.jobs.register<{ minutesId: string }>(jobName, { retries: 5 }, ({ minutesId }) =>
      this.write(minutesId),
    );
  }

  /** The sections with which minutes begin: one for each item that everybody may see, in order. */
  async first(
    manager: EntityManager,
    meetingId: string,
  ): Promise<readonly { agendaItemId: string; blockId: string; title: string }[]> {
    const items: { id: string; title: string }[] = await manager.query(
      `select id, title from agenda_item where meeting_id = $1 and removed_at is null and visibility = 'all'
       order by position, id`,
      [meetingId],
    );
    return items.map(({ id, title }) => ({ agendaItemId: id, blockId: randomUUID(), title }));
  }

  /** To be called inside the transaction that changed the agenda, or opened the draft. */
  async follow(manager: EntityManager, { id, meetingId }: MinutesEntity): Promise<void> {
    const sections = await findAgendaSections(manager, id, meetingId);
    const added = sections.filter(({ blockId }) => blockId === null);
    if (added.length > 0) await insertSections(manager, id, added);
    if (!sections.some(isPending)) return;
    await this.jobs.send(jobName, { minutesId: id }, (sql, values) => manager.query(sql, values));
  }

  /** Puts into the text what is missing there. While it does, nobody approves: the row of the minutes is held. */
  async write(minutesId: string): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const minutes = await manager.findOne(MinutesEntity, {
        where: { id: minutesId },
        lock: { mode: 'pessimistic_write' },
      });
      if (minutes?.state !== 'draft') return;
      const { meetingId, documentId } = minutes;
      const pending = (await findAgendaSections(manager, minutesId, meetingId)).filter(isPending);
      if (pending.length === 0) return;
      await this.documents.applyServerEdit(documentId, null, (doc) => {
        for (const { blockId, title, writtenTitle, isWritten } of pending) {
          if (blockId === null) continue;
          if (isWritten !== true) appendBlocks(doc, sectionBlocks({ blockId, title }));
          else replaceBlockText(doc, { blockId, from: writtenTitle ?? '', to: title });
        }
      });
      for (const { agendaItemId, title } of pending)
        await manager.update(
          MinutesSectionEntity,
          { minutesId, agendaItemId },
          { title, isWritten: true },
        );
      await this.announcer.changed(manager, meetingId);
    });
  }
}

function isPending({ title, writtenTitle, isWritten }: AgendaSection): boolean {
  return isWritten !== true || title !== writtenTitle;
}

/** What has a section, and what should have one, in the order of the agenda. */
async function findAgendaSections(
  manager: EntityManager,
  minutesId: string,
  meetingId: string,
): Promise<AgendaSection[]> {
  return manager.query<AgendaSection[]>(
    `select item.id as "agendaItemId", ${sectionTitle} as title, block_id as "blockId", section.title as "writtenTitle", is_written as "isWritten"
     from agenda_item as item left join minutes_section as section
       on section.agenda_item_id = item.id and section.minutes_id = $1
     where item.meeting_id = $2
       and (section.block_id is not null or (item.removed_at is null and item.visibility = 'all'))
     order by item.position, item.id`,
    [minutesId, meetingId],
  );
}

async function insertSections(
  manager: EntityManager,
  minutesId: string,
  added: readonly AgendaSection[],
): Promise<void> {
  const last = await manager.maximum(MinutesSectionEntity, 'position', { minutesId });
  await manager.insert(
    MinutesSectionEntity,
    added.map(({ agendaItemId, title }, index) => ({
      ...{ minutesId, agendaItemId, title },
      blockId: randomUUID(),
      position: (last ?? 0) + 1 + index,
      isWritten: false,
    })),
  );
}
