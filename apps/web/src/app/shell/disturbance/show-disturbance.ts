import { HttpErrorResponse } from '@angular/common/http';
import { inject, Injector } from '@angular/core';
import { type NavigationError, RedirectCommand, Router } from '@angular/router';

const disturbanceAddress = '/stoerung';

/**
 * A page that could not be opened, because the server is away or because a newer version has replaced the files of this one, shows the
 * disturbance page at its own address, so that loading again is the way back.
 */
export function showDisturbance(event: NavigationError): RedirectCommand | undefined {
  const router = inject(Router);
  // Without a connection the disturbance page itself cannot be fetched either; asking for it again and again would never end.
  if (event.url.startsWith(disturbanceAddress)) {
    if (!router.navigated) return undefined;
    void sayThatItStays(inject(Injector));
    return new RedirectCommand(router.parseUrl(router.url), { replaceUrl: true });
  }
  const reason = event.error instanceof HttpErrorResponse ? 'server' : 'version';
  const target = router.createUrlTree([disturbanceAddress], { queryParams: { grund: reason } });
  return new RedirectCommand(target, { skipLocationChange: true });
}

/** Loaded when it is needed; when it cannot be, the frame's own line about the lost connection has to do. */
async function sayThatItStays(injector: Injector): Promise<void> {
  const notices = await import('@quartiersforum/ui/frame').catch(() => null);
  if (notices === null) return;
  injector
    .get(notices.Toaster)
    .show(
      'Diese Seite lässt sich gerade nicht öffnen. Bitte versuchen Sie es erneut, sobald Sie wieder eine Verbindung haben.',
      'danger',
    );
}
