import { Body, Controller, Param, Patch } from '@nestjs/common';
import {
  membershipSchema,
  updateMembershipSchema,
  type Membership,
  type UpdateMembership,
} from '@quartiersforum/domain';
import * as z from 'zod';
import type { Actor } from '../core/access/actor';
import { CurrentActor, Route } from '../core/http/route';
import { MembershipService } from './membership.service';

@Controller('memberships')
export class MembershipController {
  constructor(private readonly memberships: MembershipService) {}

  @Patch(':id')
  @Route({
    access: 'membership.update',
    answer: membershipSchema,
    problems: ['membership.notFound', 'membership.datesReversed', 'membership.overlapping'],
  })
  update(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: updateMembershipSchema }) change: UpdateMembership,
  ): Promise<Membership> {
    return this.memberships.update(actor, id, change);
  }
}
