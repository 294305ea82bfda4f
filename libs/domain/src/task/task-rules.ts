import type { TaskOwner } from '../minutes/minutes';
import type { Task } from './task';

/** Where an account belongs: its person, and the organisation or contact point it speaks for. */
export interface AccountPlace {
  readonly personId: string;
  readonly organisationId: string | null;
  readonly contactPointId: string | null;
}

/** Whether the account owes the task: alone, or because its organisation or contact point does. A task without an owner is nobody's. */
export function owesTask(
  owner: Pick<TaskOwner, 'kind' | 'id'> | null,
  { personId, organisationId, contactPointId }: AccountPlace,
): boolean {
  if (owner === null) return false;
  const own = { person: personId, organisation: organisationId, contactPoint: contactPointId };
  return own[owner.kind] === owner.id;
}

/** How an account stands to a task; who owes it needs not have been in the meeting. */
export function taskRelation(
  owner: Pick<TaskOwner, 'kind' | 'id'> | null,
  place: AccountPlace,
  belongsToMeeting: boolean,
): Task['relation'] {
  if (owesTask(owner, place)) return 'self';
  return belongsToMeeting ? 'participant' : 'outsider';
}

/** Whether the task is late on `today` (`YYYY-MM-DD`, Europe/Berlin): still open after its last day. */
export function isOverdue({ state, dueOn }: Pick<Task, 'state' | 'dueOn'>, today: string): boolean {
  return state === 'open' && dueOn !== null && dueOn < today;
}
