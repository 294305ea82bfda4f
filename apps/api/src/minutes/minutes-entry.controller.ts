import { Body, Controller, Delete, Param, Patch, Post, Query } from '@nestjs/common';
import {
  createMinutesEntrySchema,
  minutesEntrySchema,
  removeMinutesEntrySchema,
  restoreMinutesEntrySchema,
  updateMinutesEntrySchema,
  type MinutesEntry,
} from '@quartiersforum/domain';
import * as z from 'zod';
import type { Actor } from '../core/access/actor';
import { CurrentActor, Route } from '../core/http/route';
import { MinutesEntryService } from './minutes-entry.service';

@Controller()
export class MinutesEntryController {
  constructor(private readonly entries: MinutesEntryService) {}

  @Post('meetings/:id/minutes/entries')
  @Route({
    access: 'minutes.write',
    answer: minutesEntrySchema,
    problems: ['minutes.notFound', 'minutes.transitionRefused'],
  })
  create(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: createMinutesEntrySchema }) input: z.output<typeof createMinutesEntrySchema>,
  ): Promise<MinutesEntry> {
    return this.entries.create(actor, id, input);
  }

  @Patch('minutes-entries/:id')
  @Route({
    access: 'minutes.write',
    answer: minutesEntrySchema,
    problems: ['minutesEntry.notFound', 'minutes.transitionRefused', 'minutes.changed'],
  })
  update(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: updateMinutesEntrySchema }) input: z.output<typeof updateMinutesEntrySchema>,
  ): Promise<MinutesEntry> {
    return this.entries.update(actor, id, input);
  }

  @Delete('minutes-entries/:id')
  @Route({
    access: 'minutes.write',
    answer: null,
    problems: ['minutesEntry.notFound', 'minutes.transitionRefused', 'minutes.changed'],
  })
  remove(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Query({ schema: removeMinutesEntrySchema })
    { version }: z.output<typeof removeMinutesEntrySchema>,
  ): Promise<void> {
    return this.entries.remove(actor, id, version);
  }

  @Post('minutes-entries/:id/restore')
  @Route({
    access: 'minutes.write',
    answer: minutesEntrySchema,
    status: 200,
    problems: ['minutesEntry.notFound', 'minutes.transitionRefused'],
  })
  restore(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: restoreMinutesEntrySchema }) _input: z.output<typeof restoreMinutesEntrySchema>,
  ): Promise<MinutesEntry> {
    return this.entries.restore(actor, id);
  }
}
