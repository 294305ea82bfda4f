import * as z from 'zod';
import { applicantKindSchema } from './applicant-kind';
import { dateSchema, idSchema, listOf, nameSchema, pageSchema } from './list';

/** Träger, Fachdienststelle or Partner. The City of Bottrop is a provider here: it runs contact points itself. */
export const organisationKindSchema = z.enum(['provider', 'department', 'partner']);
export type OrganisationKind = z.infer<typeof organisationKindSchema>;

/**
 * One period of funding of a contact point. The printed wording of its end stays beside the normalised date: "vorerst bis 12/20"
 * says more than 2020-12-31. `null` means that the register says nothing; it never means no.
 */
export const fundingPhaseSchema = z
  .object({
    id: z.uuid(),
    version: z.int().positive(),
    programme: z.string().nullable(),
    startsOn: dateSchema.nullable().describe('First day of the funding, if it is known'),
    printedEnd: z.string().nullable().describe('Wording of the register'),
    endsOn: dateSchema.nullable().describe('Last day of the funding, if it has one'),
    isPermanent: z.boolean(),
    isProvisional: z.boolean().describe('"vorerst bis"'),
    isExtensionInPreparation: z.boolean(),
    hasCityShare: z.boolean().nullable().describe('Financial share of the city; null: not stated'),
    share: z.string().nullable().describe('Own share, in words'),
    note: z.string().nullable().describe('For those who work in the network; null for readers'),
  })
  .meta({ id: 'FundingPhase' });
export type FundingPhase = z.infer<typeof fundingPhaseSchema>;

/** A partner of a contact point is an organisation or another contact point. */
export const partnerSchema = z.object({
  kind: z.enum(['organisation', 'contactPoint']),
  id: z.uuid(),
  name: z.string(),
});
export type Partner = z.infer<typeof partnerSchema>;

/** Whether a contact point has given its own okay to be shown to the public. */
export const contactPointStateSchema = z.enum(['internal', 'released']);

/** A place on the map, in degrees (WGS 84). */
export const locationSchema = z.strictObject({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
});
export type ContactPointLocation = z.infer<typeof locationSchema>;

/** How people reach a contact point; each part may be missing. */
export const contactSchema = z.object({
  address: z.string().nullable().describe('Several lines'),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  website: z.string().nullable(),
});
export type Contact = z.infer<typeof contactSchema>;

export const contactPointSchema = z
  .object({
    id: z.uuid(),
    version: z.int().positive().describe('Of the entry without its phases, which have their own'),
    name: z.string(),
    district: z.string().nullable().describe('Stadtteil or Quartier, as printed'),
    focus: z.string().nullable().describe('Ausrichtung'),
    state: contactPointStateSchema,
    providers: z.array(nameSchema),
    partners: z.array(partnerSchema),
    fundingPhases: z.array(fundingPhaseSchema),
    offers: z.string().nullable().describe('Several lines'),
    targetGroups: z.array(z.string()),
    openingHours: z.string().nullable().describe('Several lines'),
    contact: contactSchema,
    location: locationSchema.nullable(),
    confirmedOn: dateSchema.nullable().describe('Day on which somebody last said that it is right'),
    closedOn: dateSchema.nullable().describe('First day on which it is closed'),
  })
  .meta({ id: 'ContactPoint' });
export type ContactPoint = z.infer<typeof contactPointSchema>;

/** What the filters of the list can be set to: only values that the asker's own list holds. */
export const contactPointFacetsSchema = z.object({
  districts: z.array(z.string()),
  providers: z.array(nameSchema),
  programmes: z.array(z.string()),
});
export const contactPointListSchema = listOf(contactPointSchema).extend({
  facets: contactPointFacetsSchema,
});
export type ContactPointList = z.infer<typeof contactPointListSchema>;

export const contactPointFilterSchema = pageSchema.extend({
  search: z.string().trim().max(200).optional(),
  district: z.string().max(200).optional(),
  providerId: z.uuid().optional(),
  programme: z.string().max(200).optional(),
  endsBefore: dateSchema.optional().describe('Funding ends before this day'),
  isClosed: z.stringbool().default(false).describe('Those that are closed instead of the others'),
  isStale: z.stringbool().default(false).describe('Those that nobody has confirmed for too long'),
});
export type ContactPointFilter = z.input<typeof contactPointFilterSchema>;

export const organisationSchema = z
  .object({
    id: z.uuid(),
    version: z.int().positive(),
    name: z.string(),
    kind: organisationKindSchema,
    applicantKinds: z
      .array(applicantKindSchema)
      .describe('As what it may apply for funding; empty: not known'),
    website: z.string().nullable(),
    closedOn: dateSchema.nullable().describe('First day on which it is closed'),
    contactPoints: z.array(nameSchema).describe('Contact points that it runs'),
    partnerOf: z.array(nameSchema).describe('Contact points that it works with'),
    bodies: z.array(nameSchema).describe('Bodies in which it is a member today'),
  })
  .meta({ id: 'Organisation' });
export type Organisation = z.infer<typeof organisationSchema>;
export const organisationListSchema = listOf(organisationSchema);
export const organisationFilterSchema = pageSchema.extend({
  kind: organisationKindSchema.optional(),
  search: z.string().trim().max(200).optional(),
  isClosed: z.stringbool().default(false).describe('Those that are closed instead of the others'),
});

/** A person as a role name; linked to where they work. */
export const personSchema = z
  .object({
    id: z.uuid(),
    version: z.int().positive(),
    name: z.string(),
    organisation: nameSchema.nullable(),
    contactPoint: nameSchema.nullable(),
  })
  .meta({ id: 'Person' });
export type Person = z.infer<typeof personSchema>;
export const personListSchema = listOf(personSchema);

/** Who is a member: a whole organisation, a contact point with its people, or one person. */
export const memberKindSchema = z.enum(['organisation', 'contactPoint', 'person']);
export type MemberKind = z.infer<typeof memberKindSchema>;

/** Membership from a day to a day, both inclusive; without an end it lasts. `isDeputy`: stands in for another member. */
export const membershipSchema = z
  .object({
    id: z.uuid(),
    member: z.object({ kind: memberKindSchema, id: z.uuid(), name: z.string() }),
    isDeputy: z.boolean(),
    validFrom: dateSchema,
    validTo: dateSchema.nullable(),
  })
  .meta({ id: 'Membership' });
export type Membership = z.infer<typeof membershipSchema>;

export const bodySchema = z
  .object({
    id: z.uuid(),
    version: z.int().positive(),
    name: z.string(),
    purpose: z.string(),
    rhythm: z.string().nullable(),
    membershipRule: z.string().nullable().describe('Who belongs to it, in words'),
    memberships: z.array(membershipSchema),
  })
  .meta({ id: 'Body' });
export type Body = z.infer<typeof bodySchema>;
export const bodyListSchema = listOf(bodySchema);

export const createMembershipSchema = z.strictObject({
  memberKind: memberKindSchema,
  memberId: idSchema,
  isDeputy: z.boolean().default(false),
  validFrom: dateSchema,
  validTo: dateSchema.nullable().default(null),
});
export type CreateMembership = z.input<typeof createMembershipSchema>;

/** `PATCH /api/memberships/:id`. The last day counts; to end one at once, `validTo` is yesterday (`lastDayToEndNow`). */
export const updateMembershipSchema = z
  .strictObject({
    isDeputy: z.boolean().optional(),
    validTo: dateSchema.nullable().optional(),
  })
  .refine((change) => Object.keys(change).length > 0, { message: 'Nothing to change' });
export type UpdateMembership = z.infer<typeof updateMembershipSchema>;
