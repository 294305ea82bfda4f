import * as z from 'zod';
import { documentContentSchema } from '../document/document';
import { meetingKindSchema } from '../meeting/meeting-series';
import { dateSchema, idSchema, listOf, nameSchema, pageSchema } from '../network/list';
import { severalLines } from '../text/several-lines';

/** State of minutes. Its steps: `minutesTransitions`. */
export const minutesStateSchema = z.enum(['draft', 'approved']);
export type MinutesState = z.infer<typeof minutesStateSchema>;

/** Beschluss, Aufgabe, Info. */
export const minutesEntryKindSchema = z.enum(['decision', 'task', 'information']);
export type MinutesEntryKind = z.infer<typeof minutesEntryKindSchema>;

/** A show of hands as it was counted; none at all is a decision without a vote. */
export const voteSchema = z.strictObject({
  yes: z.int().min(0).max(10_000),
  no: z.int().min(0).max(10_000),
  abstain: z.int().min(0).max(10_000),
});
export type Vote = z.infer<typeof voteSchema>;

/** Who owes a task: a person, an organisation or a contact point of the network. */
export const taskOwnerSchema = z.object({
  kind: z.enum(['person', 'organisation', 'contactPoint']),
  id: z.uuid(),
  name: z.string(),
});
export type TaskOwner = z.infer<typeof taskOwnerSchema>;

export const minutesEntrySchema = z
  .object({
    id: z.uuid(),
    version: z.int().positive(),
    agendaItemId: z.uuid(),
    kind: minutesEntryKindSchema,
    text: z.string().describe('Of a decision: its exact wording'),
    vote: voteSchema.nullable().describe('Only of a decision; null: without a vote'),
    owner: taskOwnerSchema.nullable().describe('Only of a task'),
    dueOn: z.iso.date().nullable().describe('Only of a task'),
  })
  .meta({ id: 'MinutesEntry' });
export type MinutesEntry = z.infer<typeof minutesEntrySchema>;

/** Head of minutes: fills itself from the meeting and its attendance. */
export const minutesHeadSchema = z
  .object({
    title: z.string(),
    kind: meetingKindSchema,
    body: z.string(),
    place: z.string(),
    plannedStart: z.iso.datetime(),
    startedAt: z.iso.datetime().nullable(),
    endedAt: z.iso.datetime().nullable(),
    lead: z.array(z.string()),
    writers: z.array(z.string()).describe('Protokollführung'),
    present: z.array(z.object({ name: z.string(), affiliation: z.string().nullable() })),
    excused: z.array(z.object({ name: z.string(), affiliation: z.string().nullable() })),
    absent: z.array(z.object({ name: z.string(), affiliation: z.string().nullable() })),
    guests: z.array(z.object({ name: z.string(), affiliation: z.string().nullable() })),
    substitutes: z.array(
      z.object({ name: z.string(), affiliation: z.string().nullable(), insteadOf: z.string() }),
    ),
  })
  .meta({ id: 'MinutesHead' });
export type MinutesHead = z.infer<typeof minutesHeadSchema>;

/** An agenda item as a section of the minutes: under the heading of the text with the id `blockId`. */
export const minutesSectionSchema = z.object({
  agendaItemId: z.uuid(),
  blockId: z.uuid(),
  title: z.string(),
});
export type MinutesSection = z.infer<typeof minutesSectionSchema>;

/** One version in passing. */
export const minutesVersionSummarySchema = z.object({
  number: z.int().positive(),
  reason: z.string().nullable().describe('Why it corrects the one before'),
  approvedAt: z.iso.datetime(),
  approvedBy: z.string(),
  hash: z.string().describe('SHA-256 over head, sections, entries and text (`sealedMinutes`), hex'),
});
export type MinutesVersionSummary = z.infer<typeof minutesVersionSummarySchema>;

/** `GET /api/meetings/:id/minutes`: the draft for those who write it, the last approved version for everybody else. */
export const minutesSchema = z
  .object({
    id: z.uuid(),
    meetingId: z.uuid(),
    state: minutesStateSchema,
    number: z.int().positive().describe('Version: 1, and one more with each correction'),
    reason: z.string().nullable(),
    documentId: z.uuid(),
    relation: z.enum(['lead', 'writer', 'participant', 'outsider']),
    head: minutesHeadSchema,
    sections: z.array(minutesSectionSchema),
    entries: z.array(minutesEntrySchema),
    versions: z.array(minutesVersionSummarySchema).describe('Approved ones, latest first'),
  })
  .meta({ id: 'Minutes' });
