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

/**
 * `self`: the thing is the person's own. `lead`: they lead the meeting. `writer`: they write its minutes. `participant`: a member of
 * the circle that works on it. `outsider`: none of these. One at a time; the strongest counts.
 */
export type Relation = 'self' | 'lead' | 'writer' | 'participant' | 'outsider';

const coordinatorOnly: readonly Grant[] = [{ roles: ['coordinator'] }];
const everySignedIn: readonly Grant[] = [{ roles }];
const everyWorkingRole: readonly Grant[] = [{ roles: workingRoles }];
/** An entry of the register is kept by the coordinator and by the people who work there. */
const ownEntry: readonly Grant[] = [
  { roles: ['coordinator'] },
  { roles: workingRoles, relations: ['self'] },
];
/** Who reads what an entry said before, and who changed it. */
const pastOfOwnEntry: readonly Grant[] = [
  { roles: ['coordinator', 'city'] },
  { roles: workingRoles, relations: ['self'] },
];
/** Who leads a meeting: a coordinator, or the account to whom the lead was handed. */
const leads: readonly Grant[] = [
  { roles: ['coordinator'] },
  { roles: workingRoles, relations: ['lead'] },
];
/** Everybody who belongs to a meeting, once it is more than a plan. */
const circle: readonly Relation[] = ['lead', 'writer', 'participant'];
const toldStates = ['invited', 'running', 'paused', 'ended', 'documented', 'cancelled', 'moved'];
const heldStates = ['running', 'paused'];

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
  'contactPoint.create': coordinatorOnly,
  'contactPoint.update': coordinatorOnly,
  /** What its own people may say about it: `contactPointOwnFields`. */
  'contactPoint.describe': ownEntry,
  'contactPoint.confirm': ownEntry,
  'contactPoint.history': pastOfOwnEntry,
  'confirmation.list': coordinatorOnly,
  'confirmation.ask': coordinatorOnly,
  'fundingPhase.update': coordinatorOnly,
  'fundingPhase.readNote': everyWorkingRole,
  'organisation.list': everyWorkingRole,
  'organisation.read': everyWorkingRole,
  'organisation.create': coordinatorOnly,
  'organisation.update': coordinatorOnly,
  'organisation.history': pastOfOwnEntry,
  /** Names of people are personal data. */
  'person.list': coordinatorOnly,
  'person.create': coordinatorOnly,
  'person.update': coordinatorOnly,
  'person.history': coordinatorOnly,
  'body.list': everyWorkingRole,
  'body.read': everyWorkingRole,
  'body.create': coordinatorOnly,
  'body.update': coordinatorOnly,
  'body.history': [
    { roles: ['coordinator', 'city'] },
    { roles: workingRoles, relations: ['participant'] },
  ],
  'membership.create': coordinatorOnly,
  'membership.update': coordinatorOnly,
  'register.import': coordinatorOnly,
  'register.export': [{ roles: ['coordinator', 'city'] }],

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

  // Meeting: those who belong to it know of it once people are invited; before, it is a plan of those who lead it.
  'meetingSeries.list': everyWorkingRole,
  'meetingSeries.read': [
    { roles: ['coordinator'] },
    { roles: workingRoles, relations: ['participant'] },
  ],
  'meetingSeries.create': coordinatorOnly,
  'meetingSeries.update': coordinatorOnly,
  'meeting.list': everyWorkingRole,
  'meeting.create': coordinatorOnly,
  'meeting.read': [...leads, { roles: workingRoles, relations: circle, states: toldStates }],
  'meeting.update': leads,
  /** Date, cancelling, invitation: what people are told in the name of the network. */
  'meeting.plan': coordinatorOnly,
  'meeting.nameWriters': leads,
  'agenda.update': leads,
  'topic.list': everyWorkingRole,
  'topic.read': [
    { roles: ['coordinator'] },
    { roles: workingRoles, relations: ['self', 'participant'] },
  ],
  'topic.create': [{ roles: ['coordinator'] }, { roles: workingRoles, relations: ['participant'] }],
  'topic.update': [
    { roles: ['coordinator'], states: ['open'] },
    { roles: workingRoles, relations: ['self'], states: ['open'] },
  ],
  'topic.takeOver': [{ roles: ['coordinator'], states: ['open'] }],
  'material.add': leads,
  'material.remove': [...leads, { roles: workingRoles, relations: ['self'] }],
  'meetingInvitation.list': leads,
  'meetingInvitation.create': coordinatorOnly,
  'response.give': [
    { roles: workingRoles, relations: ['self'], states: ['invited', 'running', 'paused', 'moved'] },
  ],

  // A meeting while it is held
  'live.read': [...leads, { roles: workingRoles, relations: circle, states: toldStates }],
  'live.steer': leads,
  'live.raiseHand': [
    { roles: ['coordinator'], states: heldStates },
    { roles: workingRoles, relations: circle, states: heldStates },
  ],
  'attendance.read': leads,
  'attendance.update': leads,
  'attendance.confirm': [
    { roles: ['coordinator'], states: ['invited', ...heldStates] },
    { roles: workingRoles, relations: circle, states: ['invited', ...heldStates] },
  ],

  // Minutes: the draft is for those who write it, what is approved for everybody who belongs to the meeting.
  'minutes.list': everyWorkingRole,
  'minutes.read': [
    { roles: ['coordinator'] },
    { roles: workingRoles, relations: ['lead', 'writer'] },
    { roles: workingRoles, relations: ['participant'], states: ['approved'] },
  ],
  'minutes.write': [
    { roles: ['coordinator'], states: ['draft'] },
    { roles: workingRoles, relations: ['lead', 'writer'], states: ['draft'] },
  ],
  'minutes.approve': coordinatorOnly,
  'minutes.correct': coordinatorOnly,
  'task.list': everyWorkingRole,
  'task.read': [
    { roles: ['coordinator'] },
    { roles: workingRoles, relations: ['self', 'participant'] },
  ],
  'task.update': [{ roles: ['coordinator'] }, { roles: workingRoles, relations: ['self'] }],

  // Funding: everybody who works in the network reads what is published and may propose; the coordinator publishes.
  'fundingProgramme.list': everyWorkingRole,
  'fundingProgramme.create': coordinatorOnly,
  'fundingProgramme.update': coordinatorOnly,
  'fundingCall.list': everyWorkingRole,
  'fundingCall.read': [
    { roles: ['coordinator'] },
    { roles: workingRoles, relations: ['self'] },
    { roles: workingRoles, states: ['published'] },
  ],
  'fundingCall.create': everyWorkingRole,
  'fundingCall.update': [
    { roles: ['coordinator'] },
    { roles: workingRoles, relations: ['self'], states: ['proposed'] },
  ],
  'fundingCall.publish': coordinatorOnly,
  'fundingCall.withdraw': [
    { roles: ['coordinator'] },
    { roles: workingRoles, relations: ['self'], states: ['proposed'] },
  ],
  /** The state of an interest is who may see it: `all` or `city`. */
  'interest.read': [
    { roles: ['coordinator', 'city'] },
    { roles: workingRoles, relations: ['self'] },
    { roles: workingRoles, states: ['all'] },
  ],
  'interest.set': [{ roles: workingRoles, relations: ['self'] }],
  'interest.help': [{ roles: ['coordinator', 'city'] }],
  'helpRequest.list': [{ roles: ['coordinator', 'city'] }],
  'savedFilter.list': everyWorkingRole,
  'savedFilter.create': everyWorkingRole,
  'savedFilter.update': [{ roles: workingRoles, relations: ['self'] }],
  'fundingFit.list': everyWorkingRole,

  // Calendar: everybody’s; each entry is filtered by what it is the date of. A feed is its owner’s alone.
  'calendar.list': everySignedIn,
  'calendarFeed.list': [{ roles, relations: ['self'] }],
  'calendarFeed.create': [{ roles, relations: ['self'] }],
  'calendarFeed.update': [{ roles, relations: ['self'] }],

  // Reminders by mail: of deadlines, which readers do not see.
  'reminderSettings.read': [{ roles: workingRoles, relations: ['self'] }],
  'reminderSettings.update': [{ roles: workingRoles, relations: ['self'] }],
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
