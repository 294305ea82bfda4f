import * as z from 'zod';
import { listOf, nameSchema } from '../network/list';
import { severalLines } from '../text/several-lines';

/** Interest of an organisation in a call. */
export const interestStateSchema = z.enum([
  'informed',
  'considering',
  'applying',
  'applied',
  'granted',
  'refused',
  'seekingPartners',
]);
export type InterestState = z.infer<typeof interestStateSchema>;
/** Who sees an interest beside the organisation itself and the coordinator: everybody in the network, or the city only. */
export const interestVisibilitySchema = z.enum(['all', 'city']);
export type InterestVisibility = z.infer<typeof interestVisibilitySchema>;

/** Who of the city helps with an application: it was offered, or asked for and taken on. */
export const interestHelpSchema = z.object({
  by: nameSchema.nullable().describe('Person of the city; null when they are not known any more'),
  isOwn: z.boolean().describe('Whether the asker is this person'),
  since: z.iso.datetime(),
});
export type InterestHelp = z.infer<typeof interestHelpSchema>;

export const interestSchema = z
  .object({
    id: z.uuid(),
    version: z.int().positive(),
    callId: z.uuid(),
    organisation: nameSchema,
    state: interestStateSchema,
    visibility: interestVisibilitySchema,
    note: z.string(),
    wantsHelp: z
      .boolean()
      .describe('Asks the city for help with the application; only the city and itself are told'),
    help: interestHelpSchema
      .nullable()
      .describe('Who of the city helps; only the city and the organisation itself are told'),
    relation: z
      .enum(['self', 'outsider'])
      .describe('`self`: the asker belongs to the organisation'),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'Interest' });
export type Interest = z.infer<typeof interestSchema>;
/** `GET /api/funding-calls/:id/interests`: those that the asker may see. */
export const interestListSchema = listOf(interestSchema).extend({
  organisation: nameSchema
    .nullable()
    .describe('For which the asker can speak; null: for none, as at a contact point of several'),
});
export type InterestList = z.infer<typeof interestListSchema>;
/** `PUT /api/funding-calls/:id/interest`: that of the asker's own organisation. `DELETE` takes it back. */
export const setInterestSchema = z.strictObject({
  state: interestStateSchema,
  visibility: interestVisibilitySchema.default('all'),
  note: severalLines(1_000).default(''),
  wantsHelp: z.boolean().default(false),
});
export type SetInterest = z.input<typeof setInterestSchema>;
