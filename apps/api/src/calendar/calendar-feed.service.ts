import { Injectable } from '@nestjs/common';
import {
  type CalendarFeed,
  type CalendarFeedAddress,
  calendarFeedLimit,
  type createCalendarFeedSchema,
  DomainError,
  type List,
  type Permission,
  roomName,
} from '@quartiersforum/domain';
import { DataSource, type EntityManager, IsNull } from 'typeorm';
import type * as z from 'zod';
import type { Actor } from '../core/access/actor';
import { requirePermission } from '../core/access/require';
import { PublicAddress } from '../core/http/public-address';
import { NetworkClock } from '../network/network-clock';
import { Publisher } from '../realtime/publisher';
import { CalendarFeedTokenEntity } from './calendar-feed-token.entity';
import { CalendarFeedEntity, toCalendarFeed } from './calendar-feed.entity';
import { createFeedToken, hashFeedToken } from './feed-token';

/**
 * The feeds that somebody has, each with an address of its own that is shown once. A newcomer would look for the address in the
 * database: there is only its hash, and whoever has lost it makes a new one.
 */
@Injectable()
export class CalendarFeedService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: NetworkClock,
    private readonly address: PublicAddress,
    private readonly publisher: Publisher,
  ) {}

  async list(actor: Actor): Promise<List<CalendarFeed>> {
    requirePermission(actor, 'calendarFeed.list', { relation: 'self' });
    const feeds = await this.dataSource.manager.find(CalendarFeedEntity, {
      where: { accountId: actor.accountId },
      order: { createdAt: 'asc', id: 'asc' },
    });
    return { items: feeds.map(toCalendarFeed), total: feeds.length };
  }

  /** Throws `calendarFeed.full`. */
  async create(
    actor: Actor,
    { scope, label }: z.output<typeof createCalendarFeedSchema>,
  ): Promise<CalendarFeedAddress> {
    return this.change(actor, 'calendarFeed.create', async (manager) => {
      const { accountId } = actor;
      if ((await manager.countBy(CalendarFeedEntity, { accountId })) >= calendarFeedLimit)
        throw new DomainError('calendarFeed.full');
      const feed = await manager.save(
        manager.create(CalendarFeedEntity, { accountId, scope, label }),
      );
      return [feed.id, await this.giveAddress(manager, feed)];
    });
  }

  /** Another address; the one before is dead when this returns. Throws `calendarFeed.notFound`. */
  async rotate(actor: Actor, id: string): Promise<CalendarFeedAddress> {
    return this.change(actor, 'calendarFeed.update', async (manager) => {
      const feed = await findOwn(manager, actor, id);
      await this.revokeAddress(manager, id);
      feed.rotatedAt = this.clock.now();
      feed.lastFetchedAt = null;
      return [id, await this.giveAddress(manager, await manager.save(feed))];
    });
  }

  /** The address is dead when this returns. Throws `calendarFeed.notFound`. */
  async remove(actor: Actor, id: string): Promise<void> {
    return this.change(actor, 'calendarFeed.update', async (manager) => {
      const feed = await findOwn(manager, actor, id);
      await this.revokeAddress(manager, id);
      await manager.delete(CalendarFeedEntity, { id: feed.id });
      return [id, undefined];
    });
  }

  /** One change of somebody’s feeds after the other, so that the limit holds and one address is the last. */
  private async change<Result>(
    actor: Actor,
    permission: Permission,
    work: (manager: EntityManager) => Promise<[feedId: string, result: Result]>,
  ): Promise<Result> {
    requirePermission(actor, permission, { relation: 'self' });
    const { accountId } = actor;
    const [feedId, result] = await this.dataSource.transaction(async (manager) => {
      await manager.query(`select from account where id = $1 for update`, [accountId]);
      return work(manager);
    });
    await this.publisher.publish([roomName.account(accountId)], 'calendarFeed.changed', { feedId });
    return result;
  }

  private async giveAddress(
    manager: EntityManager,
    feed: CalendarFeedEntity,
  ): Promise<CalendarFeedAddress> {
    const token = createFeedToken();
    const hash = hashFeedToken(token) ?? Buffer.alloc(0);
    await manager.insert(CalendarFeedTokenEntity, { hash, feedId: feed.id });
    return { ...toCalendarFeed(feed), url: `${this.address.url}/feeds/${token}.ics` };
  }

  private async revokeAddress(manager: EntityManager, feedId: string): Promise<void> {
    await manager.update(
      CalendarFeedTokenEntity,
      { feedId, revokedAt: IsNull() },
      { revokedAt: this.clock.now() },
    );
  }
}

async function findOwn(
  manager: EntityManager,
  { accountId }: Actor,
  id: string,
): Promise<CalendarFeedEntity> {
  const feed = await manager.findOneBy(CalendarFeedEntity, { id, accountId });
  if (feed === null) throw new DomainError('calendarFeed.notFound');
  return feed;
}
