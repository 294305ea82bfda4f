import { Controller, Get, Param } from '@nestjs/common';
import { calendarDaySchema, dateSchema, type CalendarDay } from '@quartiersforum/domain';
import type { Actor } from '../core/access/actor';
import { CurrentActor, Route } from '../core/http/route';
import { MeetingReader } from './meeting-reader';

@Controller('calendar-days')
export class CalendarDayController {
  constructor(private readonly reader: MeetingReader) {}

  @Get(':day')
  @Route({ access: 'meeting.list', answer: calendarDaySchema })
  read(
    @CurrentActor() actor: Actor,
    @Param('day', { schema: dateSchema }) day: string,
  ): Promise<CalendarDay> {
    return this.reader.day(actor, day);
  }
}
