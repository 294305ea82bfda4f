import * as z from 'zod';
import { deadlineKindSchema } from '../funding/funding';
import { dateSchema, listOf, nameSchema, pageSchema } from '../network/list';

/** What has a date: a Treffen, a Stichtag of a funding call, the end of a contact point's funding. */
export const calendarKindSchema = z.enum(['meeting', 'deadline', 'fundingEnd']);
export type CalendarKind = z.infer<typeof calendarKindSchema>;

/** How sure the date is: `calendarStateOf…` in `calendar-rules`. */
export const calendarStateSchema = z.enum(['tentative', 'confirmed', 'postponed', 'cancelled']);
export type CalendarState = z.infer<typeof calendarStateSchema>;

/**
 * One dated thing. `id` is that of the meeting, the deadline or the funding phase. A newcomer would convert `day` by a time zone: it is
 * the day in Europe/Berlin and right as it is; only `startsAt` and `endsAt` are instants.
 */
export const calendarEntrySchema = z
  .object({
    id: z.uuid(),
    kind: calendarKindSchema,
    title: z.string().describe('Of the meeting or the call; the name of the contact point'),
    detail: z
      .string()
      .describe('The body that meets, the programme of the call, or that which ends; may be empty'),
    deadlineKind: deadlineKindSchema.nullable(),
    day: z.iso.date().describe('In Europe/Berlin'),
    startsAt: z.iso.datetime().nullable().describe('null: all day'),
    endsAt: z.iso
      .datetime()
      .nullable()
      .describe('null: all day, or it is a moment as the time of a deadline'),
    place: z.string().nullable(),
    state: calendarStateSchema,
    isMine: z
      .boolean()
      .describe('The asker belongs to it, may apply for it, or works at the contact point'),
    meetingId: z.uuid().nullable(),
    callId: z.uuid().nullable(),
    contactPointId: z.uuid().nullable(),
  })
  .meta({ id: 'CalendarEntry' });
export type CalendarEntry = z.infer<typeof calendarEntrySchema>;

/** What the filters can be set to: only what the asker may read. */
export const calendarListSchema = listOf(calendarEntrySchema).extend({
  facets: z.object({ contactPoints: z.array(nameSchema), organisations: z.array(nameSchema) }),
});
export type CalendarList = z.infer<typeof calendarListSchema>;

/** `GET /api/calendar`: soonest first. */
export const calendarFilterSchema = pageSchema.extend({
  from: dateSchema.optional().describe('First day; left out: today'),
  to: dateSchema.optional().describe('Last day, inclusive; left out: without end'),
  kind: z
    .string()
    .transform((kinds) => kinds.split(','))
    .pipe(z.array(calendarKindSchema).max(3))
    .optional()
    .describe('One or more, parted by commas'),
  contactPointId: z.uuid().optional().describe('Only what concerns this contact point'),
  organisationId: z
    .uuid()
    .optional()
    .describe('Only what concerns this organisation or the contact points that it runs'),
  isMine: z.stringbool().optional().describe('Only what is the asker’s own'),
});
export type CalendarFilter = z.input<typeof calendarFilterSchema>;
