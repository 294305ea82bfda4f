import { Body as RequestBody, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import {
  type AsOf,
  asOfSchema,
  type Body,
  bodyListSchema,
  bodySchema,
  createBodySchema,
  createMembershipSchema,
  type List,
  type Membership,
  membershipSchema,
  type Page,
  pageSchema,
  type RegisterChange,
  registerHistorySchema,
  updateBodySchema,
} from '@quartiersforum/domain';
import * as z from 'zod';
import type { Actor } from '../core/access/actor';
import { CurrentActor, Route } from '../core/http/route';
import { BodyService } from './body.service';
import { MembershipService } from './membership.service';

@Controller('bodies')
export class BodyController {
  constructor(
    private readonly bodies: BodyService,
    private readonly memberships: MembershipService,
  ) {}

  @Get()
  @Route({ access: 'body.list', answer: bodyListSchema })
  list(
    @CurrentActor() actor: Actor,
    @Query({ schema: pageSchema }) page: Page,
  ): Promise<List<Body>> {
    return this.bodies.list(actor, page);
  }

  @Post()
  @Route({ access: 'body.create', answer: bodySchema })
  create(
    @CurrentActor() actor: Actor,
    @RequestBody({ schema: createBodySchema }) input: z.output<typeof createBodySchema>,
  ): Promise<Body> {
    return this.bodies.create(actor, input);
  }

  @Get(':id')
  @Route({
    access: 'body.read',
    answer: bodySchema,
    problems: ['body.notFound', 'register.notYet'],
  })
  read(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Query({ schema: asOfSchema }) { asOf }: AsOf,
  ): Promise<Body> {
    return asOf === undefined ? this.bodies.read(actor, id) : this.bodies.readAsOf(actor, id, asOf);
  }

  @Patch(':id')
  @Route({
    access: 'body.update',
    answer: bodySchema,
    problems: ['body.notFound', 'body.changed'],
  })
  update(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @RequestBody({ schema: updateBodySchema }) change: z.output<typeof updateBodySchema>,
  ): Promise<Body> {
    return this.bodies.update(actor, id, change);
  }

  @Get(':id/history')
  @Route({ access: 'body.history', answer: registerHistorySchema, problems: ['body.notFound'] })
  history(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Query({ schema: pageSchema }) page: Page,
  ): Promise<List<RegisterChange>> {
    return this.bodies.changes(actor, id, page);
  }

  @Post(':id/memberships')
  @Route({
    access: 'membership.create',
    answer: membershipSchema,
    problems: ['body.notFound', 'membership.datesReversed', 'membership.overlapping'],
  })
  createMembership(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @RequestBody({ schema: createMembershipSchema })
    input: z.output<typeof createMembershipSchema>,
  ): Promise<Membership> {
    return this.memberships.create(actor, id, input);
  }
}
