import * as z from 'zod';
import { listOf } from '../network/list';
import { oneLine } from '../text/one-line';

/** All that the account may read; deadlines of calls for which its organisation may apply; meetings to which it belongs. */
export const calendarFeedScopeSchema = z.enum(['all', 'fittingDeadlines', 'myMeetings']);
export type CalendarFeedScope = z.infer<typeof calendarFeedScopeSchema>;

/** Feeds of one account at once: one for each device and scope is plenty. */
export const calendarFeedLimit = 12;

export const calendarFeedSchema = z
  .object({
    id: z.uuid(),
    scope: calendarFeedScopeSchema,
    label: z.string().describe('What its owner calls it, as "Handy"'),
    createdAt: z.iso.datetime(),
    rotatedAt: z.iso.datetime().nullable().describe('Since when the address is another one'),
    lastFetchedAt: z.iso
      .datetime()
      .nullable()
      .describe('To the hour; null: no calendar has asked for it under this address'),
  })
  .meta({ id: 'CalendarFeed' });
export type CalendarFeed = z.infer<typeof calendarFeedSchema>;
/** `GET /api/calendar-feeds`: one’s own, oldest first. */
export const calendarFeedListSchema = listOf(calendarFeedSchema);

/** `POST /api/calendar-feeds` and `…/:id/rotate`: the only answers that hold the address. Nobody can read it again. */
export const calendarFeedAddressSchema = calendarFeedSchema
  .extend({ url: z.url().describe('Whoever knows it reads the feed; there is no other check') })
  .meta({ id: 'CalendarFeedAddress' });
export type CalendarFeedAddress = z.infer<typeof calendarFeedAddressSchema>;

/** `POST /api/calendar-feeds`. */
export const createCalendarFeedSchema = z.strictObject({
  scope: calendarFeedScopeSchema,
  label: oneLine(0, 80).default(''),
});
/** `POST /api/calendar-feeds/:id/rotate`. */
export const rotateCalendarFeedSchema = z.strictObject({});
export type CreateCalendarFeed = z.input<typeof createCalendarFeedSchema>;
