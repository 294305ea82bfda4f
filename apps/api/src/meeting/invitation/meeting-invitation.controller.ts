import { Body, Controller, Delete, Get, Param, Post } from '@nestjs/common';
import {
  inviteesSchema,
  inviteSchema,
  meetingInvitationListSchema,
  meetingInvitationSchema,
  meetingSchema,
  resendInvitationSchema,
  type Invitees,
  type List,
  type Meeting,
  type MeetingInvitation,
} from '@quartiersforum/domain';
import * as z from 'zod';
import type { Actor } from '../../core/access/actor';
import { CurrentActor, Route } from '../../core/http/route';
import { MeetingInvitationService } from './meeting-invitation.service';

@Controller()
export class MeetingInvitationController {
  constructor(private readonly invitations: MeetingInvitationService) {}

  @Get('meetings/:id/invitees')
  @Route({
    access: 'meetingInvitation.list',
    answer: inviteesSchema,
    problems: ['meeting.notFound'],
  })
  invitees(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
  ): Promise<Invitees> {
    return this.invitations.invitees(actor, id);
  }

  @Get('meetings/:id/invitations')
  @Route({
    access: 'meetingInvitation.list',
    answer: meetingInvitationListSchema,
    problems: ['meeting.notFound'],
  })
  list(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
  ): Promise<List<MeetingInvitation>> {
    return this.invitations.list(actor, id);
  }

  @Post('meetings/:id/invite')
  @Route({
    access: 'meetingInvitation.create',
    answer: meetingSchema,
    status: 200,
    limit: 'message',
    problems: ['meeting.notFound', 'meeting.inThePast', 'meeting.transitionRefused'],
  })
  invite(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: inviteSchema }) input: z.output<typeof inviteSchema>,
  ): Promise<Meeting> {
    return this.invitations.invite(actor, id, input);
  }

  @Post('meetings/:id/invitations')
  @Route({
    access: 'meetingInvitation.create',
    answer: meetingInvitationListSchema,
    limit: 'message',
    problems: ['meeting.notFound', 'meeting.inThePast', 'meeting.transitionRefused'],
  })
  add(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: inviteSchema }) input: z.output<typeof inviteSchema>,
  ): Promise<List<MeetingInvitation>> {
    return this.invitations.add(actor, id, input);
  }

  @Post('meeting-invitations/:id/resend')
  @Route({
    access: 'meetingInvitation.create',
    answer: meetingInvitationSchema,
    status: 200,
    limit: 'message',
    hasSecret: true,
    problems: ['meetingInvitation.notFound', 'meeting.inThePast', 'meeting.transitionRefused'],
  })
  resend(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: resendInvitationSchema }) _input: z.output<typeof resendInvitationSchema>,
  ): Promise<MeetingInvitation> {
    return this.invitations.resend(actor, id);
  }

  @Delete('meeting-invitations/:id')
  @Route({
    access: 'meetingInvitation.create',
    answer: null,
    problems: ['meetingInvitation.notFound', 'meeting.transitionRefused'],
  })
  remove(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
  ): Promise<void> {
    return this.invitations.remove(actor, id);
  }
}
