import * as z from 'zod';
import { listOf, nameSchema } from '../network/list';

/** Why a call does or does not help a contact point whose funding ends. */
export const fitReasonSchema = z.enum([
  'inTime',
  'notEligible',
  'eligibilityUnknown',
  'tooLate',
  'noFollowOn',
  'dateUnknown',
]);
export type FitReason = z.infer<typeof fitReasonSchema>;

/** One contact point whose funding ends within 18 months, and the calls looked at for it. */
export const fundingFitSchema = z
  .object({
    contactPoint: nameSchema,
    endsOn: z.iso.date(),
    printedEnd: z.string().nullable(),
    hasWayOn: z.boolean().describe('Whether at least one call is in time'),
    calls: z.array(
      z.object({
        call: nameSchema,
        reason: fitReasonSchema,
        deadline: z.iso.date().nullable(),
        earliestStart: z.iso.date().nullable(),
      }),
    ),
  })
  .meta({ id: 'FundingFit' });
export type FundingFit = z.infer<typeof fundingFitSchema>;
/** `GET /api/funding-fit`: of the contact points that the asker works for, of all of them for city and coordinator. */
export const fundingFitListSchema = listOf(fundingFitSchema);
