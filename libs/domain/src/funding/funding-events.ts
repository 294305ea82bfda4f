import * as z from 'zod';

export const fundingEvents = {
  /** A call is new or different, or its publication changed: read again. */
  'fundingCall.changed': z.strictObject({ callId: z.uuid() }),
  /** An interest in a call came, went or changed: read again. */
  'interest.changed': z.strictObject({ callId: z.uuid() }),
} as const;
