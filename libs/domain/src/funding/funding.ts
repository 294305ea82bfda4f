import * as z from 'zod';
import { applicantKindSchema } from '../network/applicant-kind';
import { dateSchema, idSchema, listOf, nameSchema, pageSchema } from '../network/list';
import { oneLine } from '../text/one-line';
import { severalLines } from '../text/several-lines';

/** How a call takes applications. */
export const callModeSchema = z.enum([
  'fixed',
  'several',
  'continuous',
  'continuousYearly',
  'twoStage',
  'onSeparateCall',
]);
export type CallMode = z.infer<typeof callModeSchema>;

/** Skizze, Antrag, Interessensbekundung, Programmaufnahme, Jahresschluss. */
export const deadlineKindSchema = z.enum([
  'sketch',
  'application',
  'expressionOfInterest',
  'programmeIntake',
  'yearEnd',
]);
export type DeadlineKind = z.infer<typeof deadlineKindSchema>;

const clockTime = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day, HH:MM');

const deadlineFields = {
  kind: deadlineKindSchema,
  day: dateSchema,
  time: clockTime
    .nullable()
    .describe('Wall clock in Europe/Berlin; null: until the end of the day'),
  basis: z
    .enum(['receipt', 'postmark'])
    .describe('Whether it must have arrived or been posted by then'),
  isEstimated: z.boolean().describe('Expected from earlier years, not announced'),
};
export const deadlineSchema = z
  .object({ id: z.uuid(), ...deadlineFields })
  .meta({ id: 'Deadline' });
export type Deadline = z.infer<typeof deadlineSchema>;

const ownShareSchema = z.strictObject({
  applicantKind: applicantKindSchema.nullable().describe('null: for everybody else'),
  percent: z.number().min(0).max(100),
});

/** Why the computed state does not hold. `replaced` names the call that takes its place, if there is one here. */
export const callOverrideSchema = z.object({
  kind: z.enum(['closedEarly', 'suspended', 'replaced']),
  reason: z.string(),
  since: z.iso.date(),
  replacedBy: nameSchema.nullable(),
});
export type CallOverride = z.infer<typeof callOverrideSchema>;

/** `proposed` by a Träger or contact point until a coordinator publishes it; `withdrawn` is kept for reminders and feeds. */
export const callPublicationSchema = z.enum(['proposed', 'published', 'withdrawn']);
export type CallPublication = z.infer<typeof callPublicationSchema>;

/** Computed for an instant: `callState`. */
export const callStateSchema = z.enum([
  'announced',
  'open',
  'closingSoon',
  'closed',
  'suspended',
  'replaced',
]);
export type CallState = z.infer<typeof callStateSchema>;

const programmeFields = {
  name: oneLine(3, 200),
  funder: oneLine(2, 200),
  fundingKind: oneLine(0, 100).describe('Förderart, as grant or loan, in words'),
  area: oneLine(0, 200).describe('Förderbereich'),
  region: oneLine(0, 200).describe('Fördergebiet'),
  summary: severalLines(4_000).describe('In our own words'),
  url: z
    .url({ protocol: /^https?$/ })
    .max(2_000)
    .nullable(),
};
export const fundingProgrammeSchema = z
  .object({
    id: z.uuid(),
    version: z.int().positive(),
    name: z.string(),
    funder: z.string(),
    fundingKind: z.string(),
    area: z.string(),
    region: z.string(),
    summary: z.string(),
    url: z.string().nullable(),
  })
  .meta({ id: 'FundingProgramme' });
export type FundingProgramme = z.infer<typeof fundingProgrammeSchema>;
export const fundingProgrammeListSchema = listOf(fundingProgrammeSchema);
/** `POST /api/funding-programmes`. */
export const createFundingProgrammeSchema = z.strictObject({
  ...programmeFields,
  fundingKind: programmeFields.fundingKind.default(''),
  area: programmeFields.area.default(''),
  region: programmeFields.region.default(''),
  summary: programmeFields.summary.default(''),
  url: programmeFields.url.default(null),
});
export type CreateFundingProgramme = z.input<typeof createFundingProgrammeSchema>;
/** `PATCH /api/funding-programmes/:id`. */
export const updateFundingProgrammeSchema = z.strictObject({
  version: z.int().positive(),
  name: programmeFields.name.optional(),
  funder: programmeFields.funder.optional(),
  fundingKind: programmeFields.fundingKind.optional(),
  area: programmeFields.area.optional(),
  region: programmeFields.region.optional(),
  summary: programmeFields.summary.optional(),
  url: programmeFields.url.optional(),
});
export type UpdateFundingProgramme = z.input<typeof updateFundingProgrammeSchema>;

const euros = z.int().min(0).max(1_000_000_000).nullable();
const months = z.int().min(1).max(240).nullable();

const callFields = {
  title: oneLine(3, 200),
  mode: callModeSchema,
  opensOn: dateSchema
    .nullable()
    .describe('First day on which it takes applications; null: at once'),
  deadlines: z
    .array(
      z.strictObject({
        ...deadlineFields,
        time: deadlineFields.time.default(null),
        basis: deadlineFields.basis.default('receipt'),
        isEstimated: deadlineFields.isEstimated.default(false),
      }),
    )
    .max(30),
  eligible: z.array(applicantKindSchema).max(10).describe('Empty: not stated'),
  ownShares: z.array(ownShareSchema).max(10),
  amountMin: euros,
  amountMax: euros,
  durationMonthsMin: months,
  durationMonthsMax: months,
  leadTimeWeeks: z
    .int()
    .min(0)
    .max(104)
    .nullable()
    .describe('From the deadline to the earliest start; null: not stated'),
  fundsFollowOn: z
    .boolean()
    .nullable()
    .describe('Whether running projects may get follow-on funding; null: not stated'),
  conditions: severalLines(4_000),
  contact: severalLines(1_000),
  url: z
    .url({ protocol: /^https?$/ })
    .max(2_000)
    .nullable(),
  source: oneLine(0, 300),
};

