import * as z from 'zod';
import { taskOwnerSchema } from '../minutes/minutes';
import { listOf, nameSchema, pageSchema } from '../network/list';

/** A task of approved minutes is open until somebody says that it is done, or that it will not be done. */
export const taskStateSchema = z.enum(['open', 'done', 'notDone']);
export type TaskState = z.infer<typeof taskStateSchema>;

export const taskSchema = z
  .object({
    id: z.uuid(),
    version: z.int().positive(),
    text: z.string(),
    owner: taskOwnerSchema.nullable(),
    dueOn: z.iso.date().nullable(),
    state: taskStateSchema,
    relation: z
      .enum(['self', 'participant', 'outsider'])
      .describe('`self`: the asker owes it, alone or as organisation or contact point'),
    meeting: nameSchema,
    stateChangedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Task' });
export type Task = z.infer<typeof taskSchema>;
export const taskListSchema = listOf(taskSchema);

/** `GET /api/tasks`. `mine`: owed by the asker's person; `organisation`: also by their organisation or contact point; `all`: that they may see. */
export const taskFilterSchema = pageSchema.extend({
  scope: z.enum(['mine', 'organisation', 'all']).default('organisation'),
  state: taskStateSchema.optional(),
});
export type TaskFilter = z.input<typeof taskFilterSchema>;

/** `PUT /api/tasks/:id/state`. */
export const taskStateChangeSchema = z.strictObject({
  version: z.int().positive(),
  state: taskStateSchema,
});
export type TaskStateChange = z.input<typeof taskStateChangeSchema>;
