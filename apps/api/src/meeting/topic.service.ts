import { Injectable } from '@nestjs/common';
import {
  DomainError,
  isAllowed,
  nextTopicState,
  type createTopicSchema,
  type List,
  type Permission,
  type Topic,
  type TopicAction,
  type topicFilterSchema,
  type updateTopicSchema,
} from '@quartiersforum/domain';
import { DataSource, type EntityManager } from 'typeorm';
import type * as z from 'zod';
import type { Actor } from '../core/access/actor';
import { requirePermission } from '../core/access/require';
import { NetworkClock } from '../network/network-clock';
import { findSeries } from './meeting-series.queries';
import { sentFields } from '../core/http/sent-fields';
import { TopicAnnouncer } from './topic-announcer';
import { TopicEntity } from './topic.entity';
import { findTopic, findTopics, toTopic } from './topic.queries';

/**
 * The Themenspeicher of a series: what its members hand in for the next meeting, and what a meeting did not get to. A newcomer would
 * keep topics with a meeting: they wait for the next one, whichever that is.
 */
@Injectable()
export class TopicService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: NetworkClock,
    private readonly announcer: TopicAnnouncer,
  ) {}

  async list(actor: Actor, filter: z.output<typeof topicFilterSchema>): Promise<List<Topic>> {
    requirePermission(actor, 'topic.list');
    const { manager } = this.dataSource;
    const { rows, total } = await findTopics(manager, actor, this.clock.today(), filter);
    return { items: rows.map(toTopic), total };
  }

  /** Throws `meetingSeries.notFound` also when it is there and not for this person. */
  async create(actor: Actor, input: z.output<typeof createTopicSchema>): Promise<Topic> {
    requirePermission(actor, 'topic.list');
    const id = await this.dataSource.transaction(async (manager) => {
      const series = await findSeries(manager, actor, this.clock.today(), input.seriesId);
      const situation = { role: actor.role, relation: series?.relation ?? 'outsider' };
      if (series === undefined || !isAllowed('meetingSeries.read', situation))
        throw new DomainError('meetingSeries.notFound');
      requirePermission(actor, 'topic.create', situation);
      const topic = await manager.save(
        manager.create(TopicEntity, { ...input, authorAccountId: actor.accountId }),
      );
      await this.announcer.changed(manager, input.seriesId);
      return topic.id;
    });
    return this.shown(actor, id);
  }

  /** Throws `topic.notFound`, `topic.changed`, `topic.transitionRefused`. */
  async update(
    actor: Actor,
    id: string,
    { version, ...change }: z.output<typeof updateTopicSchema>,
  ): Promise<Topic> {
    await this.change(actor, id, 'topic.update', (topic) => {
      if (topic.version !== version) throw new DomainError('topic.changed');
      if (topic.state !== 'open') throw new DomainError('topic.transitionRefused');
      Object.assign(topic, sentFields(change));
    });
    return this.shown(actor, id);
  }

  /** Taken back by whoever handed it in. Throws `topic.notFound`, `topic.transitionRefused`. */
  withdraw(actor: Actor, id: string): Promise<Topic> {
    return this.step(actor, id, 'topic.update', 'withdraw');
  }

  /** Dealt with otherwise. Throws `topic.notFound`, `topic.transitionRefused`. */
  close(actor: Actor, id: string): Promise<Topic> {
    return this.step(actor, id, 'topic.takeOver', 'close');
  }

  /**
   * Locks a topic that the actor may read. Throws `topic.notFound`, or `access.denied` when it is not theirs to change; whether its
   * state allows it is asked later, and answered with a conflict.
   */
  async lock(
    manager: EntityManager,
    actor: Actor,
    id: string,
    permission: Permission,
  ): Promise<TopicEntity> {
    const lock = { mode: 'pessimistic_write' } as const;
    const topic = await manager.findOne(TopicEntity, { where: { id }, lock });
    const row = await findTopic(manager, actor, this.clock.today(), id);
    const situation = { role: actor.role, relation: row?.relation ?? 'outsider' };
    if (topic === null || !isAllowed('topic.read', situation))
      throw new DomainError('topic.notFound');
    requirePermission(actor, permission, { ...situation, state: 'open' });
    return topic;
  }

  /** The answer to whoever has just changed it. Asks for no permission. */
  async shown(actor: Actor, id: string): Promise<Topic> {
    const row = await findTopic(this.dataSource.manager, actor, this.clock.today(), id);
    if (row === undefined) throw new DomainError('topic.notFound');
    return toTopic(row);
  }

  private async step(
    actor: Actor,
    id: string,
    permission: Permission,
    action: TopicAction,
  ): Promise<Topic> {
    await this.change(actor, id, permission, (topic) => {
      topic.state = nextTopicState(topic.state, action);
    });
    return this.shown(actor, id);
  }

  private async change(
    actor: Actor,
    id: string,
    permission: Permission,
    work: (topic: TopicEntity) => void,
  ): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const topic = await this.lock(manager, actor, id, permission);
      work(topic);
      topic.version += 1;
      await manager.save(topic);
      await this.announcer.changed(manager, topic.seriesId);
    });
  }
}
