import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import {
  type AsOf,
  asOfSchema,
  type ContactPoint,
  contactPointFilterSchema,
  type ContactPointList,
  contactPointListSchema,
  contactPointSchema,
  createContactPointSchema,
  createFundingPhaseSchema,
  type FundingPhase,
  fundingPhaseSchema,
  type List,
  type Page,
  pageSchema,
  type RegisterChange,
  registerHistorySchema,
  updateContactPointSchema,
} from '@quartiersforum/domain';
import * as z from 'zod';
import type { Actor } from '../core/access/actor';
import { CurrentActor, Route } from '../core/http/route';
import { ContactPointService } from './contact-point.service';
import { FundingPhaseService } from './funding-phase.service';

@Controller('contact-points')
export class ContactPointController {
  constructor(
    private readonly contactPoints: ContactPointService,
    private readonly phases: FundingPhaseService,
  ) {}

  @Get()
  @Route({ access: 'contactPoint.list', answer: contactPointListSchema })
  list(
    @CurrentActor() actor: Actor,
    @Query({ schema: contactPointFilterSchema }) filter: z.output<typeof contactPointFilterSchema>,
  ): Promise<ContactPointList> {
    return this.contactPoints.list(actor, filter);
  }

  @Post()
  @Route({ access: 'contactPoint.create', answer: contactPointSchema })
  create(
    @CurrentActor() actor: Actor,
    @Body({ schema: createContactPointSchema }) input: z.output<typeof createContactPointSchema>,
  ): Promise<ContactPoint> {
    return this.contactPoints.create(actor, input);
  }

  @Get(':id')
  @Route({
    access: 'contactPoint.read',
    answer: contactPointSchema,
    problems: ['contactPoint.notFound', 'register.notYet'],
  })
  read(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Query({ schema: asOfSchema }) { asOf }: AsOf,
  ): Promise<ContactPoint> {
    return asOf === undefined
      ? this.contactPoints.read(actor, id)
      : this.contactPoints.readAsOf(actor, id, asOf);
  }

  @Patch(':id')
  @Route({
    access: 'contactPoint.describe',
    answer: contactPointSchema,
    problems: ['contactPoint.notFound', 'contactPoint.changed'],
  })
  update(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: updateContactPointSchema }) change: z.output<typeof updateContactPointSchema>,
  ): Promise<ContactPoint> {
    return this.contactPoints.update(actor, id, change);
  }

  @Get(':id/history')
  @Route({
    access: 'contactPoint.history',
    answer: registerHistorySchema,
    problems: ['contactPoint.notFound'],
  })
  history(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Query({ schema: pageSchema }) page: Page,
  ): Promise<List<RegisterChange>> {
    return this.contactPoints.changes(actor, id, page);
  }

  @Post(':id/funding-phases')
  @Route({
    access: 'fundingPhase.update',
    answer: fundingPhaseSchema,
    problems: ['contactPoint.notFound', 'fundingPhase.contradictory', 'fundingPhase.overlaps'],
  })
  addPhase(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: createFundingPhaseSchema }) input: z.output<typeof createFundingPhaseSchema>,
  ): Promise<FundingPhase> {
    return this.phases.add(actor, id, input);
  }
}
