/** What an account may be in the network; one role an account. Source: docs/glossary.md, "Roles". */
export const roles = ['coordinator', 'city', 'provider', 'fieldworker', 'reader'] as const;
export type Role = (typeof roles)[number];

/** Roles that work in the network, as opposed to reading what it has released. */
export const workingRoles: readonly Role[] = ['coordinator', 'city', 'provider', 'fieldworker'];

/** Roles that work for one Träger or contact point and look at their own first; the others look at the whole network. */
export const fieldRoles: readonly Role[] = ['provider', 'fieldworker'];
