import { Injectable } from '@nestjs/common';
import {
  type createOrganisationSchema,
  DomainError,
  type List,
  type Organisation,
  type organisationFilterSchema,
  type Page,
  type RegisterChange,
  type updateOrganisationSchema,
} from '@quartiersforum/domain';
import { DataSource } from 'typeorm';
import type * as z from 'zod';
import type { Actor } from '../core/access/actor';
import { requirePermission } from '../core/access/require';
import { NetworkAnnouncer } from './network-announcer';
import { NetworkClock } from './network-clock';
import {
  OrganisationEntity,
  type OrganisationFacts,
  toOrganisationFacts,
} from './organisation.entity';
import { findOrganisation, findOrganisations } from './organisation.queries';
import { changedFields, nameTaken, requireFreeName } from './register-edit';
import { RegisterHistory } from './register-history';

/** Träger, Fachdienststellen and partners, as the network sees them: with what they run and where they belong today. */
@Injectable()
export class OrganisationService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: NetworkClock,
    private readonly history: RegisterHistory,
    private readonly announcer: NetworkAnnouncer,
  ) {}

  async list(
    actor: Actor,
    filter: z.output<typeof organisationFilterSchema>,
  ): Promise<List<Organisation>> {
    requirePermission(actor, 'organisation.list');
    return findOrganisations(this.dataSource.manager, this.clock.today(), filter);
  }

  /** Throws `organisation.notFound`. */
  async read(actor: Actor, id: string): Promise<Organisation> {
    requirePermission(actor, 'organisation.read');
    const organisation = await findOrganisation(this.dataSource.manager, this.clock.today(), id);
    if (organisation === undefined) throw new DomainError('organisation.notFound');
    return organisation;
  }

  /** As it was at the end of that day. Throws `organisation.notFound`, `register.notYet`. */
  async readAsOf(actor: Actor, id: string, day: string): Promise<Organisation> {
    await this.read(actor, id);
    requirePermission(actor, 'organisation.history', relationTo(actor, id));
    const facts = (await this.history.stateAsOf('organisation', id, day)) as unknown;
    return { ...(facts as OrganisationFacts), ...(await this.history.tiesAsOf(id, day)) };
  }

  /** Throws `organisation.notFound`. */
  async changes(actor: Actor, id: string, page: Page): Promise<List<RegisterChange>> {
    await this.read(actor, id);
    requirePermission(actor, 'organisation.history', relationTo(actor, id));
    return this.history.changes('organisation', id, page);
  }

  /** Throws `request.invalid` for a name that is taken. */
  async create(
    actor: Actor,
    input: z.output<typeof createOrganisationSchema>,
  ): Promise<Organisation> {
    requirePermission(actor, 'organisation.create');
    const { accountId } = actor;
    const id = await this.dataSource.transaction(async (manager) => {
      const added = await manager
        .createQueryBuilder()
        .insert()
        .into(OrganisationEntity)
        .values(input)
        .orIgnore()
        .returning('id')
        .execute();
      const [row] = added.raw as { id: string }[];
      if (row === undefined) throw nameTaken();
      const kind = 'organisation';
      await this.history.record(manager, { kind, ids: [row.id], reason: 'created', accountId });
      return row.id;
    });
    await this.announcer.organisationChanged(id);
    return this.read(actor, id);
  }

  /** Throws `organisation.notFound`, `organisation.changed`, `request.invalid` for a name that is taken. */
  async update(
    actor: Actor,
    id: string,
    { version, ...change }: z.output<typeof updateOrganisationSchema>,
  ): Promise<Organisation> {
    requirePermission(actor, 'organisation.update');
    const { accountId } = actor;
    const isChanged = await this.dataSource.transaction(async (manager) => {
      const entity = await manager.findOne(OrganisationEntity, {
        where: { id },
        lock: { mode: 'pessimistic_write' },
      });
      if (entity === null) throw new DomainError('organisation.notFound');
      if (entity.version !== version) throw new DomainError('organisation.changed');
      const different = changedFields(toOrganisationFacts(entity), change);
      if (Object.keys(different).length === 0) return false;
      const { name } = different;
      if (name !== undefined) await requireFreeName(manager, OrganisationEntity, name);
      await manager.save(Object.assign(entity, different, { version: version + 1 }));
      const kind = 'organisation';
      await this.history.record(manager, { kind, ids: [id], reason: 'changed', accountId });
      return true;
    });
    if (isChanged) await this.announcer.organisationChanged(id);
    return this.read(actor, id);
  }
}

function relationTo(actor: Actor, organisationId: string) {
  return { relation: actor.organisationId === organisationId ? 'self' : 'outsider' } as const;
}
