import * as z from 'zod';

export const networkEvents = {
  /** A contact point or its funding is new or different: read again. */
  'contactPoint.changed': z.strictObject({ contactPointId: z.uuid() }),
  'organisation.changed': z.strictObject({ organisationId: z.uuid() }),
  'person.changed': z.strictObject({ personId: z.uuid() }),
  /** A body or who belongs to it is different: read again. */
  'body.changed': z.strictObject({ bodyId: z.uuid() }),
  /** Contact points and organisations came from a file, perhaps hundreds: one event for all of them. */
  'register.imported': z.strictObject({}),
} as const;
