import * as z from 'zod';
import { dateSchema, listOf } from './list';
import { contactPointSchema, fundingPhaseSchema } from './network';

/** What the register says, to somebody who came by the link of a mail: their own entry and nothing of the rest of the network. */
export const confirmationViewSchema = z
  .object({
    contactPoint: contactPointSchema
      .pick({
        ...{ id: true, name: true, district: true, focus: true, providers: true, offers: true },
        ...{ targetGroups: true, openingHours: true, contact: true, location: true },
        confirmedOn: true,
      })
      .extend({
        fundingPhases: z.array(
          fundingPhaseSchema.pick({
            ...{ programme: true, startsOn: true, endsOn: true, printedEnd: true },
            ...{ isPermanent: true, isProvisional: true },
          }),
        ),
      }),
    askedOn: dateSchema.describe('Day of the mail'),
    isConfirmed: z.boolean().describe('Somebody has confirmed since'),
  })
  .meta({ id: 'ConfirmationView' });
export type ConfirmationView = z.infer<typeof confirmationViewSchema>;

/** `POST /api/confirmations/:token` and `POST /api/contact-points/:id/confirm`: nothing but to say so. */
export const confirmEntrySchema = z.strictObject({});

/** The answer to somebody who is signed in. */
export const confirmationSchema = z
  .object({ contactPointId: z.uuid(), confirmedOn: dateSchema })
  .meta({ id: 'Confirmation' });
export type Confirmation = z.infer<typeof confirmationSchema>;

/** An open contact point whose entry nobody has confirmed for too long; see `isStale`. */
export const staleContactPointSchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    confirmedOn: dateSchema.nullable().describe('Null: never'),
    askedOn: dateSchema.nullable().describe('Day of the last mail'),
    recipients: z.int().nonnegative().describe('Addresses that a mail would go to'),
  })
  .meta({ id: 'StaleContactPoint' });
export type StaleContactPoint = z.infer<typeof staleContactPointSchema>;
export const staleContactPointListSchema = listOf(staleContactPointSchema);

/** `POST /api/contact-points/:id/confirmation-requests`: the mail is the same for all. */
export const askConfirmationSchema = z.strictObject({});

/** When it was sent, and to how many. */
export const confirmationRequestSchema = z
  .object({ askedOn: dateSchema, recipients: z.int().positive() })
  .meta({ id: 'ConfirmationRequest' });
export type ConfirmationRequest = z.infer<typeof confirmationRequestSchema>;
