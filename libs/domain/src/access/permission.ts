import { type Role, roles, workingRoles } from './roles';

/**
 * Who may do what, as one table: `(role, relation, state) → allowed`.
 *
 * The API enforces it, the web reads it to show or hide, and a test walks every route with it. A permission that is not in the
 * table does not exist; a combination that no row grants is refused. The one thing a newcomer gets wrong: a list is allowed or not
 * by its `*.list` permission, and then filtered entry by entry with the `*.read` permission of the thing.
 */
export interface Grant {
  readonly roles: readonly Role[];
  /** How the person stands to the thing; left out: any relation. */
  readonly relations?: readonly Relation[];
  /** In which state of the thing; left out: any state. */
  readonly states?: readonly string[];
}

/** `self`: the thing is the person's own. `participant`: a member of the circle that works on it. `outsider`: neither. */
export type Relation = 'self' | 'participant' | 'outsider';

const coordinatorOnly: readonly Grant[] = [{ roles: ['coordinator'] }];
const everySignedIn: readonly Grant[] = [{ roles }];
const everyWorkingRole: readonly Grant[] = [{ roles: workingRoles }];

export const permissionTable = {
  // Account
  'session.read': [{ roles, relations: ['self'] }],
  'session.end': [{ roles, relations: ['self'] }],
  'profile.update': [{ roles, relations: ['self'] }],
  'account.list': coordinatorOnly,
  'account.update': coordinatorOnly,
  'invitation.list': coordinatorOnly,
  'invitation.create': coordinatorOnly,
  'invitation.revoke': coordinatorOnly,
  'outbox.read': coordinatorOnly,

  // Network
  'contactPoint.list': everySignedIn,
  'contactPoint.read': [{ roles: workingRoles }, { roles: ['reader'], states: ['released'] }],
  'organisation.list': everyWorkingRole,
  'organisation.read': everyWorkingRole,
  'person.list': coordinatorOnly,
  'body.list': everyWorkingRole,
  'body.read': everyWorkingRole,
  'membership.create': coordinatorOnly,
  'membership.update': coordinatorOnly,

  // Guideline: drafts are open to the network for reading and to their circle for writing; readers see what is adopted.
  'guideline.list': everySignedIn,
  'guideline.create': coordinatorOnly,
  'guideline.read': [{ roles: workingRoles }, { roles: ['reader'], states: ['adopted'] }],
  'guideline.write': [
    { roles: ['coordinator'], states: ['drafting'] },
    {
      roles: ['city', 'provider', 'fieldworker'],
      relations: ['participant'],
      states: ['drafting'],
    },
  ],
  /** To follow the live text on the socket without writing; readers of released things get the stored text instead. */
  'guideline.follow': everyWorkingRole,
  'guideline.adopt': [{ roles: ['coordinator'], states: ['drafting'] }],
} as const satisfies Record<string, readonly Grant[]>;

export type Permission = keyof typeof permissionTable;
export const permissions = Object.keys(permissionTable) as readonly Permission[];

/** The asked situation: who (a role, or nobody signed in), standing how to the thing, in which state of it. */
export interface Situation {
  readonly role: Role | null;
  readonly relation?: Relation;
  readonly state?: string;
}

/** Whether the table grants `permission` in `situation`. Nobody signed in is granted nothing. */
export function isAllowed(permission: Permission, situation: Situation): boolean {
  const { role, relation = 'outsider', state } = situation;
  if (role === null) return false;
  const grants: readonly Grant[] = permissionTable[permission];
  return grants.some(
    (grant) =>
      grant.roles.includes(role) &&
      (grant.relations === undefined || grant.relations.includes(relation)) &&
      (grant.states === undefined || (state !== undefined && grant.states.includes(state))),
  );
}

/** The `states` of a thing in which the table grants `permission` to this role, as for the list that it may see. */
export function allowedStates<State extends string>(
  permission: Permission,
  role: Role | null,
  states: readonly State[],
): State[] {
  return states.filter((state) => isAllowed(permission, { role, state }));
}

/**
 * Whether any situation at all grants `permission` to this role. What never is can be refused before the request is read; the rest
 * is decided by `isAllowed` once the thing is known.
 */
export function isEverAllowed(permission: Permission, role: Role | null): boolean {
  if (role === null) return false;
  const grants: readonly Grant[] = permissionTable[permission];
  return grants.some((grant) => grant.roles.includes(role));
}
