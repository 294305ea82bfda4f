import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import {
  type ReminderLink,
  reminderLinkSchema,
  type ReminderSettings,
  reminderSettingsSchema,
  updateReminderSettingsSchema,
} from '@quartiersforum/domain';
import * as z from 'zod';
import type { Actor } from '../core/access/actor';
import { CurrentActor, Route } from '../core/http/route';
import { ReminderSettingsService } from './reminder-settings.service';

@Controller('reminder-settings')
export class ReminderSettingsController {
  constructor(private readonly settings: ReminderSettingsService) {}

  @Get()
  @Route({ access: 'reminderSettings.read', answer: reminderSettingsSchema })
  read(@CurrentActor() actor: Actor): Promise<ReminderSettings> {
    return this.settings.read(actor);
  }

  @Put()
  @Route({
    access: 'reminderSettings.update',
    answer: reminderSettingsSchema,
    problems: ['reminderSettings.changed'],
  })
  update(
    @CurrentActor() actor: Actor,
    @Body({ schema: updateReminderSettingsSchema })
    chosen: z.output<typeof updateReminderSettingsSchema>,
  ): Promise<ReminderSettings> {
    return this.settings.update(actor, chosen);
  }

  /** The link from a mail; whatever it holds, it is found or it is not. */
  @Get(':token')
  @Route({ access: 'public', answer: reminderLinkSchema, problems: ['reminderLink.notFound'] })
  readByLink(@Param('token', { schema: z.string() }) token: string): Promise<ReminderLink> {
    return this.settings.readByLink(token);
  }

  @Put(':token')
  @Route({
    access: 'public',
    answer: reminderLinkSchema,
    problems: ['reminderLink.notFound', 'reminderSettings.changed'],
  })
  updateByLink(
    @Param('token', { schema: z.string() }) token: string,
    @Body({ schema: updateReminderSettingsSchema })
    chosen: z.output<typeof updateReminderSettingsSchema>,
  ): Promise<ReminderLink> {
    return this.settings.updateByLink(token, chosen);
  }
}
