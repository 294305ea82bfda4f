import * as z from 'zod';
import { idSchema, listOf, nameSchema } from '../network/list';
import { oneLine } from '../text/one-line';
import { agendaItemLimit, agendaTemplateItemSchema } from './agenda';

/**
 * When a series meets: the `ordinal`-th `weekday` of each month, of each third month or of one month of the year. -1 is the last one.
 * A plain description instead of an RRULE (RFC 5545), because it is what the coordinator sets; the API makes the rule of it.
 */
export const meetingRhythmSchema = z.strictObject({
  every: z.enum(['month', 'quarter', 'year']),
  ordinal: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(-1)]),
  weekday: z.int().min(1).max(7).describe('1 Monday … 7 Sunday, as ISO 8601'),
  month: z
    .int()
    .min(1)
    .max(12)
    .describe('A month in which it meets; the others follow. Without meaning for every month'),
  time: z
    .string()
    .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day, HH:MM')
    .describe('Wall clock in Europe/Berlin, also over daylight-saving changes'),
});
export type MeetingRhythm = z.infer<typeof meetingRhythmSchema>;

/** What kind of meeting it is, for the head of its minutes: an Austauschtreffen, a workshop, or another. */
export const meetingKindSchema = z.enum(['exchange', 'workshop', 'other']);
export type MeetingKind = z.infer<typeof meetingKindSchema>;

const seriesFields = {
  name: oneLine(3, 200),
  kind: meetingKindSchema,
  rhythm: meetingRhythmSchema,
  durationMinutes: z
    .int()
    .min(15)
    .max(24 * 60),
  place: oneLine(0, 300),
  template: z.array(agendaTemplateItemSchema).max(agendaItemLimit),
};

export const meetingSeriesSchema = z
  .object({
    id: z.uuid(),
    version: z.int().positive(),
    name: z.string(),
    kind: meetingKindSchema,
    body: nameSchema,
    rhythm: meetingRhythmSchema,
    durationMinutes: z.int(),
    place: z.string(),
    template: z.array(agendaTemplateItemSchema).describe('Empty for those who may not edit it'),
    openTopics: z.int().nonnegative().describe('Topics that wait in its Themenspeicher'),
  })
  .meta({ id: 'MeetingSeries' });
export type MeetingSeries = z.infer<typeof meetingSeriesSchema>;
export const meetingSeriesListSchema = listOf(meetingSeriesSchema);

export const createMeetingSeriesSchema = z.strictObject({
  ...seriesFields,
  bodyId: idSchema,
  template: seriesFields.template.default([]),
});
export type CreateMeetingSeries = z.input<typeof createMeetingSeriesSchema>;

/** `PATCH /api/meeting-series/:id`; meetings that exist already stay as they are. */
export const updateMeetingSeriesSchema = z.strictObject({
  version: z.int().positive(),
  name: seriesFields.name.optional(),
  kind: seriesFields.kind.optional(),
  rhythm: seriesFields.rhythm.optional(),
  durationMinutes: seriesFields.durationMinutes.optional(),
  place: seriesFields.place.optional(),
  template: seriesFields.template.optional(),
});
export type UpdateMeetingSeries = z.input<typeof updateMeetingSeriesSchema>;

/** One of the next dates of a series, and what speaks against it. */
export const meetingDateSchema = z
  .object({
    startsAt: z.iso.datetime(),
    holiday: z.string().nullable().describe('Name of the public holiday in NRW on that day'),
    isTaken: z.boolean().describe('There is a meeting of this series on that day already'),
  })
  .meta({ id: 'MeetingDate' });
export type MeetingDate = z.infer<typeof meetingDateSchema>;
/** `GET /api/meeting-series/:id/next-dates`: the next four. */
export const meetingDateListSchema = listOf(meetingDateSchema);

/** `GET /api/calendar-days/:day`: what is known about a day before a meeting is put on it. */
export const calendarDaySchema = z
  .object({
    day: z.iso.date(),
    holiday: z.string().nullable(),
    meetings: z.array(nameSchema).describe('Other meetings on that day'),
  })
  .meta({ id: 'CalendarDay' });
export type CalendarDay = z.infer<typeof calendarDaySchema>;
