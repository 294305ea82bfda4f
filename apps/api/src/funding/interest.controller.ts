import { Body, Controller, Delete, Get, Param, Post, Put } from '@nestjs/common';
import {
  type Interest,
  type InterestList,
  interestListSchema,
  interestSchema,
  noWordsSchema,
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
  ): Promise<InterestList> {
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

  @Post('help-request')
  @Route({
    access: 'interest.set',
    answer: interestSchema,
    status: 200,
    problems: ['fundingCall.notFound', 'interest.organisationMissing'],
  })
  askForHelp(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) callId: string,
    @Body({ schema: noWordsSchema }) _input: z.output<typeof noWordsSchema>,
  ): Promise<Interest> {
    return this.interests.askForHelp(actor, callId);
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
