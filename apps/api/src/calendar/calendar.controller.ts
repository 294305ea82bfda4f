import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import {
  calendarFilterSchema,
  type CalendarKind,
  calendarKindSchema,
  type CalendarList,
  calendarListSchema,
} from '@quartiersforum/domain';
import type { Response } from 'express';
import * as z from 'zod';
import type { Actor } from '../core/access/actor';
import { CurrentActor, Route } from '../core/http/route';
import { CalendarService } from './calendar.service';

@Controller('calendar')
export class CalendarController {
  constructor(private readonly calendar: CalendarService) {}

  @Get()
  @Route({ access: 'calendar.list', answer: calendarListSchema })
  list(
    @CurrentActor() actor: Actor,
    @Query({ schema: calendarFilterSchema }) filter: z.output<typeof calendarFilterSchema>,
  ): Promise<CalendarList> {
    return this.calendar.list(actor, filter);
  }

  @Get('entries/:kind/:id.ics')
  @Route({ access: 'calendar.list', answer: 'file', problems: ['calendarEntry.notFound'] })
  async file(
    @CurrentActor() actor: Actor,
    @Param('kind', { schema: calendarKindSchema }) kind: CalendarKind,
    @Param('id', { schema: z.uuid() }) id: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string> {
    const file = await this.calendar.file(actor, kind, id);
    response.attachment('termin.ics').type('text/calendar; charset=utf-8');
    return file;
  }
}
