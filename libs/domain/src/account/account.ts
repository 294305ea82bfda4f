import * as z from 'zod';
import { roleSchema } from '../access/role';
import { listOf, nameSchema } from '../network/list';
import { oneLine } from '../text/one-line';

/** An address as it is typed: trimmed, compared without case. At most 254 characters (RFC 5321, 4.5.3.1.3). */
export const emailSchema = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .pipe(z.email())
  .describe('E-mail address');

/** A person's name. */
const displayNameSchema = oneLine(1, 120);

/** A new password: 12 to 200 characters, any characters, never cut. Source: OWASP ASVS 5.0, 6.2.1, 6.2.8, 6.2.9. */
export const newPasswordSchema = z.string().min(12).max(200);

/** Where an account belongs; the organisation or contact point may be missing, as for a reader. */
export const accountSchema = z
  .object({
    id: z.uuid(),
    email: z.string(),
    displayName: z.string(),
    role: roleSchema,
    organisation: nameSchema.nullable(),
    contactPoint: nameSchema.nullable(),
    isDisabled: z.boolean(),
    createdAt: z.iso.datetime(),
    lastSeenAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Account' });
export type Account = z.infer<typeof accountSchema>;
export const accountListSchema = listOf(accountSchema);

/** `POST /api/session`. The password is compared whole; 1,000 characters cap the work of hashing. */
export const signInSchema = z.strictObject({
  email: z.string().min(1).max(254),
  password: z.string().min(1).max(1000),
});
export type SignIn = z.infer<typeof signInSchema>;

/** Who am I: the answer of `POST` and `GET /api/session`. */
export const currentSessionSchema = z
  .object({
    account: accountSchema,
    expiresAt: z.iso.datetime().describe('Absolute end of this session'),
  })
  .meta({ id: 'CurrentSession' });
export type CurrentSession = z.infer<typeof currentSessionSchema>;

/** One of a person's own sign-ins, for the list with "abmelden". */
export const sessionSchema = z
  .object({
    id: z.uuid(),
    isCurrent: z.boolean(),
    createdAt: z.iso.datetime(),
    lastSeenAt: z.iso.datetime(),
    device: z.string().describe('Browser and system, as "Firefox, Windows"'),
  })
  .meta({ id: 'Session' });
export type Session = z.infer<typeof sessionSchema>;
export const sessionListSchema = listOf(sessionSchema);

/** What the sign-in page offers beside address and password. */
export const signInOptionsSchema = z
  .object({
    exampleAccounts: z.array(
      z.object({ email: z.string(), displayName: z.string(), role: roleSchema }),
    ),
    examplePassword: z.string().nullable(),
    hasOidc: z.boolean(),
  })
  .meta({ id: 'SignInOptions' });
export type SignInOptions = z.infer<typeof signInOptionsSchema>;

/** `PATCH /api/accounts/:id`. Unknown fields are refused, so nobody can slip in an id or a flag. */
export const updateAccountSchema = z
  .strictObject({
    displayName: displayNameSchema.optional(),
    role: roleSchema.optional(),
    isDisabled: z.boolean().optional(),
    organisationId: z.uuid().nullable().optional(),
    contactPointId: z.uuid().nullable().optional(),
  })
  .refine((change) => Object.keys(change).length > 0, { message: 'Nothing to change' });
export type UpdateAccount = z.infer<typeof updateAccountSchema>;

export const updateProfileSchema = z.strictObject({
  displayName: displayNameSchema,
});
export type UpdateProfile = z.infer<typeof updateProfileSchema>;

export const changePasswordSchema = z.strictObject({
  currentPassword: z.string().min(1).max(1000),
  newPassword: newPasswordSchema,
});
export type ChangePassword = z.infer<typeof changePasswordSchema>;

export const createInvitationSchema = z.strictObject({
  email: emailSchema,
  role: roleSchema,
  displayName: displayNameSchema,
  organisationId: z.uuid().nullable().default(null),
  contactPointId: z.uuid().nullable().default(null),
});
export type CreateInvitation = z.input<typeof createInvitationSchema>;

export const invitationStateSchema = z.enum(['open', 'accepted', 'expired', 'revoked']);
export const accountInvitationSchema = z
  .object({
    id: z.uuid(),
    email: z.string(),
    displayName: z.string(),
    role: roleSchema,
    organisation: nameSchema.nullable(),
    contactPoint: nameSchema.nullable(),
    state: invitationStateSchema,
    createdAt: z.iso.datetime(),
    expiresAt: z.iso.datetime(),
  })
  .meta({ id: 'AccountInvitation' });
export type AccountInvitation = z.infer<typeof accountInvitationSchema>;
export const accountInvitationListSchema = listOf(accountInvitationSchema);

/** A one-time token from a mail: 256 bit, base64url. It travels in a request body, never in the address of a request. */
export const oneTimeTokenSchema = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
export const lookupInvitationSchema = z.strictObject({ token: oneTimeTokenSchema });
export type LookupInvitation = z.infer<typeof lookupInvitationSchema>;
/** What the page of an invitation shows before it is accepted. */
export const invitationPreviewSchema = z
  .object({ email: z.string(), displayName: z.string(), role: roleSchema })
  .meta({ id: 'InvitationPreview' });
export type InvitationPreview = z.infer<typeof invitationPreviewSchema>;
export const acceptInvitationSchema = z.strictObject({
  token: oneTimeTokenSchema,
  displayName: displayNameSchema,
  password: newPasswordSchema,
});
export type AcceptInvitation = z.infer<typeof acceptInvitationSchema>;

export const requestPasswordResetSchema = z.strictObject({ email: emailSchema });
export type RequestPasswordReset = z.infer<typeof requestPasswordResetSchema>;
export const acceptPasswordResetSchema = z.strictObject({
  token: oneTimeTokenSchema,
  password: newPasswordSchema,
});
export type AcceptPasswordReset = z.infer<typeof acceptPasswordResetSchema>;

/** A mail that was written; without `SMTP_URL` it waits here for the coordinator to pass on. */
export const outboxMailSchema = z
  .object({
    id: z.uuid(),
    to: z.string(),
    subject: z.string(),
    text: z.string(),
    state: z.enum(['waiting', 'kept', 'sent', 'failed']),
    createdAt: z.iso.datetime(),
    sentAt: z.iso.datetime().nullable(),
    attempts: z.int(),
  })
  .meta({ id: 'OutboxMail' });
export type OutboxMail = z.infer<typeof outboxMailSchema>;
export const outboxMailListSchema = listOf(outboxMailSchema);
