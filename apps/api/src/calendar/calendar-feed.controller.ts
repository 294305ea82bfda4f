import { Body, Controller, Delete, Get, Param, Post } from '@nestjs/common';
import {
  type CalendarFeed,
  type CalendarFeedAddress,
  calendarFeedAddressSchema,
  calendarFeedListSchema,
  createCalendarFeedSchema,
  type List,
  rotateCalendarFeedSchema,
} from '@quartiersforum/domain';
import * as z from 'zod';
import type { Actor } from '../core/access/actor';
import { CurrentActor, Route } from '../core/http/route';
import { CalendarFeedService } from './calendar-feed.service';

@Controller('calendar-feeds')
export class CalendarFeedController {
  constructor(private readonly feeds: CalendarFeedService) {}

  @Get()
  @Route({ access: 'calendarFeed.list', answer: calendarFeedListSchema })
  list(@CurrentActor() actor: Actor): Promise<List<CalendarFeed>> {
    return this.feeds.list(actor);
  }

  @Post()
  @Route({
    access: 'calendarFeed.create',
    answer: calendarFeedAddressSchema,
    limit: 'secret',
    problems: ['calendarFeed.full'],
    hasSecret: true,
  })
  create(
    @CurrentActor() actor: Actor,
    @Body({ schema: createCalendarFeedSchema }) input: z.output<typeof createCalendarFeedSchema>,
  ): Promise<CalendarFeedAddress> {
    return this.feeds.create(actor, input);
  }

  @Post(':id/rotate')
  @Route({
    access: 'calendarFeed.update',
    answer: calendarFeedAddressSchema,
    limit: 'secret',
    problems: ['calendarFeed.notFound'],
    hasSecret: true,
    status: 200,
  })
  rotate(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: rotateCalendarFeedSchema }) _: z.output<typeof rotateCalendarFeedSchema>,
  ): Promise<CalendarFeedAddress> {
    return this.feeds.rotate(actor, id);
  }

  @Delete(':id')
  @Route({
    access: 'calendarFeed.update',
    answer: null,
    problems: ['calendarFeed.notFound'],
  })
  remove(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
  ): Promise<void> {
    return this.feeds.remove(actor, id);
  }
}
