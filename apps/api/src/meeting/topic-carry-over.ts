import { Injectable } from '@nestjs/common';
import { carryOverOf, nextTopicState } from '@quartiersforum/domain';
import { In, IsNull, type EntityManager } from 'typeorm';
import { AgendaItemEntity } from './agenda-item.entity';
import { MeetingEntity } from './meeting.entity';
import { TopicAnnouncer } from './topic-announcer';
import { TopicEntity } from './topic.entity';

/** What a meeting that ends leaves for the next one of its series. The rule is the domain's; this writes it down. */
@Injectable()
export class TopicCarryOver {
  constructor(private readonly announcer: TopicAnnouncer) {}

  /** Called in the transaction that ends the meeting, when each item is in its last state. */
  async finish(manager: EntityManager, meetingId: string): Promise<void> {
    const { seriesId } = await manager.findOneByOrFail(MeetingEntity, { id: meetingId });
    const items = await manager.find(AgendaItemEntity, {
      where: { meetingId, removedAt: IsNull() },
      order: { position: 'asc' },
    });
    const touched = await this.returnTopics(manager, meetingId, items);
    if (seriesId !== null) {
      const fresh = items.filter((item) => carryOverOf(item) === 'newTopic');
      await manager.insert(
        TopicEntity,
        fresh.map(({ title, description }) => ({
          seriesId,
          title,
          description: description.slice(0, 2_000),
          carriedFromId: meetingId,
        })),
      );
      if (fresh.length > 0) touched.add(seriesId);
    }
    for (const id of touched) await this.announcer.changed(manager, id);
  }

  /** The series whose topics were on the agenda and have another state now. */
  private async returnTopics(
    manager: EntityManager,
    meetingId: string,
    items: readonly AgendaItemEntity[],
  ): Promise<Set<string>> {
    const topicIds = items.flatMap(({ topicId }) => topicId ?? []);
    const topics = await manager.find(TopicEntity, {
      where: { id: In(topicIds), state: 'taken' },
      lock: { mode: 'pessimistic_write' },
    });
    for (const topic of topics) {
      const held = items.filter((item) => item.topicId === topic.id).map(carryOverOf);
      const isFinished = held.includes('finishTopic');
      topic.state = nextTopicState(topic.state, isFinished ? 'finish' : 'reopen');
      if (!isFinished) topic.carriedFromId = meetingId;
      topic.version += 1;
    }
    await manager.save(topics);
    return new Set(topics.map(({ seriesId }) => seriesId));
  }
}
