import * as z from 'zod';

/** What an account may be in the network; one role an account. Source: docs/glossary.md, "Roles". */
export const roleSchema = z.enum(['coordinator', 'city', 'provider', 'fieldworker', 'reader']);
export type Role = z.infer<typeof roleSchema>;
export const roles: readonly Role[] = roleSchema.options;

/** Roles that work in the network, as opposed to reading what it has released. */
export const workingRoles: readonly Role[] = ['coordinator', 'city', 'provider', 'fieldworker'];
