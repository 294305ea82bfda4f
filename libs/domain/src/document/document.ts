import * as z from 'zod';

/** The answer of `GET /api/documents/:documentId/content`: the committed text as canonical JSON. */
export const documentContentSchema = z
  .object({
    schemaVersion: z.int().positive(),
    seq: z.int().nonnegative().describe('Number of the last update that this text contains'),
    hash: z.string().describe('SHA-256 of the canonical JSON, hex'),
    json: z.looseObject({ type: z.literal('doc') }),
  })
  .meta({ id: 'DocumentContent' });
export type DocumentContent = z.infer<typeof documentContentSchema>;
