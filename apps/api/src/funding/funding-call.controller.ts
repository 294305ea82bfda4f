import { Body, Controller, Delete, Get, Param, Patch, Post, Put, Query } from '@nestjs/common';
import {
  callStepSchema,
  callVersionSchema,
  createFundingCallSchema,
  type FundingCall,
  fundingCallFilterSchema,
  type FundingCallList,
  fundingCallListSchema,
  fundingCallSchema,
  type ProblemCode,
  setOverrideSchema,
  updateFundingCallSchema,
} from '@quartiersforum/domain';
import * as z from 'zod';
import type { Actor } from '../core/access/actor';
import { CurrentActor, Route } from '../core/http/route';
import { FundingCallService } from './funding-call.service';

const problems: readonly ProblemCode[] = ['fundingCall.notFound', 'fundingCall.changed'];

@Controller('funding-calls')
export class FundingCallController {
  constructor(private readonly calls: FundingCallService) {}

  @Get()
  @Route({ access: 'fundingCall.list', answer: fundingCallListSchema })
  list(
    @CurrentActor() actor: Actor,
    @Query({ schema: fundingCallFilterSchema }) filter: z.output<typeof fundingCallFilterSchema>,
  ): Promise<FundingCallList> {
    return this.calls.list(actor, filter);
  }

  @Post()
  @Route({
    access: 'fundingCall.create',
    answer: fundingCallSchema,
    problems: ['fundingProgramme.notFound', 'fundingCall.contradictory'],
  })
  create(
    @CurrentActor() actor: Actor,
    @Body({ schema: createFundingCallSchema }) input: z.output<typeof createFundingCallSchema>,
  ): Promise<FundingCall> {
    return this.calls.create(actor, input);
  }

  @Get(':id')
  @Route({
    access: 'fundingCall.read',
    answer: fundingCallSchema,
    problems: ['fundingCall.notFound'],
  })
  read(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
  ): Promise<FundingCall> {
    return this.calls.read(actor, id);
  }

  @Patch(':id')
  @Route({
    access: 'fundingCall.update',
    answer: fundingCallSchema,
    problems: [...problems, 'fundingCall.contradictory'],
  })
  update(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: updateFundingCallSchema }) change: z.output<typeof updateFundingCallSchema>,
  ): Promise<FundingCall> {
    return this.calls.update(actor, id, change);
  }

  @Post(':id/publish')
  @Route({
    access: 'fundingCall.publish',
    answer: fundingCallSchema,
    problems: [...problems, 'fundingCall.transitionRefused'],
  })
  publish(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: callStepSchema }) step: z.output<typeof callStepSchema>,
  ): Promise<FundingCall> {
    return this.calls.publish(actor, id, step);
  }

  @Post(':id/withdraw')
  @Route({
    access: 'fundingCall.withdraw',
    answer: fundingCallSchema,
    problems: [...problems, 'fundingCall.transitionRefused'],
  })
  withdraw(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: callStepSchema }) step: z.output<typeof callStepSchema>,
  ): Promise<FundingCall> {
    return this.calls.withdraw(actor, id, step);
  }

  @Post(':id/check')
  @Route({ access: 'fundingCall.publish', answer: fundingCallSchema, problems })
  check(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: callStepSchema }) step: z.output<typeof callStepSchema>,
  ): Promise<FundingCall> {
    return this.calls.check(actor, id, step);
  }

  @Put(':id/override')
  @Route({ access: 'fundingCall.publish', answer: fundingCallSchema, problems })
  setOverride(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: setOverrideSchema }) override: z.output<typeof setOverrideSchema>,
  ): Promise<FundingCall> {
    return this.calls.setOverride(actor, id, override);
  }

  @Delete(':id/override')
  @Route({ access: 'fundingCall.publish', answer: fundingCallSchema, problems })
  removeOverride(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Query({ schema: callVersionSchema }) step: z.output<typeof callVersionSchema>,
  ): Promise<FundingCall> {
    return this.calls.removeOverride(actor, id, step);
  }
}
