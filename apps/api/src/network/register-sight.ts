import {
  allowedStates,
  contactPointStateSchema,
  isAllowed,
  type ContactPoint,
} from '@quartiersforum/domain';
import type { Actor } from '../core/access/actor';

/** What of contact points somebody may see, as the permission table says. */
export interface RegisterSight {
  readonly states: readonly ContactPoint['state'][];
  readonly hasNotes: boolean;
}

/** Everything, as it is kept in the history. */
export const wholeSight: RegisterSight = {
  states: contactPointStateSchema.options,
  hasNotes: true,
};

export function registerSightOf({ role }: Pick<Actor, 'role'>): RegisterSight {
  return {
    states: allowedStates('contactPoint.read', role, contactPointStateSchema.options),
    hasNotes: isAllowed('fundingPhase.readNote', { role }),
  };
}
