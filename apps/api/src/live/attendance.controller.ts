import { Body, Controller, Delete, Get, Param, Patch, Post } from '@nestjs/common';
import {
  addAttendeeSchema,
  type Attendee,
  attendeeListSchema,
  attendeeSchema,
  confirmPresenceSchema,
  type List,
  type LiveView,
  liveViewSchema,
  updateAttendeeSchema,
} from '@quartiersforum/domain';
import * as z from 'zod';
import type { Actor } from '../core/access/actor';
import { CurrentActor, Route } from '../core/http/route';
import { AttendanceService } from './attendance.service';
import { LiveService } from './live.service';

const Id = () => Param('id', { schema: z.uuid() });

/** Who is at a meeting. */
@Controller()
export class AttendanceController {
  constructor(
    private readonly attendance: AttendanceService,
    private readonly live: LiveService,
  ) {}

  @Get('meetings/:id/attendees')
  @Route({ access: 'attendance.read', answer: attendeeListSchema, problems: ['meeting.notFound'] })
  list(@CurrentActor() actor: Actor, @Id() id: string): Promise<List<Attendee>> {
    return this.attendance.list(actor, id);
  }

  @Post('meetings/:id/attendees')
  @Route({ access: 'attendance.update', answer: attendeeSchema, problems: ['meeting.notFound'] })
  add(
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @Body({ schema: addAttendeeSchema }) input: z.output<typeof addAttendeeSchema>,
  ): Promise<Attendee> {
    return this.attendance.add(actor, id, input);
  }

  @Patch('attendees/:id')
  @Route({ access: 'attendance.update', answer: attendeeSchema, problems: ['attendee.notFound'] })
  update(
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @Body({ schema: updateAttendeeSchema }) { state }: z.output<typeof updateAttendeeSchema>,
  ): Promise<Attendee> {
    return this.attendance.update(actor, id, state);
  }

  @Post('meetings/:id/presence')
  @Route({
    ...{ access: 'attendance.confirm', answer: liveViewSchema, status: 200 },
    problems: ['meeting.notFound', 'live.notRunning'],
  })
  async confirm(
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @Body({ schema: confirmPresenceSchema }) _: z.output<typeof confirmPresenceSchema>,
  ): Promise<LiveView> {
    await this.attendance.confirm(actor, id);
    return this.live.read({ actor, guest: null }, id);
  }

  @Delete('meetings/:id/presence')
  @Route({
    ...{ access: 'attendance.confirm', answer: liveViewSchema },
    problems: ['meeting.notFound', 'attendee.notFound'],
  })
  async leave(@CurrentActor() actor: Actor, @Id() id: string): Promise<LiveView> {
    await this.attendance.leave(actor, id);
    return this.live.read({ actor, guest: null }, id);
  }
}
