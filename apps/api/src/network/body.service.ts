import { Injectable } from '@nestjs/common';
import {
  type Body,
  type createBodySchema,
  DomainError,
  isMemberOn,
  type List,
  type Page,
  type RegisterChange,
  type updateBodySchema,
} from '@quartiersforum/domain';
import { DataSource } from 'typeorm';
import type * as z from 'zod';
import type { Actor } from '../core/access/actor';
import { requirePermission } from '../core/access/require';
import { BodyEntity, toBody } from './body.entity';
import { membershipRelations } from './membership.entity';
import { MembershipReader } from './membership-reader';
import { NetworkAnnouncer } from './network-announcer';
import { changedFields, nameTaken, requireFreeName } from './register-edit';
import { RegisterHistory } from './register-history';

/** The bodies of the network with everybody who ever belonged to them; whether somebody does today follows from the dates. */
@Injectable()
export class BodyService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly memberships: MembershipReader,
    private readonly history: RegisterHistory,
    private readonly announcer: NetworkAnnouncer,
  ) {}

  async list(actor: Actor, page: Page): Promise<List<Body>> {
    requirePermission(actor, 'body.list');
    const [entities, total] = await this.dataSource.manager.findAndCount(BodyEntity, {
      relations: { memberships: membershipRelations },
      order: { position: 'asc', name: 'asc' },
      take: page.limit,
      skip: page.offset,
    });
    return { items: entities.map(toBody), total };
  }

  /** Throws `body.notFound`. */
  async read(actor: Actor, id: string): Promise<Body> {
    requirePermission(actor, 'body.read');
    const entity = await this.dataSource.manager.findOne(BodyEntity, {
      where: { id },
      relations: { memberships: membershipRelations },
    });
    if (entity === null) throw new DomainError('body.notFound');
    return toBody(entity);
  }

  /** As it was known at the end of that day. Throws `body.notFound`, `register.notYet`. */
  async readAsOf(actor: Actor, id: string, day: string): Promise<Body> {
    await this.read(actor, id);
    await this.requireHistory(actor, id);
    return (await this.history.stateAsOf('body', id, day)) as Body;
  }

  /** Throws `body.notFound`. */
  async changes(actor: Actor, id: string, page: Page): Promise<List<RegisterChange>> {
    await this.read(actor, id);
    await this.requireHistory(actor, id);
    return this.history.changes('body', id, page);
  }

  /** Throws `request.invalid` for a name that is taken. */
  async create(actor: Actor, input: z.output<typeof createBodySchema>): Promise<Body> {
    requirePermission(actor, 'body.create');
    const { accountId } = actor;
    const id = await this.dataSource.transaction(async (manager) => {
      const last = await manager.maximum(BodyEntity, 'position');
      const added = await manager
        .createQueryBuilder()
        .insert()
        .into(BodyEntity)
        .values({ ...input, position: (last ?? 0) + 1 })
        .orIgnore()
        .returning('id')
        .execute();
      const [row] = added.raw as { id: string }[];
      if (row === undefined) throw nameTaken();
      const kind = 'body';
      await this.history.record(manager, { kind, ids: [row.id], reason: 'created', accountId });
      return row.id;
    });
    await this.announcer.bodyChanged(id);
    return this.read(actor, id);
  }

  /** Throws `body.notFound`, `body.changed`, `request.invalid` for a name that is taken. */
  async update(
    actor: Actor,
    id: string,
    { version, ...change }: z.output<typeof updateBodySchema>,
  ): Promise<Body> {
    requirePermission(actor, 'body.update');
    const { accountId } = actor;
    const isChanged = await this.dataSource.transaction(async (manager) => {
      const entity = await manager.findOne(BodyEntity, {
        where: { id },
        lock: { mode: 'pessimistic_write' },
      });
      if (entity === null) throw new DomainError('body.notFound');
      if (entity.version !== version) throw new DomainError('body.changed');
      const different = changedFields(entity, change);
      if (Object.keys(different).length === 0) return false;
      if (different.name !== undefined) await requireFreeName(manager, BodyEntity, different.name);
      await manager.update(BodyEntity, { id }, { ...different, version: version + 1 });
      const kind = 'body';
      await this.history.record(manager, { kind, ids: [id], reason: 'changed', accountId });
      return true;
    });
    if (isChanged) await this.announcer.bodyChanged(id);
    return this.read(actor, id);
  }

  private async requireHistory(actor: Actor, bodyId: string): Promise<void> {
    const { memberships, today } = await this.memberships.of(actor);
    const isMember = memberships.some(
      (membership) => membership.bodyId === bodyId && isMemberOn(membership, today),
    );
    requirePermission(actor, 'body.history', { relation: isMember ? 'participant' : 'outsider' });
  }
}
