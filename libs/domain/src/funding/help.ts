import * as z from 'zod';
import { listOf, nameSchema } from '../network/list';
import { deadlineSchema } from './funding';
import { interestHelpSchema, interestStateSchema, interestVisibilitySchema } from './interest';

/** An organisation that would like help with its application, or has been offered some. */
export const helpRequestSchema = z
  .object({
    interestId: z.uuid(),
    call: nameSchema,
    organisation: nameSchema,
    state: interestStateSchema,
    visibility: interestVisibilitySchema,
    note: z.string(),
    isAsked: z.boolean().describe('false: nobody has asked, the city has offered it'),
    askedAt: z.iso.datetime().nullable(),
    nextDeadline: deadlineSchema.nullable(),
    daysLeft: z.int().nullable().describe('Days until the next deadline, 0 on its day'),
    help: interestHelpSchema.nullable().describe('null: it still waits'),
  })
  .meta({ id: 'HelpRequest' });
export type HelpRequest = z.infer<typeof helpRequestSchema>;
/** `GET /api/help-requests`: what still waits first, then the next deadline first. */
export const helpRequestListSchema = listOf(helpRequestSchema);

/** `POST /api/funding-calls/:id/help-request` and `POST /api/interests/:id/help`, both without anything to say. */
export const noWordsSchema = z.strictObject({});
