import * as z from 'zod';
import { mostReminderDays, mostReminderSteps } from './reminder-settings-rules';

/** Of which calls: of all, of those that fit the own organisation or contact point, or of those that the own organisation has in mind. */
export const reminderScopeSchema = z.enum(['all', 'fitting', 'interested']);
export type ReminderScope = z.infer<typeof reminderScopeSchema>;

/** `weekly`: one mail on Monday with what comes due in that week. `atOnce`: on the day, with all that is due then. */
export const reminderRhythmSchema = z.enum(['weekly', 'atOnce']);
export type ReminderRhythm = z.infer<typeof reminderRhythmSchema>;

/** One step: so many days before a date. */
export const reminderDaySchema = z.int().min(1).max(mostReminderDays);

/** Days before a date on which somebody wants to hear of it; what is named twice counts once, the earliest comes first. */
const daysBeforeSchema = z
  .array(reminderDaySchema)
  .min(1)
  .max(mostReminderSteps)
  .transform((days) => [...new Set(days)].sort((one, other) => other - one));

/** What somebody wants to be reminded of by mail, and when. */
export const reminderSettingsSchema = z
  .object({
    version: z.int().nonnegative().describe('0: never saved, what is usual for the role'),
    isOn: z.boolean(),
    scope: reminderScopeSchema,
    daysBefore: z.array(z.int()).describe('Days before a deadline, the earliest first'),
    hasFundingEnds: z
      .boolean()
      .describe('Also of the ends of funding of the own contact points, or of all'),
    fundingEndDaysBefore: z.array(z.int()).describe('Days before the end, the earliest first'),
    rhythm: reminderRhythmSchema,
  })
  .meta({ id: 'ReminderSettings' });
export type ReminderSettings = z.infer<typeof reminderSettingsSchema>;

/** `PUT /api/reminder-settings` (signed in) and `PUT /api/reminder-settings/:token` (by the link of a mail). */
export const updateReminderSettingsSchema = z.strictObject({
  version: z.int().min(0).max(2_147_483_647),
  isOn: z.boolean(),
  scope: reminderScopeSchema,
  daysBefore: daysBeforeSchema,
  hasFundingEnds: z.boolean(),
  fundingEndDaysBefore: daysBeforeSchema,
  rhythm: reminderRhythmSchema,
});
export type UpdateReminderSettings = z.input<typeof updateReminderSettingsSchema>;

/** `GET /api/reminder-settings/:token`: whose reminders the link of a mail is about, and how they are set. */
export const reminderLinkSchema = z
  .object({ name: z.string(), settings: reminderSettingsSchema })
  .meta({ id: 'ReminderLink' });
export type ReminderLink = z.infer<typeof reminderLinkSchema>;
