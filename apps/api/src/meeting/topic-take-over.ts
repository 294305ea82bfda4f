import { Injectable } from '@nestjs/common';
import {
  DomainError,
  nextTopicState,
  requireOpenAgenda,
  type takeOverTopicSchema,
  type Topic,
} from '@quartiersforum/domain';
import { DataSource, IsNull, type EntityManager } from 'typeorm';
import type * as z from 'zod';
import type { Actor } from '../core/access/actor';
import { requirePermission } from '../core/access/require';
import { AgendaItemEntity } from './agenda-item.entity';
import { AgendaWriter } from './agenda-writer';
import { MeetingAccess } from './meeting-access';
import { MeetingSeriesEntity } from './meeting-series.entity';
import { MeetingEntity } from './meeting.entity';
import { TopicAnnouncer } from './topic-announcer';
import { TopicEntity } from './topic.entity';
import { TopicService } from './topic.service';

/** Takes a topic over into an agenda: it becomes an item, and does not wait any more. */
@Injectable()
export class TopicTakeOver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: MeetingAccess,
    private readonly agenda: AgendaWriter,
    private readonly topics: TopicService,
    private readonly announcer: TopicAnnouncer,
  ) {}

  /** Throws `topic.notFound`, `topic.transitionRefused`, `meeting.notFound`, `meeting.transitionRefused`, `agenda.full`. */
  async takeOver(
    actor: Actor,
    id: string,
    { meetingId, durationMinutes }: z.output<typeof takeOverTopicSchema>,
  ): Promise<Topic> {
    requirePermission(actor, 'topic.takeOver', { state: 'open' });
    await this.dataSource.transaction(async (manager) => {
      const question = { permission: 'agenda.update', isLocked: true } as const;
      const { meeting } = await this.access.standing(manager, actor, meetingId, question);
      const topic = await this.topics.lock(manager, actor, id, 'topic.takeOver');
      topic.state = nextTopicState(topic.state, 'takeOver');
      requireOpenAgenda(meeting.state);
      await requireSameBody(manager, topic, meeting);
      const { author } = await this.topics.shown(actor, id);
      await this.agenda.add(
        manager,
        meeting,
        {
          ...{ kind: 'discussion', title: topic.title, description: topic.description },
          ...{ presenter: author?.name ?? '', durationMinutes },
          ...{ visibility: 'all', moderatorNotes: '', topicId: id },
        },
        await placeOf(manager, meetingId),
      );
      topic.version += 1;
      await manager.save(topic);
      await this.agenda.changed(manager, meetingId);
      await this.announcer.changed(manager, topic.seriesId);
    });
    return this.topics.shown(actor, id);
  }
}

/** What one body has handed in is not put before another. */
async function requireSameBody(
  manager: EntityManager,
  { seriesId }: TopicEntity,
  { bodyId }: MeetingEntity,
): Promise<void> {
  const series = await manager.findOneByOrFail(MeetingSeriesEntity, { id: seriesId });
  if (series.bodyId !== bodyId)
    throw new DomainError('request.invalid', {
      fields: [{ path: 'meetingId', message: 'is a meeting of another body' }],
    });
}

/** Behind the last topic, or behind the block for topics, as long as the meeting has not got past it; else at the end. */
async function placeOf(manager: EntityManager, meetingId: string): Promise<string | null> {
  const items = await manager.find(AgendaItemEntity, {
    where: { meetingId, removedAt: IsNull() },
    order: { position: 'asc' },
  });
  const reached = items.findLastIndex(({ state }) => state !== 'open');
  const place = items.findLastIndex(({ kind, topicId }) => kind === 'topics' || topicId !== null);
  return place >= reached ? (items[place]?.id ?? null) : null;
}
