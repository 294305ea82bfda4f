import { Injectable } from '@nestjs/common';
import {
  DomainError,
  type List,
  type Organisation,
  type organisationFilterSchema,
} from '@quartiersforum/domain';
import { DataSource } from 'typeorm';
import type * as z from 'zod';
import type { Actor } from '../core/access/actor';
import { requirePermission } from '../core/access/require';
import { NetworkClock } from './network-clock';
import { findOrganisation, findOrganisations } from './organisation.queries';

/** Träger, Fachdienststellen and partners, as the network sees them: with what they run and where they belong today. */
@Injectable()
export class OrganisationService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: NetworkClock,
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
}
