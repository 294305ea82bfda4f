import * as z from 'zod';
import { idSchema, listOf, nameSchema } from '../network/list';
import { oneLine } from '../text/one-line';
import { severalLines } from '../text/several-lines';

/** Rückmeldung: `substitute` means that somebody else comes instead. */
export const responseSchema = z.enum(['open', 'yes', 'no', 'substitute']);
export type Response = z.infer<typeof responseSchema>;

const mailAddress = z.email().max(254).toLowerCase();

/** How far the invitation mail has come. `kept`: there is no mail server, it lies in the outbox. */
export const deliverySchema = z.enum(['waiting', 'sent', 'failed', 'kept']);
export type Delivery = z.infer<typeof deliverySchema>;

/** Somebody who is invited to a meeting, as those see it who lead the meeting. */
export const meetingInvitationSchema = z
  .object({
    id: z.uuid(),
    account: nameSchema.nullable().describe('null for a guest invited by address'),
    name: z.string(),
    affiliation: z.string().nullable().describe('Organisation or contact point'),
    email: z.string(),
    response: responseSchema,
    substitute: z.object({ name: z.string(), email: z.string() }).nullable(),
    wish: z.string().describe('For the agenda'),
    accessNeeds: z.string().describe('What somebody needs to be able to take part'),
    respondedAt: z.iso.datetime().nullable(),
    delivery: deliverySchema,
    deliveredAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'MeetingInvitation' });
export type MeetingInvitation = z.infer<typeof meetingInvitationSchema>;
/** `GET /api/meetings/:id/invitations`. */
export const meetingInvitationListSchema = listOf(meetingInvitationSchema);

/** Who would be invited: the members of the body on the meeting's day, and those of them whom no mail would reach. */
export const inviteesSchema = z
  .object({
    reachable: z.array(
      z.object({ accountId: z.uuid(), name: z.string(), affiliation: z.string().nullable() }),
    ),
    unreachable: z.array(
      z.object({
        kind: z.enum(['organisation', 'contactPoint', 'person']),
        id: z.uuid(),
        name: z.string(),
      }),
    ),
  })
  .meta({ id: 'Invitees' });
/** `GET /api/meetings/:id/invitees`. */
export type Invitees = z.infer<typeof inviteesSchema>;

export const meetingGuestSchema = z.strictObject({
  name: oneLine(2, 200),
  email: mailAddress,
  affiliation: oneLine(0, 200).default(''),
});

/**
 * `POST /api/meetings/:id/invite` (draft → invited), which answers the meeting, and `POST /api/meetings/:id/invitations` (more people
 * later, without the members of the body), which answers the invitations that are new.
 */
export const inviteSchema = z.strictObject({
  accountIds: z.array(idSchema).max(500).default([]).describe('Beside the members of the body'),
  guests: z.array(meetingGuestSchema).max(200).default([]),
  message: severalLines(2_000).default(''),
});
export type Invite = z.input<typeof inviteSchema>;

/** Who comes instead. */
export const substituteSchema = z.strictObject({ name: oneLine(2, 200), email: mailAddress });

/** `POST /api/meeting-invitations/:id/resend`. */
export const resendInvitationSchema = z.strictObject({});

/** `PUT /api/meetings/:id/response` (signed in) and `PUT /api/responses/:token` (by link). */
export const giveResponseSchema = z
  .strictObject({
    response: z.enum(['yes', 'no', 'substitute']),
    substitute: substituteSchema.nullable().default(null),
    wish: severalLines(1_000).default(''),
    accessNeeds: severalLines(1_000).default(''),
  })
  .refine(({ response, substitute }) => response !== 'substitute' || substitute !== null, {
    path: ['substitute'],
    message: 'Who comes instead is missing',
  });
export type GiveResponse = z.input<typeof giveResponseSchema>;

/** `GET /api/responses/:token` and `GET /api/meetings/:id/response`: what somebody sees who answers an invitation. */
export const responseViewSchema = z
  .object({
    meeting: z.object({
      id: z.uuid(),
      title: z.string(),
      startsAt: z.iso.datetime(),
      durationMinutes: z.int(),
      place: z.string(),
      description: z.string(),
      body: z.string(),
      isCancelled: z.boolean(),
      isDateOpen: z.boolean().describe('Postponed, a new date follows'),
    }),
    agenda: z.array(z.object({ title: z.string(), plannedStart: z.iso.datetime() })),
    isOpen: z.boolean().describe('Whether it can be answered: until the meeting ends'),
    name: z.string(),
    response: responseSchema,
    substitute: z.object({ name: z.string(), email: z.string() }).nullable(),
    wish: z.string(),
    accessNeeds: z.string(),
  })
  .meta({ id: 'ResponseView' });
export type ResponseView = z.infer<typeof responseViewSchema>;
