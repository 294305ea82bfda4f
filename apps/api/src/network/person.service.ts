import { Injectable } from '@nestjs/common';
import {
  type createPersonSchema,
  DomainError,
  type List,
  type Page,
  type Person,
  type RegisterChange,
  type updatePersonSchema,
} from '@quartiersforum/domain';
import { DataSource, type EntityManager } from 'typeorm';
import type * as z from 'zod';
import type { Actor } from '../core/access/actor';
import { requirePermission } from '../core/access/require';
import { Bus } from '../core/bus/bus';
import { ContactPointEntity } from './contact-point.entity';
import { NetworkAnnouncer } from './network-announcer';
import { OrganisationEntity } from './organisation.entity';
import { PersonEntity, personRelations, toPerson } from './person.entity';
import { changedFields, requireKnown } from './register-edit';
import { RegisterHistory } from './register-history';

/** The people of the network, for those who administer it. Names are personal data: nobody else gets the list. */
@Injectable()
export class PersonService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly bus: Bus,
    private readonly history: RegisterHistory,
    private readonly announcer: NetworkAnnouncer,
  ) {}

  async list(actor: Actor, page: Page): Promise<List<Person>> {
    requirePermission(actor, 'person.list');
    const [entities, total] = await this.dataSource.manager
      .createQueryBuilder(PersonEntity, 'person')
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

  /** Throws `person.notFound`. */
  async changes(actor: Actor, id: string, page: Page): Promise<List<RegisterChange>> {
    requirePermission(actor, 'person.history');
    await this.find(id);
    return this.history.changes('person', id, page);
  }

  /** Throws `request.invalid` for an organisation or contact point that is not known. */
  async create(actor: Actor, input: z.output<typeof createPersonSchema>): Promise<Person> {
    requirePermission(actor, 'person.create');
    const { accountId } = actor;
    const id = await this.dataSource.transaction(async (manager) => {
      await requirePlace(manager, input);
      const { id } = await manager.save(manager.create(PersonEntity, input));
      const kind = 'person';
      await this.history.record(manager, { kind, ids: [id], reason: 'created', accountId });
      return id;
    });
    await this.announcer.personChanged(id);
    return this.find(id);
  }

  /**
   * What an account may do hangs on where its person belongs: all nodes ask again. Throws `person.notFound`, `person.changed`, or
   * `request.invalid` for an organisation or contact point that is not known.
   */
  async update(
    actor: Actor,
    id: string,
    { version, ...change }: z.output<typeof updatePersonSchema>,
  ): Promise<Person> {
    requirePermission(actor, 'person.update');
    const { accountId } = actor;
    const isChanged = await this.dataSource.transaction(async (manager) => {
      const entity = await manager.findOne(PersonEntity, {
        where: { id },
        lock: { mode: 'pessimistic_write' },
      });
      if (entity === null) throw new DomainError('person.notFound');
      if (entity.version !== version) throw new DomainError('person.changed');
      const different = changedFields(entity, change);
      if (Object.keys(different).length === 0) return false;
      await requirePlace(manager, different);
      await manager.update(PersonEntity, { id }, { ...different, version: version + 1 });
      const kind = 'person';
      await this.history.record(manager, { kind, ids: [id], reason: 'changed', accountId });
      await this.tellAccountsOf(manager, id);
      return true;
    });
    if (isChanged) await this.announcer.personChanged(id);
    return this.find(id);
  }

  private async tellAccountsOf(manager: EntityManager, personId: string): Promise<void> {
    const accounts: { id: string }[] = await manager.query(
      `select id from account where person_id = $1`,
      [personId],
    );
    for (const { id: accountId } of accounts)
      await this.bus.publish('account.accessChanged', { accountId }, (sql, values) =>
        manager.query(sql, values),
      );
  }

  private async find(id: string): Promise<Person> {
    const entity = await this.dataSource.manager.findOne(PersonEntity, {
      where: { id },
      relations: personRelations,
    });
    if (entity === null) throw new DomainError('person.notFound');
    return toPerson(entity);
  }
}

type Place = Pick<PersonEntity, 'organisationId' | 'contactPointId'>;

async function requirePlace(
  manager: EntityManager,
  { organisationId = null, contactPointId = null }: Partial<Place>,
): Promise<void> {
  const named = (path: string, id: string | null) => (id === null ? [] : [{ path, id }]);
  await requireKnown(manager, OrganisationEntity, named('organisationId', organisationId));
  await requireKnown(manager, ContactPointEntity, named('contactPointId', contactPointId));
}
