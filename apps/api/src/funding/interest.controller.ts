import { Body, Controller, Delete, Get, Param, Put } from '@nestjs/common';
import {
  type Interest,
  interestListSchema,
  interestSchema,
  type List,
  setInterestSchema,
} from '@quartiersforum/domain';
import * as z from 'zod';
import type { Actor } from '../core/access/actor';
import { CurrentActor, Route } from '../core/http/route';
import { InterestService } from './interest.service';

@Controller('funding-calls/:id')
export class InterestController {
  constructor(private readonly interests: InterestService) {}

  @Get('interests')
  @Route({
    access: 'interest.read',
    answer: interestListSchema,
    problems: ['fundingCall.notFound'],
  })
  list(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) callId: string,
  ): Promise<List<Interest>> {
    return this.interests.list(actor, callId);
  }

  @Put('interest')
  @Route({
    access: 'interest.set',
    answer: interestSchema,
    problems: ['fundingCall.notFound', 'interest.organisationMissing'],
  })
  set(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) callId: string,
    @Body({ schema: setInterestSchema }) input: z.output<typeof setInterestSchema>,
  ): Promise<Interest> {
    return this.interests.set(actor, callId, input);
  }

  @Delete('interest')
  @Route({
    access: 'interest.set',
    answer: null,
    problems: ['fundingCall.notFound', 'interest.notFound', 'interest.organisationMissing'],
  })
  remove(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) callId: string,
  ): Promise<void> {
    return this.interests.remove(actor, callId);
  }
}
