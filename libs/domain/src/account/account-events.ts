import * as z from 'zod';

export const accountEvents = {
  /** Role, memberships or state of the person's own account changed: read "who am I" again. */
  'account.accessChanged': z.strictObject({}),
} as const;
