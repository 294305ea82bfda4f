import * as z from 'zod';
import { idSchema } from '../network/list';
import { oneLine } from '../text/one-line';
import { severalLines } from '../text/several-lines';

/** What an agenda item is for. The first seven are the standing blocks of an Austauschtreffen. */
export const agendaItemKindSchema = z.enum([
  'opening',
  'quarters',
  'administration',
  'fundingCalls',
  'talk',
  'topics',
  'dates',
  'discussion',
  'work',
  'break',
  'other',
]);
export type AgendaItemKind = z.infer<typeof agendaItemKindSchema>;

/** Who sees the item: everybody who may read the meeting, or only those who lead it. */
export const agendaVisibilitySchema = z.enum(['all', 'leads']);

/** What has become of an item while the meeting was held. `deferred`: moved on to the next meeting, as a topic. */
export const agendaItemStateSchema = z.enum(['open', 'current', 'done', 'skipped', 'deferred']);
export type AgendaItemState = z.infer<typeof agendaItemStateSchema>;

const agendaItemFields = {
  kind: agendaItemKindSchema,
  title: oneLine(2, 200),
  description: severalLines(4_000),
  presenter: oneLine(0, 200),
  durationMinutes: z.int().min(0).max(600),
  visibility: agendaVisibilitySchema,
  moderatorNotes: severalLines(4_000).describe('Only for those who lead the meeting'),
};

/** An item of a template: what a new meeting of the series begins with. */
export const agendaTemplateItemSchema = z.strictObject({
  ...agendaItemFields,
  description: agendaItemFields.description.default(''),
  presenter: agendaItemFields.presenter.default(''),
  visibility: agendaItemFields.visibility.default('all'),
  moderatorNotes: agendaItemFields.moderatorNotes.default(''),
});
export type AgendaTemplateItem = z.infer<typeof agendaTemplateItemSchema>;

export const agendaItemSchema = z
  .object({
    id: z.uuid(),
    version: z.int().positive().describe('Rises with each change of the item'),
    kind: agendaItemKindSchema,
    title: z.string(),
    description: z.string(),
    presenter: z.string(),
    durationMinutes: z.int().nonnegative(),
    visibility: agendaVisibilitySchema,
    moderatorNotes: z.string().nullable().describe('null for those who do not lead the meeting'),
    state: agendaItemStateSchema,
    plannedStart: z.iso.datetime().describe('Follows from the order and the durations before it'),
    spentSeconds: z.int().nonnegative().describe('Time actually used so far'),
    topicId: z.uuid().nullable().describe('The topic it was made of'),
  })
  .meta({ id: 'AgendaItem' });
export type AgendaItem = z.infer<typeof agendaItemSchema>;

/** `POST /api/meetings/:id/agenda-items`: at the end, or after the item named. */
export const createAgendaItemSchema = agendaTemplateItemSchema.extend({
  afterItemId: idSchema.nullable().optional(),
});
export type CreateAgendaItem = z.input<typeof createAgendaItemSchema>;

/** `PATCH /api/agenda-items/:id`. `version` is the one that was read; when it is another by now, nothing is changed. */
export const updateAgendaItemSchema = z.strictObject({
  version: z.int().positive(),
  kind: agendaItemFields.kind.optional(),
  title: agendaItemFields.title.optional(),
  description: agendaItemFields.description.optional(),
  presenter: agendaItemFields.presenter.optional(),
  durationMinutes: agendaItemFields.durationMinutes.optional(),
  visibility: agendaItemFields.visibility.optional(),
  moderatorNotes: agendaItemFields.moderatorNotes.optional(),
});
export type UpdateAgendaItem = z.input<typeof updateAgendaItemSchema>;

/** `PUT /api/meetings/:id/agenda-order`: every item, in the new order; `agendaVersion` is the one that was read. */
export const agendaOrderSchema = z.strictObject({
  agendaVersion: z.int().positive(),
  itemIds: z.array(idSchema).max(60),
});
export type AgendaOrder = z.input<typeof agendaOrderSchema>;

/** Most items of one agenda. */
export const agendaItemLimit = 60;
