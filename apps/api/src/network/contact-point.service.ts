import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import {
  DomainError,
  type ContactPoint,
  type contactPointFilterSchema,
  type ContactPointList,
} from '@quartiersforum/domain';
import { In, type Repository } from 'typeorm';
import type * as z from 'zod';
import type { Actor } from '../core/access/actor';
import { requirePermission } from '../core/access/require';
import { ContactPointEntity, contactPointRelations, toContactPoint } from './contact-point.entity';
import { findContactPointIds, readContactPointFacets } from './contact-point.queries';
import { NetworkClock } from './network-clock';
import { registerSightOf } from './register-sight';

/**
 * The register of contact points. A newcomer would filter what a reader may not see after loading it: the list is filtered, counted
 * and searched in the database by the states that the permission table lets this person read.
 */
@Injectable()
export class ContactPointService {
  constructor(
    @InjectRepository(ContactPointEntity)
    private readonly contactPoints: Repository<ContactPointEntity>,
    private readonly clock: NetworkClock,
  ) {}

  /** Four queries, however many there are. */
  async list(
    actor: Actor,
    filter: z.output<typeof contactPointFilterSchema>,
  ): Promise<ContactPointList> {
    requirePermission(actor, 'contactPoint.list');
    const { manager } = this.contactPoints;
    const sight = registerSightOf(actor);
    const question = { ...filter, today: this.clock.today() };
    const { ids, total } = await findContactPointIds(manager, sight.states, question);
    const facets = await readContactPointFacets(manager, sight.states, question);
    const entities = await this.contactPoints.find({
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
    const entity = await this.contactPoints.findOne({
      where: { id, state: In(sight.states) },
      relations: contactPointRelations,
    });
    if (entity === null) throw new DomainError('contactPoint.notFound');
    return toContactPoint(entity, sight);
  }
}
