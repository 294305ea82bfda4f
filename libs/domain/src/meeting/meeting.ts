import * as z from 'zod';
import { dateSchema, idSchema, listOf, nameSchema, pageSchema } from '../network/list';
import { oneLine } from '../text/one-line';
import { severalLines } from '../text/several-lines';
import { agendaItemSchema } from './agenda';
import { meetingKindSchema } from './meeting-series';
import { responseSchema } from './meeting-response';

/** State of a meeting. Its steps: `meetingTransitions`. */
export const meetingStateSchema = z.enum([
  'draft',
  'invited',
  'running',
  'paused',
  'ended',
  'documented',
  'cancelled',
  'moved',
]);
export type MeetingState = z.infer<typeof meetingStateSchema>;

/** How somebody stands to a meeting: may steer it, writes its minutes, belongs to it, or none of these. */
export const meetingRelationSchema = z.enum(['lead', 'writer', 'participant', 'outsider']);
export type MeetingRelation = z.infer<typeof meetingRelationSchema>;

/** A time as people plan: an instant with a time zone, in UTC in answers; years that a calendar has. */
export const instantSchema = z.iso
  .datetime({ offset: true })
  .refine((time) => time >= '1900' && time < '2200', 'must lie between 1900 and 2199')
  .transform((time) => new Date(time).toISOString());

export const meetingSummarySchema = z
  .object({
    id: z.uuid(),
    title: z.string(),
    kind: meetingKindSchema,
    state: meetingStateSchema,
    series: nameSchema.nullable(),
    body: nameSchema,
    startsAt: z.iso.datetime(),
    durationMinutes: z.int().positive(),
    place: z.string(),
    relation: meetingRelationSchema.describe('How the asker stands to it'),
    answer: responseSchema.nullable().describe('What the asker has answered; null: not invited'),
    minutes: z
      .object({ state: z.enum(['draft', 'approved']), documentId: z.uuid() })
      .nullable()
      .describe('null: there are none, or none that the asker may read'),
  })
  .meta({ id: 'MeetingSummary' });
export type MeetingSummary = z.infer<typeof meetingSummarySchema>;

/** How many have answered what. */
export const answerCountsSchema = z.object({
  open: z.int(),
  yes: z.int(),
  no: z.int(),
  substitute: z.int(),
});
export type AnswerCounts = z.infer<typeof answerCountsSchema>;

export const meetingSchema = meetingSummarySchema
  .extend({
    version: z.int().positive().describe('Rises with each change of title, time, place …'),
    agendaVersion: z.int().positive().describe('Rises with each change of the agenda'),
    description: z.string(),
    lead: nameSchema.nullable().describe('Account that leads it beside the coordinators'),
    writers: z
      .array(nameSchema)
      .describe('Accounts that write its minutes beside those who lead it'),
    holiday: z.string().nullable().describe('Public holiday in NRW on its day'),
    cancelReason: z.string().nullable(),
    startedAt: z.iso.datetime().nullable(),
    endedAt: z.iso.datetime().nullable(),
    agenda: z.array(agendaItemSchema).describe('In order; only what the asker may see'),
    answers: answerCountsSchema.nullable().describe('null for those who do not lead it'),
  })
  .meta({ id: 'Meeting' });
export type Meeting = z.infer<typeof meetingSchema>;
export const meetingListSchema = listOf(meetingSummarySchema);
export type MeetingList = z.infer<typeof meetingListSchema>;

export const meetingFilterSchema = pageSchema.extend({
  time: z
    .enum(['coming', 'past'])
    .optional()
    .describe('Not ended yet, soonest first; or the rest, latest first'),
  seriesId: z.uuid().optional(),
  bodyId: z.uuid().optional(),
  from: dateSchema.optional(),
});
export type MeetingFilter = z.input<typeof meetingFilterSchema>;

const meetingFields = {
  title: oneLine(3, 200),
  startsAt: instantSchema,
  durationMinutes: z
    .int()
    .min(15)
    .max(24 * 60),
  place: oneLine(0, 300),
  description: severalLines(4_000),
};

/** `POST /api/meetings`: the next one of a series, with its agenda, or a free one of a body. What is left out the series says. */
export const createMeetingSchema = z.union([
  z.strictObject({
    seriesId: idSchema,
    startsAt: meetingFields.startsAt,
    title: meetingFields.title.optional(),
    durationMinutes: meetingFields.durationMinutes.optional(),
    place: meetingFields.place.optional(),
  }),
  z.strictObject({
    bodyId: idSchema,
    kind: meetingKindSchema.default('other'),
    title: meetingFields.title,
    startsAt: meetingFields.startsAt,
    durationMinutes: meetingFields.durationMinutes,
    place: meetingFields.place.default(''),
    description: meetingFields.description.default(''),
  }),
]);
export type CreateMeeting = z.input<typeof createMeetingSchema>;

/** `PATCH /api/meetings/:id`: title, place and words. The time changes with `reschedule`, because people were told it. */
export const updateMeetingSchema = z.strictObject({
  version: z.int().positive(),
  title: meetingFields.title.optional(),
  place: meetingFields.place.optional(),
  description: meetingFields.description.optional(),
  leadAccountId: idSchema.nullable().optional(),
});
export type UpdateMeeting = z.input<typeof updateMeetingSchema>;

/** `PUT /api/meetings/:id/writers`: who writes the minutes beside those who lead the meeting. */
export const meetingWritersSchema = z.strictObject({ accountIds: z.array(idSchema).max(20) });
export type MeetingWriters = z.input<typeof meetingWritersSchema>;

/** `POST /api/meetings/:id/reschedule`. */
export const rescheduleMeetingSchema = z.strictObject({
  version: z.int().positive(),
  startsAt: meetingFields.startsAt,
  durationMinutes: meetingFields.durationMinutes.optional(),
});
export type RescheduleMeeting = z.input<typeof rescheduleMeetingSchema>;

/** `POST /api/meetings/:id/postpone` and `/cancel`: the reason is in the mail. */
export const endPlanSchema = z.strictObject({
  version: z.int().positive(),
  reason: severalLines(1_000).default(''),
});
export type EndPlan = z.input<typeof endPlanSchema>;
