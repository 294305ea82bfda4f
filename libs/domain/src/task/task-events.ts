import * as z from 'zod';

export const taskEvents = {
  /** Tasks came, went or changed: read them again. */
  'task.changed': z.strictObject({}),
} as const;
