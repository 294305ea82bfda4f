import * as z from 'zod';
import { idSchema, listOf, nameSchema, pageSchema } from '../network/list';
import { oneLine } from '../text/one-line';
import { severalLines } from '../text/several-lines';

/** A topic waits (`open`), is on an agenda (`taken`), was dealt with (`done`) or taken back by whoever handed it in. */
export const topicStateSchema = z.enum(['open', 'taken', 'done', 'withdrawn']);
export type TopicState = z.infer<typeof topicStateSchema>;

export const topicSchema = z
  .object({
    id: z.uuid(),
    version: z.int().positive(),
    series: nameSchema,
    title: z.string(),
    description: z.string(),
    state: topicStateSchema,
    author: nameSchema.nullable().describe('Account that handed it in; null: carried over'),
    relation: z.enum(['self', 'participant']).describe('Whether it is the asker’s own'),
    carriedFrom: nameSchema.nullable().describe('Meeting that did not get to it'),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'Topic' });
export type Topic = z.infer<typeof topicSchema>;
export const topicListSchema = listOf(topicSchema);

/** `GET /api/topics`. */
export const topicFilterSchema = pageSchema.extend({
  seriesId: z.uuid().optional(),
  state: topicStateSchema.optional(),
});
export type TopicFilter = z.input<typeof topicFilterSchema>;

/** `POST /api/topics`: for the next meeting of the series. */
export const createTopicSchema = z.strictObject({
  seriesId: idSchema,
  title: oneLine(3, 200),
  description: severalLines(2_000).default(''),
});
export type CreateTopic = z.input<typeof createTopicSchema>;

/** `PATCH /api/topics/:id`: own ones while they wait. */
export const updateTopicSchema = z.strictObject({
  version: z.int().positive(),
  title: oneLine(3, 200).optional(),
  description: severalLines(2_000).optional(),
});
export type UpdateTopic = z.input<typeof updateTopicSchema>;

/** `POST /api/topics/:id/take-over`: makes an agenda item of it. `/withdraw` and `/close` take an empty object. */
export const takeOverTopicSchema = z.strictObject({
  meetingId: idSchema,
  durationMinutes: z.int().min(0).max(600).default(15),
});
export type TakeOverTopic = z.input<typeof takeOverTopicSchema>;
