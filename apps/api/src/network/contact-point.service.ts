import { Injectable } from '@nestjs/common';
import {
  type ContactPoint,
  type contactPointFilterSchema,
  type ContactPointList,
  type createContactPointSchema,
  DomainError,
  goesBeyondOwnFields,
  type List,
  type Page,
  type RegisterChange,
  type updateContactPointSchema,
} from '@quartiersforum/domain';
import { DataSource, In } from 'typeorm';
import type * as z from 'zod';
import type { Actor } from '../core/access/actor';
import { requirePermission } from '../core/access/require';
import { ContactPointEntity, contactPointRelations, toContactPoint } from './contact-point.entity';
import { findContactPointIds, readContactPointFacets } from './contact-point.queries';
import { insertContactPoint, updateContactPoint } from './contact-point-writer';
import { NetworkAnnouncer } from './network-announcer';
import { NetworkClock } from './network-clock';
import { RegisterHistory } from './register-history';
import { registerSightOf, wholeSight } from './register-sight';

/**
 * The register of contact points. A newcomer would filter what a reader may not see after loading it: the list is filtered, counted
 * and searched in the database by the states that the permission table lets this person read.
 */
@Injectable()
export class ContactPointService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: NetworkClock,
    private readonly history: RegisterHistory,
    private readonly announcer: NetworkAnnouncer,
  ) {}

  /** Four queries, however many there are. */
  async list(
    actor: Actor,
    filter: z.output<typeof contactPointFilterSchema>,
  ): Promise<ContactPointList> {
    requirePermission(actor, 'contactPoint.list');
    const { manager } = this.dataSource;
    const sight = registerSightOf(actor);
    const question = { ...filter, today: this.clock.today() };
    const { ids, total } = await findContactPointIds(manager, sight.states, question);
    const facets = await readContactPointFacets(manager, sight.states, question);
    const entities = await manager.find(ContactPointEntity, {
      where: { id: In(ids) },
      relations: contactPointRelations,
    });
    const items = ids
      .map((id) => entities.find((entity) => entity.id === id))
      .filter((entity) => entity !== undefined)
      .map((entity) => toContactPoint(entity, sight));
    return { items, total, facets };
  }

  /** Throws `contactPoint.notFound` also when it is there and not for this person. */
  async read(actor: Actor, id: string): Promise<ContactPoint> {
    requirePermission(actor, 'contactPoint.list');
    const sight = registerSightOf(actor);
    const entity = await this.dataSource.manager.findOne(ContactPointEntity, {
      where: { id, state: In(sight.states) },
      relations: contactPointRelations,
    });
    if (entity === null) throw new DomainError('contactPoint.notFound');
    return toContactPoint(entity, sight);
  }

  /** As it was at the end of that day. Throws `contactPoint.notFound`, `register.notYet`. */
  async readAsOf(actor: Actor, id: string, day: string): Promise<ContactPoint> {
    await this.read(actor, id);
    requirePermission(actor, 'contactPoint.history', relationTo(actor, id));
    return (await this.history.stateAsOf('contactPoint', id, day)) as ContactPoint;
  }

  /** Throws `contactPoint.notFound`. */
  async changes(actor: Actor, id: string, page: Page): Promise<List<RegisterChange>> {
    await this.read(actor, id);
    requirePermission(actor, 'contactPoint.history', relationTo(actor, id));
    return this.history.changes('contactPoint', id, page);
  }

  /** Throws `request.invalid` for a name that is taken or an id that is not known. */
  async create(
    actor: Actor,
    { contact, ...input }: z.output<typeof createContactPointSchema>,
  ): Promise<ContactPoint> {
    requirePermission(actor, 'contactPoint.create');
    const { accountId } = actor;
    const id = await this.dataSource.transaction(async (manager) => {
      const id = await insertContactPoint(manager, {
        ...input,
        contact: { ...noContact, ...contact },
        closedOn: null,
      });
      const kind = 'contactPoint';
      await this.history.record(manager, { kind, ids: [id], reason: 'created', accountId });
      return id;
    });
    await this.announcer.contactPointChanged(id, [input.state]);
    return this.read(actor, id);
  }

  /**
   * What its own people may not change needs more than they have. A change of nothing is no change. Throws `contactPoint.notFound`,
   * `contactPoint.changed`, `request.invalid` for a name that is taken or an id that is not known.
   */
  async update(
    actor: Actor,
    id: string,
    { version, ...change }: z.output<typeof updateContactPointSchema>,
  ): Promise<ContactPoint> {
    await this.read(actor, id);
    requirePermission(actor, 'contactPoint.describe', relationTo(actor, id));
    if (goesBeyondOwnFields(change)) requirePermission(actor, 'contactPoint.update');
    const states = await this.dataSource.transaction(async (manager) => {
      const locked = await manager.findOneOrFail(ContactPointEntity, {
        where: { id },
        lock: { mode: 'pessimistic_write' },
      });
      if (locked.version !== version) throw new DomainError('contactPoint.changed');
      const entity = await manager.findOneOrFail(ContactPointEntity, {
        where: { id },
        relations: contactPointRelations,
      });
      const current = toContactPoint(entity, wholeSight);
      if (!(await updateContactPoint(manager, current, change))) return [];
      const { accountId } = actor;
      const kind = 'contactPoint';
      await this.history.record(manager, { kind, ids: [id], reason: 'changed', accountId });
      return [current.state, change.state ?? current.state];
    });
    if (states.length > 0) await this.announcer.contactPointChanged(id, states);
    return this.read(actor, id);
  }
}

const noContact = { address: null, phone: null, email: null, website: null };

function relationTo(actor: Actor, contactPointId: string) {
  return { relation: actor.contactPointId === contactPointId ? 'self' : 'outsider' } as const;
}
