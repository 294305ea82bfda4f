import { Injectable } from '@nestjs/common';
import {
  agendaItemLimit,
  DomainError,
  isOrderPossible,
  isRemovable,
  isSameSet,
  requireOpenAgenda,
  type agendaOrderSchema,
  type createAgendaItemSchema,
  type Meeting,
  type updateAgendaItemSchema,
} from '@quartiersforum/domain';
import { DataSource, IsNull, type EntityManager } from 'typeorm';
import type * as z from 'zod';
import type { Actor } from '../core/access/actor';
import { AgendaItemEntity } from './agenda-item.entity';
import { AgendaWriter } from './agenda-writer';
import { MeetingAccess } from './meeting-access';
import { MeetingReader } from './meeting-reader';
import { MeetingEntity } from './meeting.entity';
import { sentFields } from '../core/http/sent-fields';
import { TopicReturn } from './topic-return';

/**
 * The agenda of a meeting. Two people may work on it at once: whoever changes an item says which version of it they read, whoever
 * changes the order says which of the agenda. A newcomer would delete an item: it is only taken off, and can come back to its place.
 */
@Injectable()
export class AgendaService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: MeetingAccess,
    private readonly reader: MeetingReader,
    private readonly writer: AgendaWriter,
    private readonly topics: TopicReturn,
  ) {}

  /** Throws `meeting.notFound`, `meeting.transitionRefused`, `agenda.full`, or `request.invalid` for an item that is not of it. */
  async add(
    actor: Actor,
    meetingId: string,
    { afterItemId = null, ...item }: z.output<typeof createAgendaItemSchema>,
  ): Promise<Meeting> {
    return this.change(actor, meetingId, (manager, meeting) =>
      this.writer.add(manager, meeting, item, afterItemId),
    );
  }

  /** Throws `agendaItem.notFound`, `agenda.changed`, `meeting.transitionRefused`. */
  async update(
    actor: Actor,
    id: string,
    { version, ...change }: z.output<typeof updateAgendaItemSchema>,
  ): Promise<Meeting> {
    return this.changeItem(actor, id, async (manager, item) => {
      if (item.removedAt !== null || item.version !== version)
        throw new DomainError('agenda.changed');
      await manager.save(Object.assign(item, sentFields(change), { version: version + 1 }));
    });
  }

  /** A topic that it was made of waits again. Throws `agendaItem.notFound`, `agenda.changed`, `live.itemNotPossible`. */
  async remove(actor: Actor, id: string, version: number): Promise<Meeting> {
    return this.changeItem(actor, id, async (manager, item) => {
      if (item.removedAt !== null || item.version !== version)
        throw new DomainError('agenda.changed');
      if (!isRemovable(item)) throw new DomainError('live.itemNotPossible');
      await this.topics.giveBack(manager, item.topicId);
      await manager.save(Object.assign(item, { removedAt: new Date(), version: item.version + 1 }));
    });
  }

  /** Puts it back to its place; twice is the same as once. Throws `agendaItem.notFound`, `agenda.full`. */
  async restore(actor: Actor, id: string): Promise<Meeting> {
    return this.changeItem(actor, id, async (manager, item) => {
      if (item.removedAt === null) return;
      const { length } = await itemsOf(manager, item.meetingId);
      if (length >= agendaItemLimit) throw new DomainError('agenda.full');
      const topicId = await this.topics.takeBack(manager, item.topicId);
      await manager.save(
        Object.assign(item, { removedAt: null, topicId, version: item.version + 1 }),
      );
    });
  }

  /** Throws `meeting.notFound`, `agenda.changed`, `live.itemNotPossible`, or `request.invalid` when items are missing. */
  async order(
    actor: Actor,
    meetingId: string,
    { agendaVersion, itemIds }: z.output<typeof agendaOrderSchema>,
  ): Promise<Meeting> {
    return this.change(actor, meetingId, async (manager, meeting) => {
      if (meeting.agendaVersion !== agendaVersion) throw new DomainError('agenda.changed');
      const items = await itemsOf(manager, meetingId);
      if (!isSameSet(items, itemIds))
        throw new DomainError('request.invalid', {
          fields: [{ path: 'itemIds', message: 'must name each item of the agenda once' }],
        });
      if (!isOrderPossible(items, itemIds)) throw new DomainError('live.itemNotPossible');
      // What was removed keeps its place among them, so only the places that are taken are given out anew.
      const places = items.map(({ position }) => position);
      await manager.query(
        `update agenda_item set position = places.position
         from unnest($1::uuid[], $2::int[]) as places (id, position) where agenda_item.id = places.id`,
        [itemIds, places],
      );
    });
  }

  private async changeItem(
    actor: Actor,
    id: string,
    work: (manager: EntityManager, item: AgendaItemEntity) => Promise<void>,
  ): Promise<Meeting> {
    const notFound = 'agendaItem.notFound';
    const found = await this.dataSource.manager.findOneBy(AgendaItemEntity, { id });
    if (found === null) throw new DomainError(notFound);
    return this.change(
      actor,
      found.meetingId,
      // Read again: only under the lock of its meeting it stays as it is.
      async (manager) => work(manager, await manager.findOneByOrFail(AgendaItemEntity, { id })),
      notFound,
    );
  }

  private async change(
    actor: Actor,
    meetingId: string,
    work: (manager: EntityManager, meeting: MeetingEntity) => Promise<unknown>,
    notFound: 'meeting.notFound' | 'agendaItem.notFound' = 'meeting.notFound',
  ): Promise<Meeting> {
    await this.dataSource.transaction(async (manager) => {
      const question = { permission: 'agenda.update', notFound, isLocked: true } as const;
      const { meeting } = await this.access.standing(manager, actor, meetingId, question);
      requireOpenAgenda(meeting.state);
      await work(manager, meeting);
      await this.writer.changed(manager, meetingId);
    });
    return this.reader.shown(actor, meetingId);
  }
}

function itemsOf(manager: EntityManager, meetingId: string): Promise<AgendaItemEntity[]> {
  return manager.find(AgendaItemEntity, {
    where: { meetingId, removedAt: IsNull() },
    order: { position: 'asc' },
  });
}