export type Minutes = z.infer<typeof minutesSchema>;

/** `GET /api/meetings/:id/minutes/versions/:number`: an approved version, whole and unchangeable. */
export const minutesVersionSchema = minutesVersionSummarySchema
  .extend({
    meetingId: z.uuid(),
    head: minutesHeadSchema,
    sections: z.array(minutesSectionSchema),
    entries: z.array(minutesEntrySchema),
    content: documentContentSchema.shape.json,
  })
  .meta({ id: 'MinutesVersion' });
export type MinutesVersion = z.infer<typeof minutesVersionSchema>;

/** A place in approved minutes that a search has found: text around it, cut at the found words. */
export const searchHitSchema = z.object({
  parts: z.array(z.object({ text: z.string(), isHit: z.boolean() })),
});

export const minutesSummarySchema = z
  .object({
    id: z.uuid(),
    meeting: nameSchema,
    body: nameSchema,
    heldOn: z.iso.date(),
    state: minutesStateSchema,
    number: z.int().positive(),
    decisions: z.int().nonnegative(),
    tasks: z.int().nonnegative(),
    hits: z.array(searchHitSchema).describe('Empty without a search'),
  })
  .meta({ id: 'MinutesSummary' });
export type MinutesSummary = z.infer<typeof minutesSummarySchema>;
export const minutesListSchema = listOf(minutesSummarySchema);
export type MinutesList = z.infer<typeof minutesListSchema>;

/** `GET /api/minutes`: approved ones that the asker may read, and drafts that they write; latest first. */
export const minutesFilterSchema = pageSchema.extend({
  search: z.string().trim().max(200).optional().describe('Words, German stems; all must occur'),
  bodyId: z.uuid().optional(),
  from: dateSchema.optional(),
  to: dateSchema.optional(),
});
export type MinutesFilter = z.input<typeof minutesFilterSchema>;

const ownerInput = z.strictObject({
  kind: taskOwnerSchema.shape.kind,
  id: idSchema,
});
const entryFields = {
  text: severalLines(4_000).pipe(z.string().min(2)),
  vote: voteSchema.nullable(),
  owner: ownerInput.nullable(),
  dueOn: dateSchema.nullable(),
};

/** `POST /api/meetings/:id/minutes/entries`. */
export const createMinutesEntrySchema = z.strictObject({
  agendaItemId: idSchema,
  kind: minutesEntryKindSchema,
  text: entryFields.text,
  vote: entryFields.vote.default(null),
  owner: entryFields.owner.default(null),
  dueOn: entryFields.dueOn.default(null),
});
export type CreateMinutesEntry = z.input<typeof createMinutesEntrySchema>;

/** `PATCH /api/minutes-entries/:id`. `version` is the one that was read; when it is another by now, nothing is changed. */
export const updateMinutesEntrySchema = z.strictObject({
  version: z.int().positive(),
  text: entryFields.text.optional(),
  vote: entryFields.vote.optional(),
  owner: entryFields.owner.optional(),
  dueOn: entryFields.dueOn.optional(),
});
export type UpdateMinutesEntry = z.input<typeof updateMinutesEntrySchema>;

/** `DELETE /api/minutes-entries/:id?version=`: takes it out of sight; `POST …/restore` brings it back. */
export const removeMinutesEntrySchema = z.strictObject({
  version: z.coerce.number().int().min(1).max(2_147_483_647),
});
export const restoreMinutesEntrySchema = z.strictObject({});

/** Number of a version in an address. */
export const minutesVersionNumberSchema = z.coerce.number().int().min(1).max(2_147_483_647);

/** `POST /api/meetings/:id/minutes/approve`: freezes text, entries and head. */
export const approveMinutesSchema = z.strictObject({});
/** `POST /api/meetings/:id/minutes/correct`: opens the next version. */
export const correctMinutesSchema = z.strictObject({
  reason: severalLines(1_000).pipe(z.string().min(3)),
});
export type CorrectMinutes = z.input<typeof correctMinutesSchema>;