export const fundingCallSummarySchema = z
  .object({
    id: z.uuid(),
    version: z.int().positive(),
    title: z.string(),
    programme: nameSchema,
    funder: z.string(),
    region: z.string(),
    publication: callPublicationSchema,
    mode: callModeSchema,
    state: callStateSchema,
    opensOn: z.iso.date().nullable(),
    nextDeadline: deadlineSchema.nullable().describe('The next one that is still to be met'),
    daysLeft: z.int().nullable().describe('Days until the next deadline, 0 on its day'),
    override: callOverrideSchema.nullable(),
    eligible: z.array(applicantKindSchema),
    isEligible: z
      .boolean()
      .nullable()
      .describe('For the asker’s own organisation; null: not known'),
    interests: z.int().nonnegative().describe('Interests that the asker may see'),
    relation: z.enum(['self', 'outsider']).describe('`self`: the asker proposed it'),
  })
  .meta({ id: 'FundingCallSummary' });
export type FundingCallSummary = z.infer<typeof fundingCallSummarySchema>;

export const fundingCallSchema = fundingCallSummarySchema
  .extend({
    deadlines: z.array(deadlineSchema),
    ownShares: z.array(ownShareSchema),
    amountMin: z.int().nullable(),
    amountMax: z.int().nullable(),
    durationMonthsMin: z.int().nullable(),
    durationMonthsMax: z.int().nullable(),
    leadTimeWeeks: z.int().nullable(),
    fundsFollowOn: z.boolean().nullable(),
    conditions: z.string(),
    contact: z.string(),
    url: z.string().nullable(),
    source: z.string(),
    checkedAt: z.iso.datetime().nullable(),
    checkedBy: z.string().nullable(),
    summary: z.string().describe('Of the programme, in our own words'),
    proposedBy: z.string().nullable(),
    createdAt: z.iso.datetime(),
    publishedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'FundingCall' });
export type FundingCall = z.infer<typeof fundingCallSchema>;
export const fundingCallListSchema = listOf(fundingCallSummarySchema).extend({
  facets: z.object({ areas: z.array(z.string()), funders: z.array(z.string()) }),
});
export type FundingCallList = z.infer<typeof fundingCallListSchema>;

/** `GET /api/funding-calls`: next deadline first. */
export const fundingCallFilterSchema = pageSchema.extend({
  search: z.string().trim().max(200).optional(),
  state: callStateSchema.optional(),
  isEligible: z
    .stringbool()
    .optional()
    .describe('Only what the asker’s own organisation may apply for'),
  area: z.string().max(200).optional(),
  deadlineBefore: dateSchema.optional(),
  publication: callPublicationSchema.optional(),
});
export type FundingCallFilter = z.input<typeof fundingCallFilterSchema>;

/** `POST /api/funding-calls`: published at once by a coordinator, proposed by everybody else who works in the network. */
export const createFundingCallSchema = z.strictObject({
  ...callFields,
  programmeId: idSchema.optional(),
  programme: createFundingProgrammeSchema
    .optional()
    .describe('A new programme, instead of `programmeId`'),
  opensOn: callFields.opensOn.default(null),
  deadlines: callFields.deadlines.default([]),
  eligible: callFields.eligible.default([]),
  ownShares: callFields.ownShares.default([]),
  amountMin: euros.default(null),
  amountMax: euros.default(null),
  durationMonthsMin: months.default(null),
  durationMonthsMax: months.default(null),
  leadTimeWeeks: callFields.leadTimeWeeks.default(null),
  fundsFollowOn: callFields.fundsFollowOn.default(null),
  conditions: callFields.conditions.default(''),
  contact: callFields.contact.default(''),
  url: callFields.url.default(null),
  source: callFields.source.default(''),
});
export type CreateFundingCall = z.input<typeof createFundingCallSchema>;

/** `PATCH /api/funding-calls/:id`; deadlines are replaced as a whole. */
export const updateFundingCallSchema = z
  .strictObject(callFields)
  .partial()
  .extend({ version: z.int().positive() });
export type UpdateFundingCall = z.input<typeof updateFundingCallSchema>;

/** `PUT /api/funding-calls/:id/override`; `DELETE` takes it away. */
export const setOverrideSchema = z.strictObject({
  version: z.int().positive(),
  kind: z.enum(['closedEarly', 'suspended', 'replaced']),
  reason: severalLines(1_000).pipe(z.string().min(3)),
  since: dateSchema,
  replacedById: idSchema.nullable().default(null),
});
export type SetOverride = z.input<typeof setOverrideSchema>;

/** `POST /api/funding-calls/:id/{publish,withdraw,check}`: `check` says that the facts were looked up today. */
export const callStepSchema = z.strictObject({ version: z.int().positive() });

/** The same as query, of `DELETE /api/funding-calls/:id/override`. */
export const callVersionSchema = z.strictObject({
  version: z.coerce.number().int().min(1).max(2_147_483_647),
});
