import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import {
  type AgendaCallList,
  agendaCallListSchema,
  takeOverCallsSchema,
} from '@quartiersforum/domain';
import * as z from 'zod';
import type { Actor } from '../core/access/actor';
import { CurrentActor, Route } from '../core/http/route';
import { AgendaCallService } from './agenda-call.service';

@Controller('meetings/:id/new-calls')
export class AgendaCallController {
  constructor(private readonly calls: AgendaCallService) {}

  @Get()
  @Route({ access: 'agenda.update', answer: agendaCallListSchema, problems: ['meeting.notFound'] })
  list(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) meetingId: string,
  ): Promise<AgendaCallList> {
    return this.calls.list(actor, meetingId);
  }

  @Post()
  @Route({
    access: 'agenda.update',
    answer: agendaCallListSchema,
    status: 200,
    problems: ['meeting.notFound', 'meeting.transitionRefused', 'agenda.full'],
  })
  takeOver(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) meetingId: string,
    @Body({ schema: takeOverCallsSchema }) { callIds }: z.output<typeof takeOverCallsSchema>,
  ): Promise<AgendaCallList> {
    return this.calls.takeOver(actor, meetingId, callIds);
  }
}
