import type { Role } from '../access/roles';

/**
 * Whether somebody is left to administer after an account becomes what `next` says. `coordinatorIds`: the accounts that coordinate
 * now and are not disabled.
 */
export function keepsCoordinator(
  coordinatorIds: readonly string[],
  next: { readonly id: string; readonly role: Role; readonly isDisabled: boolean },
): boolean {
  const stays = next.role === 'coordinator' && !next.isDisabled;
  return stays || coordinatorIds.some((id) => id !== next.id);
}
