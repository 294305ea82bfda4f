import { Body as RequestBody, Controller, Get, Param, Post, Query } from '@nestjs/common';
import {
  bodyListSchema,
  bodySchema,
  createMembershipSchema,
  membershipSchema,
  pageSchema,
  type Body,
  type List,
  type Membership,
  type Page,
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

  @Get(':id')
  @Route({ access: 'body.read', answer: bodySchema, problems: ['body.notFound'] })
  read(@CurrentActor() actor: Actor, @Param('id', { schema: z.uuid() }) id: string): Promise<Body> {
    return this.bodies.read(actor, id);
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
