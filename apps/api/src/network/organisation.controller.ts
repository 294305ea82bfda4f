import { Controller, Get, Param, Query } from '@nestjs/common';
import {
  organisationFilterSchema,
  organisationListSchema,
  organisationSchema,
  type List,
  type Organisation,
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

  @Get(':id')
  @Route({
    access: 'organisation.read',
    answer: organisationSchema,
    problems: ['organisation.notFound'],
  })
  read(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
  ): Promise<Organisation> {
    return this.organisations.read(actor, id);
  }
}
