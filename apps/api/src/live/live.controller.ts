import { Body, Controller, Delete, Get, Param, Post } from '@nestjs/common';
import {
  type JoinLink,
  joinLinkSchema,
  type LiveView,
  liveViewSchema,
  raiseHandSchema,
  steerQueueSchema,
  steerSchema,
} from '@quartiersforum/domain';
import * as z from 'zod';
import type { Actor } from '../core/access/actor';
import type { Visitor } from '../core/access/guest';
import { CurrentActor, CurrentVisitor, Route } from '../core/http/route';
import { JoinLinks } from './join-link';
import { LiveService } from './live.service';
import { SpeakerQueueService } from './speaker-queue.service';
import { SteeringService } from './steering.service';

const Id = () => Param('id', { schema: z.uuid() });

/** A meeting while it is held. Each command answers what the one who gave it sees then. */
@Controller('meetings/:id')
export class LiveController {
  constructor(
    private readonly live: LiveService,
    private readonly steering: SteeringService,
    private readonly queue: SpeakerQueueService,
    private readonly links: JoinLinks,
  ) {}

  @Get('live')
  @Route({
    ...{ access: 'live.read', admitsGuests: true, answer: liveViewSchema },
    problems: ['meeting.notFound'],
  })
  read(@CurrentVisitor() visitor: Visitor, @Id() id: string): Promise<LiveView> {
    return this.live.read(visitor, id);
  }

  @Post('steering')
  @Route({
    ...{ access: 'live.steer', answer: liveViewSchema, status: 200 },
    problems: [
      ...(['meeting.notFound', 'live.changed', 'live.notRunning', 'live.itemNotPossible'] as const),
      ...(['meeting.transitionRefused', 'agendaItem.notFound', 'account.notFound'] as const),
    ],
  })
  async steer(
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @Body({ schema: steerSchema }) input: z.output<typeof steerSchema>,
  ): Promise<LiveView> {
    const participant = await this.steering.steer(actor, id, input);
    // Who gave the lead away may stand to the meeting in another way now.
    if (input.action === 'handOver') return this.live.read({ actor, guest: null }, id);
    return this.live.show(participant, id);
  }

  @Post('speaker-queue')
  @Route({
    ...{ access: 'live.raiseHand', admitsGuests: true, answer: liveViewSchema, status: 200 },
    problems: ['meeting.notFound', 'live.notRunning', 'speakerQueue.closed'],
  })
  async raise(
    @CurrentVisitor() visitor: Visitor,
    @Id() id: string,
    @Body({ schema: raiseHandSchema }) _: z.output<typeof raiseHandSchema>,
  ): Promise<LiveView> {
    return this.live.show(await this.queue.raise(visitor, id), id);
  }

  @Delete('speaker-queue')
  @Route({
    ...{ access: 'live.raiseHand', admitsGuests: true, answer: liveViewSchema },
    problems: ['meeting.notFound', 'live.notRunning'],
  })
  async lower(@CurrentVisitor() visitor: Visitor, @Id() id: string): Promise<LiveView> {
    return this.live.show(await this.queue.lower(visitor, id), id);
  }

  @Post('speaker-queue/steering')
  @Route({
    ...{ access: 'live.steer', answer: liveViewSchema, status: 200 },
    problems: [
      ...(['meeting.notFound', 'live.notRunning'] as const),
      ...(['speakerEntry.notFound', 'attendee.notFound'] as const),
    ],
  })
  async steerQueue(
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @Body({ schema: steerQueueSchema }) input: z.output<typeof steerQueueSchema>,
  ): Promise<LiveView> {
    await this.queue.steer(actor, id, input);
    return this.live.read({ actor, guest: null }, id);
  }

  @Get('join-link')
  @Route({ access: 'attendance.read', answer: joinLinkSchema, problems: ['meeting.notFound'] })
  readJoinLink(@CurrentActor() actor: Actor, @Id() id: string): Promise<JoinLink> {
    return this.links.read(actor, id);
  }
}
