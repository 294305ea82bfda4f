import * as z from 'zod';

export const documentEvents = {
  /** The stored text for reading was renewed up to `seq`. */
  'document.stored': z.strictObject({ documentId: z.uuid(), seq: z.int().nonnegative() }),
} as const;
