import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import {
  createMeetingSeriesSchema,
  meetingDateListSchema,
  meetingSeriesListSchema,
  meetingSeriesSchema,
  pageSchema,
  updateMeetingSeriesSchema,
  type List,
  type MeetingDate,
  type MeetingSeries,
  type Page,
} from '@quartiersforum/domain';
import * as z from 'zod';
import type { Actor } from '../core/access/actor';
import { CurrentActor, Route } from '../core/http/route';
import { MeetingSeriesService } from './meeting-series.service';

@Controller('meeting-series')
export class MeetingSeriesController {
  constructor(private readonly series: MeetingSeriesService) {}

  @Get()
  @Route({ access: 'meetingSeries.list', answer: meetingSeriesListSchema })
  list(
    @CurrentActor() actor: Actor,
    @Query({ schema: pageSchema }) page: Page,
  ): Promise<List<MeetingSeries>> {
    return this.series.list(actor, page);
  }

  @Post()
  @Route({ access: 'meetingSeries.create', answer: meetingSeriesSchema })
  create(
    @CurrentActor() actor: Actor,
    @Body({ schema: createMeetingSeriesSchema }) input: z.output<typeof createMeetingSeriesSchema>,
  ): Promise<MeetingSeries> {
    return this.series.create(actor, input);
  }

  @Get(':id')
  @Route({
    access: 'meetingSeries.read',
    answer: meetingSeriesSchema,
    problems: ['meetingSeries.notFound'],
  })
  read(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
  ): Promise<MeetingSeries> {
    return this.series.read(actor, id);
  }

  @Patch(':id')
  @Route({
    access: 'meetingSeries.update',
    answer: meetingSeriesSchema,
    problems: ['meetingSeries.notFound', 'meetingSeries.changed'],
  })
  update(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: updateMeetingSeriesSchema }) change: z.output<typeof updateMeetingSeriesSchema>,
  ): Promise<MeetingSeries> {
    return this.series.update(actor, id, change);
  }

  @Get(':id/next-dates')
  @Route({
    access: 'meetingSeries.read',
    answer: meetingDateListSchema,
    problems: ['meetingSeries.notFound'],
  })
  nextDates(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
  ): Promise<List<MeetingDate>> {
    return this.series.nextDates(actor, id);
  }
}
