import * as z from 'zod';

export const minutesEvents = {
  /** Entries, sections or the state of a meeting's minutes changed: read them again. */
  'minutes.changed': z.strictObject({ meetingId: z.uuid() }),
} as const;
