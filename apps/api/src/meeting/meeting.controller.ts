import { Body, Controller, Get, Param, Patch, Post, Put, Query } from '@nestjs/common';
import {
  createMeetingSchema,
  endPlanSchema,
  meetingFilterSchema,
  meetingListSchema,
  meetingSchema,
  meetingWritersSchema,
  rescheduleMeetingSchema,
  updateMeetingSchema,
  type Meeting,
  type MeetingList,
} from '@quartiersforum/domain';
import * as z from 'zod';
import type { Actor } from '../core/access/actor';
import { CurrentActor, Route } from '../core/http/route';
import { MeetingReader } from './meeting-reader';
import { MeetingService } from './meeting.service';

const changeProblems = [
  'meeting.notFound',
  'meeting.changed',
  'meeting.transitionRefused',
] as const;

@Controller('meetings')
export class MeetingController {
  constructor(
    private readonly meetings: MeetingService,
    private readonly reader: MeetingReader,
  ) {}

  @Get()
  @Route({ access: 'meeting.list', answer: meetingListSchema })
  list(
    @CurrentActor() actor: Actor,
    @Query({ schema: meetingFilterSchema }) filter: z.output<typeof meetingFilterSchema>,
  ): Promise<MeetingList> {
    return this.reader.list(actor, filter);
  }

  @Post()
  @Route({ access: 'meeting.create', answer: meetingSchema, problems: ['meeting.inThePast'] })
  create(
    @CurrentActor() actor: Actor,
    @Body({ schema: createMeetingSchema }) input: z.output<typeof createMeetingSchema>,
  ): Promise<Meeting> {
    return this.meetings.create(actor, input);
  }

  @Get(':id')
  @Route({ access: 'meeting.read', answer: meetingSchema, problems: ['meeting.notFound'] })
  read(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
  ): Promise<Meeting> {
    return this.reader.read(actor, id);
  }

  @Patch(':id')
  @Route({ access: 'meeting.update', answer: meetingSchema, problems: changeProblems })
  update(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: updateMeetingSchema }) change: z.output<typeof updateMeetingSchema>,
  ): Promise<Meeting> {
    return this.meetings.update(actor, id, change);
  }

  @Post(':id/reschedule')
  @Route({
    access: 'meeting.plan',
    answer: meetingSchema,
    status: 200,
    limit: 'message',
    problems: [...changeProblems, 'meeting.inThePast'],
  })
  reschedule(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: rescheduleMeetingSchema }) input: z.output<typeof rescheduleMeetingSchema>,
  ): Promise<Meeting> {
    return this.meetings.reschedule(actor, id, input);
  }

  @Post(':id/postpone')
  @Route({ access: 'meeting.plan', answer: meetingSchema, status: 200, problems: changeProblems })
  postpone(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: endPlanSchema }) input: z.output<typeof endPlanSchema>,
  ): Promise<Meeting> {
    return this.meetings.postpone(actor, id, input);
  }

  @Post(':id/cancel')
  @Route({ access: 'meeting.plan', answer: meetingSchema, status: 200, problems: changeProblems })
  cancel(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: endPlanSchema }) input: z.output<typeof endPlanSchema>,
  ): Promise<Meeting> {
    return this.meetings.cancel(actor, id, input);
  }

  @Put(':id/writers')
  @Route({
    access: 'meeting.nameWriters',
    answer: meetingSchema,
    problems: ['meeting.notFound', 'meeting.transitionRefused'],
  })
  nameWriters(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: meetingWritersSchema }) input: z.output<typeof meetingWritersSchema>,
  ): Promise<Meeting> {
    return this.meetings.nameWriters(actor, id, input);
  }
}
