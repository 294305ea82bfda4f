import * as z from 'zod';
import { registerColumns } from './register-columns';
import { organisationKindSchema } from './network';

/**
 * The register as a table for spreadsheets: one row for each phase of funding of a contact point, the contact point repeated in each. A
 * newcomer would take the file for the whole truth; it is what somebody wants to say. What it leaves out, a column or a contact point
 * or a phase, stays as it is, and nothing is ever deleted by it.
 */

/** What can be wrong in a file, and where. */
export const registerFlawCodes = [
  'table.empty',
  'table.tooLong',
  'column.missing',
  'column.unknown',
  'column.twice',
  'row.unreadable',
  'row.tooWide',
  'row.tooMany',
  'row.twice',
  'row.contradictory',
  'name.missing',
  'name.ambiguous',
  'name.closed',
  'value.tooShort',
  'value.tooLong',
  'value.tooMany',
  'value.twice',
  'value.notText',
  'value.notYesOrNo',
  'value.notMonth',
  'value.notDay',
  'value.notEmail',
  'value.notWebsite',
  'value.notNumber',
  'value.outOfRange',
  'location.half',
  'phase.reversed',
  'phase.overlaps',
  'partner.self',
  'cell.formula',
  'cell.merged',
] as const;
export type RegisterFlawCode = (typeof registerFlawCodes)[number];

export const registerFlawSchema = z.object({
  line: z.int().nonnegative().describe('Row as table programs number it; 1 is the row of headings'),
  column: z.string().nullable().describe('Heading; null: the whole row'),
  code: z.enum(registerFlawCodes),
  value: z.string().nullable().describe('What stands there, at most 100 characters'),
});
export type RegisterFlaw = z.infer<typeof registerFlawSchema>;

/** One cell that would become different; blank text as `null`. */
const cellChangeSchema = z.object({
  line: z.int().positive(),
  column: z.enum(registerColumns),
  before: z.string().nullable(),
  after: z.string().nullable(),
});
export type RegisterCellChange = z.infer<typeof cellChangeSchema>;

/** What happens to one contact point. */
export const plannedChangeSchema = z.object({
  line: z.int().positive().describe('Of its first row'),
  kind: z.enum(['new', 'changed', 'same']),
  contactPointId: z.uuid().nullable().describe('null: not there yet'),
  name: z.string(),
  newPhases: z.int().nonnegative().describe('Phases that it does not have yet'),
  fields: z.array(cellChangeSchema),
});
export type PlannedChange = z.infer<typeof plannedChangeSchema>;

export const registerImportSchema = z
  .object({
    planId: z.string().describe('Of this file against the register as it is'),
    isApplied: z.boolean(),
    rows: z.int().nonnegative(),
    changes: z.array(plannedChangeSchema),
    organisations: z
      .array(z.object({ name: z.string(), kind: organisationKindSchema }))
      .describe('That nobody knows yet; they come with it'),
    flaws: z.array(registerFlawSchema).describe('With any of them nothing can be applied'),
    flawTotal: z.int().nonnegative(),
  })
  .meta({ id: 'RegisterImport' });
export type RegisterImport = z.infer<typeof registerImportSchema>;

/** Query of `POST /api/register-imports`, whose body is the file. Without `planId` nothing is changed. */
export const importRegisterSchema = z.strictObject({
  planId: z
    .string()
    .regex(/^[\w-]{43}$/)
    .optional(),
  isOverlapAccepted: z
    .stringbool()
    .default(false)
    .describe('Phases of one contact point may hold at the same time'),
});

export const registerFormatSchema = z.enum(['csv', 'ods']);
export type RegisterFormat = z.infer<typeof registerFormatSchema>;
/** Query of `GET /api/register-export`. */
export const exportRegisterSchema = z.strictObject({ format: registerFormatSchema });
