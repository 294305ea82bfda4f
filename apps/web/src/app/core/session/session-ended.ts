import { HttpErrorResponse, type HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import { Router } from '@angular/router';
import { catchError, throwError } from 'rxjs';
import { returnParameter } from './return-parameter';
import { SessionStore } from './session-store';

/**
 * When the server no longer knows the session, whichever request finds out, the person is taken to the sign-in page, which says why and
 * brings them back. Questions about the session itself answer 401 as a matter of course and stay where they are.
 */
export const sessionEnded: HttpInterceptorFn = (request, next) => {
  const session = inject(SessionStore);
  const router = inject(Router);
  return next(request).pipe(
    catchError((error: unknown) => {
      const isOurs = request.url.startsWith('/api/') && request.url !== '/api/session';
      if (
        isOurs &&
        error instanceof HttpErrorResponse &&
        error.status === 401 &&
        session.isSignedIn()
      ) {
        session.end();
        void router.navigate(['/anmelden'], { queryParams: { [returnParameter]: router.url } });
      }
      return throwError(() => error);
    }),
  );
};
