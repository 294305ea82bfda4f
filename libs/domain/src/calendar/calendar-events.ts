import * as z from 'zod';

export const calendarEvents = {
  /** A feed of this account came, went or got another address: read again. */
  'calendarFeed.changed': z.strictObject({ feedId: z.uuid() }),
} as const;
