import { inject } from '@angular/core';
import { type CanActivateFn, type CanMatchFn, RedirectCommand, Router } from '@angular/router';
import type { Permission, Situation } from '@quartiersforum/domain';
import { returnParameter } from './return-parameter';
import { SessionStore } from './session-store';

/** Lets signed-in people pass; others go to the sign-in page, which brings them back. */
export const signedInOnly: CanActivateFn = async (_route, state) => {
  const session = inject(SessionStore);
  const router = inject(Router);
  await session.ensureKnown();
  if (session.isSignedIn()) return true;
  const queryParams = state.url === '/' ? {} : { [returnParameter]: state.url };
  return new RedirectCommand(router.createUrlTree(['/anmelden'], { queryParams }));
};

/** Chooses a route for people who are not signed in, where signed-in people get another one at the same address. */
export const signedOutOnly: CanMatchFn = async () => {
  const session = inject(SessionStore);
  await session.ensureKnown();
  return !session.isSignedIn();
};

/** Lets those pass who hold the permission; others see the page "Dafür fehlt Ihnen die Berechtigung" at the same address. */
export function permittedOnly(
  permission: Permission,
  situation: Omit<Situation, 'role'> = {},
): CanActivateFn {
  return async () => {
    const session = inject(SessionStore);
    const router = inject(Router);
    await session.ensureKnown();
    if (session.may(permission, situation)) return true;
    return new RedirectCommand(router.parseUrl('/kein-zugriff'), { skipLocationChange: true });
  };
}
