import { DomainError, isAllowed, type Permission, type Situation } from '@quartiersforum/domain';
import type { Actor } from './actor';

/**
 * The first line of every service method. Throws `access.signInRequired` for nobody, `access.denied` when the permission table does
 * not grant it; returns the actor, now known to be there.
 */
export function requirePermission(
  actor: Actor | null,
  permission: Permission,
  situation: Omit<Situation, 'role'> = {},
): Actor {
  if (actor === null) throw new DomainError('access.signInRequired');
  if (!isAllowed(permission, { ...situation, role: actor.role }))
    throw new DomainError('access.denied');
  return actor;
}
