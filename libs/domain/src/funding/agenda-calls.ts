import * as z from 'zod';
import { idSchema, listOf } from '../network/list';
import { deadlineSchema } from './funding';

/** A call that a body has not been told of yet. */
export const agendaCallSchema = z
  .object({
    id: z.uuid(),
    title: z.string(),
    funder: z.string(),
    nextDeadline: deadlineSchema.nullable(),
    publishedAt: z.iso.datetime(),
  })
  .meta({ id: 'AgendaCall' });
export type AgendaCall = z.infer<typeof agendaCallSchema>;

/**
 * `GET /api/meetings/:id/new-calls`: published since the meeting before this one in its series, still open or announced, and on no
 * agenda of this meeting yet; the next deadline first. Empty for all but the next meeting of a series.
 */
export const agendaCallListSchema = listOf(agendaCallSchema).extend({
  since: z.iso.datetime().nullable().describe('When the meeting before began; null: there is none'),
});
export type AgendaCallList = z.infer<typeof agendaCallListSchema>;

/** `POST /api/meetings/:id/new-calls`: puts these on the agenda; those that are on it already are left alone. Answers what is left. */
export const takeOverCallsSchema = z.strictObject({ callIds: z.array(idSchema).min(1).max(100) });
