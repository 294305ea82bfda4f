import * as z from 'zod';

export const fundingEvents = {
  /** A call is new or different, or its publication changed: read again. */
  'fundingCall.changed': z.strictObject({ callId: z.uuid() }),
  /** An interest in a call came, went or changed: read again. */
  'interest.changed': z.strictObject({ callId: z.uuid() }),
  /** A programme has other words: read it and its calls again. */
  'fundingProgramme.changed': z.strictObject({ programmeId: z.uuid() }),
  /** One of the own saved filters came, went or changed; told to its owner alone. */
  'savedFilter.changed': z.strictObject({ savedFilterId: z.uuid() }),
} as const;
