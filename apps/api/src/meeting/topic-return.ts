import { Injectable } from '@nestjs/common';
import { nextTopicState, type TopicAction } from '@quartiersforum/domain';
import { In, IsNull, Not, type EntityManager } from 'typeorm';
import { AgendaItemEntity } from './agenda-item.entity';
import { TopicAnnouncer } from './topic-announcer';
import { TopicEntity } from './topic.entity';

/** What becomes of the topics of an agenda when items, or the whole meeting, are not to be held after all. */
@Injectable()
export class TopicReturn {
  constructor(private readonly announcer: TopicAnnouncer) {}

  /** The item was taken off: its topic waits again. */
  async giveBack(manager: EntityManager, topicId: string | null): Promise<void> {
    if (topicId !== null) await this.move(manager, [topicId], 'reopen');
  }

  /** The item comes back: with its topic if that still waits, else without; somebody has done something else with it. */
  async takeBack(manager: EntityManager, topicId: string | null): Promise<string | null> {
    if (topicId === null) return null;
    return (await this.move(manager, [topicId], 'takeOver')).length > 0 ? topicId : null;
  }

  /** The meeting was cancelled: everything on its agenda waits again. */
  async giveBackAll(manager: EntityManager, meetingId: string): Promise<void> {
    const items = await manager.findBy(AgendaItemEntity, {
      meetingId,
      removedAt: IsNull(),
      topicId: Not(IsNull()),
    });
    await this.move(
      manager,
      items.flatMap(({ topicId }) => topicId ?? []),
      'reopen',
    );
  }

  /** Topics that were in the state from which the step leads. */
  private async move(
    manager: EntityManager,
    ids: readonly string[],
    action: Extract<TopicAction, 'reopen' | 'takeOver'>,
  ): Promise<TopicEntity[]> {
    const topics = await manager.find(TopicEntity, {
      where: { id: In(ids), state: action === 'reopen' ? 'taken' : 'open' },
      lock: { mode: 'pessimistic_write' },
    });
    for (const topic of topics) {
      topic.state = nextTopicState(topic.state, action);
      topic.version += 1;
    }
    await manager.save(topics);
    for (const seriesId of new Set(topics.map((topic) => topic.seriesId)))
      await this.announcer.changed(manager, seriesId);
    return topics;
  }
}
