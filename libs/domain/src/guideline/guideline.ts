import * as z from 'zod';
import { idSchema, listOf, nameSchema } from '../network/list';
import { oneLine } from '../text/one-line';

/** State of a guideline. Its text is the document `documentId`; everything else is this row. */
export const guidelineStateSchema = z.enum(['drafting', 'adopted']);
export type GuidelineState = z.infer<typeof guidelineStateSchema>;

export const guidelineSchema = z
  .object({
    id: z.uuid(),
    title: z.string(),
    state: guidelineStateSchema,
    documentId: z.uuid(),
    bodies: z
      .array(nameSchema)
      .describe('Circle that writes it; empty: every working role of the network'),
    relation: z.enum(['participant', 'outsider']).describe('How the asker stands to it'),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime().describe('Last change of the row or of the text'),
    adoptedAt: z.iso.datetime().nullable(),
    contentHash: z.string().nullable().describe('SHA-256 of the adopted text, hex'),
  })
  .meta({ id: 'Guideline' });
export type Guideline = z.infer<typeof guidelineSchema>;
export const guidelineListSchema = listOf(guidelineSchema);

/** With what text a new guideline begins. */
export const guidelineTemplateSchema = z.enum(['empty', 'sixChapters']);

export const createGuidelineSchema = z.strictObject({
  title: oneLine(3, 200),
  bodyIds: z.array(idSchema).max(20).default([]),
  template: guidelineTemplateSchema.default('sixChapters'),
});
export type CreateGuideline = z.input<typeof createGuidelineSchema>;

/** `POST /api/guidelines/:id/adopt`. No body but an empty object: the text is the one the server has. */
export const adoptGuidelineSchema = z.strictObject({});
