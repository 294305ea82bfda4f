import { HttpErrorResponse } from '@angular/common/http';
import { inject } from '@angular/core';
import { type NavigationError, RedirectCommand, Router } from '@angular/router';

/**
 * A page that could not be opened, because the server is away or because a newer version has replaced the files of this one, shows the
 * disturbance page at its own address, so that loading again is the way back.
 */
export function showDisturbance(event: NavigationError): RedirectCommand {
  const router = inject(Router);
  const reason = event.error instanceof HttpErrorResponse ? 'server' : 'version';
  const target = router.createUrlTree(['/stoerung'], { queryParams: { grund: reason } });
  return new RedirectCommand(target, { skipLocationChange: true });
}
