import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import {
  approveMinutesSchema,
  correctMinutesSchema,
  minutesFilterSchema,
  minutesListSchema,
  minutesSchema,
  minutesVersionNumberSchema,
  minutesVersionSchema,
  type List,
  type Minutes,
  type MinutesSummary,
  type MinutesVersion,
} from '@quartiersforum/domain';
import * as z from 'zod';
import type { Actor } from '../core/access/actor';
import { CurrentActor, Route } from '../core/http/route';
import { MinutesApprovalService } from './minutes-approval.service';
import { MinutesService } from './minutes.service';

@Controller()
export class MinutesController {
  constructor(
    private readonly minutes: MinutesService,
    private readonly approvals: MinutesApprovalService,
  ) {}

  @Get('minutes')
  @Route({ access: 'minutes.list', answer: minutesListSchema })
  list(
    @CurrentActor() actor: Actor,
    @Query({ schema: minutesFilterSchema }) filter: z.output<typeof minutesFilterSchema>,
  ): Promise<List<MinutesSummary>> {
    return this.minutes.list(actor, filter);
  }

  @Get('meetings/:id/minutes')
  @Route({ access: 'minutes.read', answer: minutesSchema, problems: ['minutes.notFound'] })
  read(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
  ): Promise<Minutes> {
    return this.minutes.read(actor, id);
  }

  @Get('meetings/:id/minutes/versions/:number')
  @Route({ access: 'minutes.read', answer: minutesVersionSchema, problems: ['minutes.notFound'] })
  version(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Param('number', { schema: minutesVersionNumberSchema }) number: number,
  ): Promise<MinutesVersion> {
    return this.minutes.version(actor, id, number);
  }

  @Post('meetings/:id/minutes/approve')
  @Route({
    access: 'minutes.approve',
    answer: minutesSchema,
    status: 200,
    problems: ['minutes.notFound', 'minutes.transitionRefused', 'minutes.meetingNotEnded'],
  })
  approve(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: approveMinutesSchema }) _input: z.output<typeof approveMinutesSchema>,
  ): Promise<Minutes> {
    return this.approvals.approve(actor, id);
  }

  @Post('meetings/:id/minutes/correct')
  @Route({
    access: 'minutes.correct',
    answer: minutesSchema,
    status: 200,
    problems: ['minutes.notFound', 'minutes.transitionRefused'],
  })
  correct(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: correctMinutesSchema }) input: z.output<typeof correctMinutesSchema>,
  ): Promise<Minutes> {
    return this.approvals.correct(actor, id, input);
  }
}
