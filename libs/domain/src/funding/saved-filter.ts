import * as z from 'zod';
import { dateSchema, listOf } from '../network/list';
import { oneLine } from '../text/one-line';
import { callStateSchema } from './funding';

/** Most saved filters of one account; more of them are a list that needs a filter. */
export const savedFilterLimit = 30;

/** What a saved filter asks for: the filters of the list of calls, without its page. */
const savedQuestionSchema = z.strictObject({
  search: z.string().trim().max(200).optional(),
  state: callStateSchema.optional(),
  isEligible: z
    .literal(true)
    .optional()
    .describe('Only what the asker’s own organisation may apply for'),
  area: z.string().max(200).optional(),
  deadlineBefore: dateSchema.optional(),
});
export type SavedQuestion = z.infer<typeof savedQuestionSchema>;

/** A filter of the list of calls that somebody keeps for themselves. */
export const savedFilterSchema = z
  .object({ id: z.uuid(), name: z.string(), question: savedQuestionSchema })
  .meta({ id: 'SavedFilter' });
export type SavedFilter = z.infer<typeof savedFilterSchema>;
/** `GET /api/saved-filters`: the asker’s own, by name. */
export const savedFilterListSchema = listOf(savedFilterSchema);

const name = oneLine(1, 80);
/** `POST /api/saved-filters`. */
export const createSavedFilterSchema = z.strictObject({ name, question: savedQuestionSchema });
export type CreateSavedFilter = z.input<typeof createSavedFilterSchema>;
/** `PATCH /api/saved-filters/:id`. Nobody else changes it, so that the last word of its owner counts. */
export const updateSavedFilterSchema = z.strictObject({
  name: name.optional(),
  question: savedQuestionSchema.optional(),
});
export type UpdateSavedFilter = z.input<typeof updateSavedFilterSchema>;
