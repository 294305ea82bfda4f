import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { DomainError, type Body, type List, type Page } from '@quartiersforum/domain';
import type { Repository } from 'typeorm';
import type { Actor } from '../core/access/actor';
import { requirePermission } from '../core/access/require';
import { BodyEntity, toBody } from './body.entity';
import { membershipRelations } from './membership.entity';

/** The bodies of the network with everybody who ever belonged to them; whether somebody does today follows from the dates. */
@Injectable()
export class BodyService {
  constructor(
    @InjectRepository(BodyEntity)
    private readonly bodies: Repository<BodyEntity>,
  ) {}

  async list(actor: Actor, page: Page): Promise<List<Body>> {
    requirePermission(actor, 'body.list');
    const [entities, total] = await this.bodies.findAndCount({
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
    const entity = await this.bodies.findOne({
      where: { id },
      relations: { memberships: membershipRelations },
    });
    if (entity === null) throw new DomainError('body.notFound');
    return toBody(entity);
  }
}
