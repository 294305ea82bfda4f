import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import {
  type AsOf,
  asOfSchema,
  createOrganisationSchema,
  type List,
  type Organisation,
  organisationFilterSchema,
  organisationListSchema,
  organisationSchema,
  type Page,
  pageSchema,
  type RegisterChange,
  registerHistorySchema,
  updateOrganisationSchema,
} from '@quartiersforum/domain';
import * as z from 'zod';
import type { Actor } from '../core/access/actor';
import { CurrentActor, Route } from '../core/http/route';
import { OrganisationService } from './organisation.service';

@Controller('organisations')
export class OrganisationController {
  constructor(private readonly organisations: OrganisationService) {}

  @Get()
  @Route({ access: 'organisation.list', answer: organisationListSchema })
  list(
    @CurrentActor() actor: Actor,
    @Query({ schema: organisationFilterSchema }) filter: z.output<typeof organisationFilterSchema>,
  ): Promise<List<Organisation>> {
    return this.organisations.list(actor, filter);
  }

  @Post()
  @Route({ access: 'organisation.create', answer: organisationSchema })
  create(
    @CurrentActor() actor: Actor,
    @Body({ schema: createOrganisationSchema }) input: z.output<typeof createOrganisationSchema>,
  ): Promise<Organisation> {
    return this.organisations.create(actor, input);
  }

  @Get(':id')
  @Route({
    access: 'organisation.read',
    answer: organisationSchema,
    problems: ['organisation.notFound', 'register.notYet'],
  })
  read(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Query({ schema: asOfSchema }) { asOf }: AsOf,
  ): Promise<Organisation> {
    return asOf === undefined
      ? this.organisations.read(actor, id)
      : this.organisations.readAsOf(actor, id, asOf);
  }

  @Patch(':id')
  @Route({
    access: 'organisation.update',
    answer: organisationSchema,
    problems: ['organisation.notFound', 'organisation.changed'],
  })
  update(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: updateOrganisationSchema }) change: z.output<typeof updateOrganisationSchema>,
  ): Promise<Organisation> {
    return this.organisations.update(actor, id, change);
  }

  @Get(':id/history')
  @Route({
    access: 'organisation.history',
    answer: registerHistorySchema,
    problems: ['organisation.notFound'],
  })
  history(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Query({ schema: pageSchema }) page: Page,
  ): Promise<List<RegisterChange>> {
    return this.organisations.changes(actor, id, page);
  }
}
