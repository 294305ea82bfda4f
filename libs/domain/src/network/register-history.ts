import * as z from 'zod';
import { dateSchema, listOf } from './list';

/** What has a history: each change of it is kept as the whole state after it. */
export const registerThingKindSchema = z.enum(['contactPoint', 'organisation', 'person', 'body']);
export type RegisterThingKind = z.infer<typeof registerThingKindSchema>;

/** Why there is a new state. `recorded`: the state in which it was found when the history began. */
export const registerReasonSchema = z.enum([
  'recorded',
  'created',
  'changed',
  'phaseAdded',
  'phaseChanged',
  'phaseRemoved',
  'membershipAdded',
  'membershipChanged',
  'confirmed',
  'imported',
]);
export type RegisterReason = z.infer<typeof registerReasonSchema>;

const valueSchema = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]);
export type RegisterValue = z.infer<typeof valueSchema>;

/** One field that became different. Names in lists are those of that time; `null` says that nothing was stated. */
export const registerFieldChangeSchema = z.object({
  field: z.string().describe('As `contact.phone`, `fundingPhases.endsOn`, `memberships.validTo`'),
  subject: z.string().nullable().describe('Which phase or whose membership, in words'),
  before: valueSchema,
  after: valueSchema,
});
export type RegisterFieldChange = z.infer<typeof registerFieldChangeSchema>;

export const registerChangeSchema = z
  .object({
    number: z.int().positive().describe('Of this thing’s states, 1 is the first'),
    at: z.iso.datetime(),
    by: z.string().nullable().describe('Name of the account; null: nobody who was signed in'),
    reason: registerReasonSchema,
    changes: z.array(registerFieldChangeSchema).describe('Empty for the first state'),
  })
  .meta({ id: 'RegisterChange' });
export type RegisterChange = z.infer<typeof registerChangeSchema>;
/** `GET …/:id/history`, newest first. */
export const registerHistorySchema = listOf(registerChangeSchema);

/** `GET /api/contact-points/:id?asOf=…`: the state at the end of that day. */
export const asOfSchema = z.strictObject({ asOf: dateSchema.optional() });
export type AsOf = z.infer<typeof asOfSchema>;
