import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { List, Page, Person } from '@quartiersforum/domain';
import type { Repository } from 'typeorm';
import type { Actor } from '../core/access/actor';
import { requirePermission } from '../core/access/require';
import { PersonEntity, toPerson } from './person.entity';

/** The people of the network, for those who administer it. Names are personal data: nobody else gets the list. */
@Injectable()
export class PersonService {
  constructor(
    @InjectRepository(PersonEntity)
    private readonly people: Repository<PersonEntity>,
  ) {}

  async list(actor: Actor, page: Page): Promise<List<Person>> {
    requirePermission(actor, 'person.list');
    const [entities, total] = await this.people
      .createQueryBuilder('person')
      .leftJoinAndSelect('person.organisation', 'organisation')
      .leftJoinAndSelect('person.contactPoint', 'contactPoint')
      .addSelect('person.name collate "de-x-icu"', 'german_name')
      .orderBy('german_name')
      .addOrderBy('person.id')
      .limit(page.limit)
      .offset(page.offset)
      .getManyAndCount();
    return { items: entities.map(toPerson), total };
  }
}
