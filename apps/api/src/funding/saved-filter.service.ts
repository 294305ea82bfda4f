import { Injectable } from '@nestjs/common';
import {
  type createSavedFilterSchema,
  DomainError,
  type List,
  roomName,
  type SavedFilter,
  savedFilterLimit,
  type updateSavedFilterSchema,
} from '@quartiersforum/domain';
import { DataSource, type EntityManager, Not } from 'typeorm';
import type * as z from 'zod';
import type { Actor } from '../core/access/actor';
import { requirePermission } from '../core/access/require';
import { sentFields } from '../core/http/sent-fields';
import { Publisher } from '../realtime/publisher';
import { SavedFilterEntity, toSavedFilter } from './saved-filter.entity';

/** Filters of the list of calls that people keep for themselves, on every device they use. Nobody else sees or changes them. */
@Injectable()
export class SavedFilterService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly publisher: Publisher,
  ) {}

  async list(actor: Actor): Promise<List<SavedFilter>> {
    requirePermission(actor, 'savedFilter.list');
    const entities = await this.dataSource.manager
      .createQueryBuilder(SavedFilterEntity, 'filter')
      .where('filter.accountId = :accountId', { accountId: actor.accountId })
      .orderBy('filter.name collate "de-x-icu"')
      .getMany();
    return { items: entities.map(toSavedFilter), total: entities.length };
  }

  /** Throws `savedFilter.tooMany`, `request.invalid` for a name that there is already. */
  async create(
    actor: Actor,
    { name, question }: z.output<typeof createSavedFilterSchema>,
  ): Promise<SavedFilter> {
    requirePermission(actor, 'savedFilter.create');
    return this.change(actor, async (manager) => {
      const { accountId } = actor;
      if ((await manager.countBy(SavedFilterEntity, { accountId })) >= savedFilterLimit)
        throw new DomainError('savedFilter.tooMany');
      await requireFreeName(manager, accountId, name, null);
      return manager.save(manager.create(SavedFilterEntity, { accountId, name, question }));
    });
  }

  /** Throws `savedFilter.notFound`, `request.invalid` for a name of another one. */
  async update(
    actor: Actor,
    id: string,
    change: z.output<typeof updateSavedFilterSchema>,
  ): Promise<SavedFilter> {
    requirePermission(actor, 'savedFilter.update', { relation: 'self' });
    return this.change(actor, async (manager) => {
      const filter = await findOwn(manager, actor, id);
      if (change.name !== undefined)
        await requireFreeName(manager, actor.accountId, change.name, id);
      return manager.save(Object.assign(filter, sentFields(change)));
    });
  }

  /** Throws `savedFilter.notFound`. */
  async remove(actor: Actor, id: string): Promise<void> {
    requirePermission(actor, 'savedFilter.update', { relation: 'self' });
    await this.change(actor, async (manager) => {
      const filter = await findOwn(manager, actor, id);
      await manager.delete(SavedFilterEntity, { id });
      return filter;
    });
  }

  /** One change of an account's filters after the other, so that what is counted or looked up still holds when it is written. */
  private async change(
    { accountId }: Actor,
    work: (manager: EntityManager) => Promise<SavedFilterEntity>,
  ): Promise<SavedFilter> {
    return this.dataSource.transaction(async (manager) => {
      await manager.query('select from account where id = $1 for update', [accountId]);
      const filter = await work(manager);
      const rooms = [roomName.account(accountId)];
      const told = { savedFilterId: filter.id };
      await this.publisher.publishWith(manager, rooms, 'savedFilter.changed', told);
      return toSavedFilter(filter);
    });
  }
}

async function findOwn(
  manager: EntityManager,
  { accountId }: Actor,
  id: string,
): Promise<SavedFilterEntity> {
  const filter = await manager.findOneBy(SavedFilterEntity, { id, accountId });
  if (filter === null) throw new DomainError('savedFilter.notFound');
  return filter;
}

async function requireFreeName(
  manager: EntityManager,
  accountId: string,
  name: string,
  ownId: string | null,
): Promise<void> {
  const others = ownId === null ? {} : { id: Not(ownId) };
  if (await manager.existsBy(SavedFilterEntity, { accountId, name, ...others }))
    throw new DomainError('request.invalid', {
      fields: [{ path: 'name', message: 'is the name of another saved filter' }],
    });
}
