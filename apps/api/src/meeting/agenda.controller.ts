import { Body, Controller, Delete, Param, Patch, Post, Put, Query } from '@nestjs/common';
import {
  agendaOrderSchema,
  createAgendaItemSchema,
  meetingSchema,
  updateAgendaItemSchema,
  type Meeting,
} from '@quartiersforum/domain';
import * as z from 'zod';
import type { Actor } from '../core/access/actor';
import { CurrentActor, Route } from '../core/http/route';
import { AgendaService } from './agenda.service';

/** `DELETE /api/agenda-items/:id?version=`: the version of the item that was read. */
const removalSchema = z.strictObject({
  version: z.coerce
    .number()
    .int()
    .min(1)
    .max(2 ** 31 - 1),
});
const restoreSchema = z.strictObject({});

@Controller()
export class AgendaController {
  constructor(private readonly agenda: AgendaService) {}

  @Post('meetings/:id/agenda-items')
  @Route({
    access: 'agenda.update',
    answer: meetingSchema,
    problems: [
      'meeting.notFound',
      'meeting.transitionRefused',
      'agenda.full',
      'live.itemNotPossible',
    ],
  })
  add(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: createAgendaItemSchema }) input: z.output<typeof createAgendaItemSchema>,
  ): Promise<Meeting> {
    return this.agenda.add(actor, id, input);
  }

  @Put('meetings/:id/agenda-order')
  @Route({
    access: 'agenda.update',
    answer: meetingSchema,
    problems: [
      'meeting.notFound',
      'meeting.transitionRefused',
      'agenda.changed',
      'live.itemNotPossible',
    ],
  })
  order(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: agendaOrderSchema }) input: z.output<typeof agendaOrderSchema>,
  ): Promise<Meeting> {
    return this.agenda.order(actor, id, input);
  }

  @Patch('agenda-items/:id')
  @Route({
    access: 'agenda.update',
    answer: meetingSchema,
    problems: ['agendaItem.notFound', 'agenda.changed', 'meeting.transitionRefused'],
  })
  update(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: updateAgendaItemSchema }) change: z.output<typeof updateAgendaItemSchema>,
  ): Promise<Meeting> {
    return this.agenda.update(actor, id, change);
  }

  @Delete('agenda-items/:id')
  @Route({
    access: 'agenda.update',
    answer: meetingSchema,
    problems: [
      'agendaItem.notFound',
      'agenda.changed',
      'meeting.transitionRefused',
      'live.itemNotPossible',
    ],
  })
  remove(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Query({ schema: removalSchema }) { version }: z.output<typeof removalSchema>,
  ): Promise<Meeting> {
    return this.agenda.remove(actor, id, version);
  }

  @Post('agenda-items/:id/restore')
  @Route({
    access: 'agenda.update',
    answer: meetingSchema,
    status: 200,
    problems: ['agendaItem.notFound', 'agenda.full', 'meeting.transitionRefused'],
  })
  restore(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: restoreSchema }) _input: z.output<typeof restoreSchema>,
  ): Promise<Meeting> {
    return this.agenda.restore(actor, id);
  }
}
