import { HttpClient } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type { CurrentSession, SignIn } from '@quartiersforum/domain';
import type { Observable } from 'rxjs';

/** The routes of one's own sign-in. */
@Service()
export class SessionClient {
  private readonly http = inject(HttpClient);

  /** Who am I. Fails with 401 when nobody is signed in. */
  current(): Observable<CurrentSession> {
    return this.http.get<CurrentSession>('/api/session');
  }

  signIn(credentials: SignIn): Observable<CurrentSession> {
    return this.http.post<CurrentSession>('/api/session', credentials);
  }

  signOut(): Observable<void> {
    return this.http.delete<void>('/api/session');
  }
}
