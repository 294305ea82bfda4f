import * as z from 'zod';
import { emailSchema } from '../account/account';
import { oneLine } from '../text/one-line';
import { severalLines } from '../text/several-lines';
import { stated } from '../text/stated';
import { applicantKindSchema } from './applicant-kind';
import { dateSchema, idSchema } from './list';
import {
  contactPointStateSchema,
  locationSchema,
  organisationKindSchema,
  partnerSchema,
} from './network';

/**
 * What is sent to change the register. A field that is left out stays as it is; `null`, or a text without a letter, says that the
 * register does not say anything.
 */
const version = z.int().min(1).max(2_147_483_647);

/** `?version=` of `DELETE`. */
export const registerVersionSchema = z.strictObject({
  version: z.coerce.number().int().min(1).max(2_147_483_647),
});

const website = stated(z.url({ protocol: /^https?$/ }).max(2_000));

const contactFields = {
  address: stated(severalLines(500)),
  phone: stated(oneLine(1, 50)),
  email: stated(emailSchema),
  website,
};

function distinct<Item extends z.ZodType>(item: Item, most: number) {
  return z
    .array(item)
    .max(most)
    .refine((items) => new Set(items.map((one) => JSON.stringify(one))).size === items.length, {
      message: 'names one twice',
    });
}

const contactPointFields = {
  name: oneLine(2, 200),
  district: stated(oneLine(1, 100)).describe('Stadtteil or Quartier'),
  focus: stated(oneLine(1, 500)).describe('Ausrichtung'),
  state: contactPointStateSchema.describe('`released`: it has given its okay to be shown'),
  providerIds: distinct(idSchema, 20).describe('Organisations that run it, in order'),
  partners: distinct(z.strictObject({ kind: partnerSchema.shape.kind, id: idSchema }), 50),
  offers: stated(severalLines(4_000)),
  targetGroups: distinct(oneLine(1, 100), 30),
  openingHours: stated(severalLines(2_000)),
  contact: z.strictObject(contactFields).partial(),
  location: locationSchema.nullable(),
};

/** `POST /api/contact-points`. */
export const createContactPointSchema = z.strictObject({
  name: contactPointFields.name,
  district: contactPointFields.district.default(null),
  focus: contactPointFields.focus.default(null),
  state: contactPointFields.state.default('internal'),
  providerIds: contactPointFields.providerIds.default([]),
  partners: contactPointFields.partners.default([]),
  offers: contactPointFields.offers.default(null),
  targetGroups: contactPointFields.targetGroups.default([]),
  openingHours: contactPointFields.openingHours.default(null),
  contact: contactPointFields.contact.default({}),
  location: contactPointFields.location.default(null),
});
export type CreateContactPoint = z.input<typeof createContactPointSchema>;

/** `PATCH /api/contact-points/:id`; which of it a contact point's own people may change, `contactPointOwnFields` says. */
export const updateContactPointSchema = z
  .strictObject({
    ...contactPointFields,
    closedOn: dateSchema.nullable().describe('First day on which it is closed'),
  })
  .partial()
  .extend({ version });
export type UpdateContactPoint = z.input<typeof updateContactPointSchema>;

const phaseFields = {
  programme: stated(oneLine(1, 200)),
  startsOn: dateSchema.nullable(),
  endsOn: dateSchema.nullable().describe('Last day'),
  printedEnd: stated(oneLine(1, 200)).describe('The end in words'),
  isPermanent: z.boolean(),
  isProvisional: z.boolean(),
  isExtensionInPreparation: z.boolean(),
  hasCityShare: z.boolean().nullable(),
  share: stated(oneLine(1, 200)).describe('Own share, in words'),
  note: stated(severalLines(2_000)),
};
const isOverlapAccepted = z
  .boolean()
  .default(false)
  .describe('It may hold at the same time as another phase');

/** `POST /api/contact-points/:id/funding-phases`. */
export const createFundingPhaseSchema = z.strictObject({
  programme: phaseFields.programme.default(null),
  startsOn: phaseFields.startsOn.default(null),
  endsOn: phaseFields.endsOn.default(null),
  printedEnd: phaseFields.printedEnd.default(null),
  isPermanent: phaseFields.isPermanent.default(false),
  isProvisional: phaseFields.isProvisional.default(false),
  isExtensionInPreparation: phaseFields.isExtensionInPreparation.default(false),
  hasCityShare: phaseFields.hasCityShare.default(null),
  share: phaseFields.share.default(null),
  note: phaseFields.note.default(null),
  isOverlapAccepted,
});
export type CreateFundingPhase = z.input<typeof createFundingPhaseSchema>;

/** `PATCH /api/funding-phases/:id`. */
export const updateFundingPhaseSchema = z
  .strictObject(phaseFields)
  .partial()
  .extend({ version, isOverlapAccepted });
export type UpdateFundingPhase = z.input<typeof updateFundingPhaseSchema>;

const organisationFields = {
  name: oneLine(2, 200),
  kind: organisationKindSchema,
  applicantKinds: distinct(applicantKindSchema, 6),
  website,
};
/** `POST /api/organisations`. */
export const createOrganisationSchema = z.strictObject({
  ...organisationFields,
  applicantKinds: organisationFields.applicantKinds.default([]),
  website: organisationFields.website.default(null),
});
export type CreateOrganisation = z.input<typeof createOrganisationSchema>;
/** `PATCH /api/organisations/:id`. */
export const updateOrganisationSchema = z
  .strictObject({ ...organisationFields, closedOn: dateSchema.nullable() })
  .partial()
  .extend({ version });
export type UpdateOrganisation = z.input<typeof updateOrganisationSchema>;

const personFields = {
  name: oneLine(1, 120),
  organisationId: idSchema.nullable(),
  contactPointId: idSchema.nullable(),
};
/** `POST /api/people`. */
export const createPersonSchema = z.strictObject({
  name: personFields.name,
  organisationId: personFields.organisationId.default(null),
  contactPointId: personFields.contactPointId.default(null),
});
export type CreatePerson = z.input<typeof createPersonSchema>;
/** `PATCH /api/people/:id`; rights of an account hang on where its person belongs. */
export const updatePersonSchema = z.strictObject(personFields).partial().extend({ version });
export type UpdatePerson = z.input<typeof updatePersonSchema>;

const bodyFields = {
  name: oneLine(2, 200),
  purpose: severalLines(4_000),
  rhythm: stated(oneLine(1, 100)),
  membershipRule: stated(oneLine(1, 500)),
};
/** `POST /api/bodies`. */
export const createBodySchema = z.strictObject({
  name: bodyFields.name,
  purpose: bodyFields.purpose.default(''),
  rhythm: bodyFields.rhythm.default(null),
  membershipRule: bodyFields.membershipRule.default(null),
});
export type CreateBody = z.input<typeof createBodySchema>;
/** `PATCH /api/bodies/:id`. */
export const updateBodySchema = z.strictObject(bodyFields).partial().extend({ version });
export type UpdateBody = z.input<typeof updateBodySchema>;
