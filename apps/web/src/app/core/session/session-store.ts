import { HttpErrorResponse } from '@angular/common/http';
import { computed, inject, Service, signal } from '@angular/core';
import type { CurrentSession, Permission, Situation, SignIn } from '@quartiersforum/domain';
import { isAllowed } from '@quartiersforum/domain/rules';
import { firstValueFrom } from 'rxjs';
import { forgetLocalDocuments } from './local-documents';
import { SessionClient } from './session-client';

/**
 * Who is signed in. Everything that depends on the person reads it here.
 *
 * The one thing a newcomer would get wrong: `undefined` means "not asked yet", `null` means "nobody". Permissions read here only show or
 * hide; the API decides.
 */
@Service()
export class SessionStore {
  private readonly client = inject(SessionClient);
  private readonly current = signal<CurrentSession | null | undefined>(undefined);
  private asking: Promise<void> | undefined;

  readonly account = computed(() => this.current()?.account ?? null);
  readonly isSignedIn = computed(() => this.account() !== null);
  /** Whether this page was signed in and the server has ended it since: the sign-in page then says why it is there. */
  readonly hasEnded = signal(false);

  /** Asks the server once who is signed in; later calls wait for the same answer. Fails when the server cannot be reached. */
  async ensureKnown(): Promise<void> {
    if (this.current() !== undefined) return;
    this.asking ??= this.refresh().finally(() => (this.asking = undefined));
    await this.asking;
  }

  /** Asks the server again, as after a change of the own role or name. */
  async refresh(): Promise<void> {
    try {
      this.current.set(await firstValueFrom(this.client.current()));
    } catch (error) {
      // 401 is the answer "nobody"; anything else is for the caller.
      if (!(error instanceof HttpErrorResponse) || error.status !== 401) throw error;
      this.current.set(null);
    }
  }

  async signIn(credentials: SignIn): Promise<void> {
    this.adopt(await firstValueFrom(this.client.signIn(credentials)));
  }

  /** Takes over a session that the server has just opened, as after accepting an invitation. */
  adopt(session: CurrentSession): void {
    this.hasEnded.set(false);
    this.current.set(session);
  }

  /** Signs out and removes what this device keeps of the person's documents. */
  async signOut(): Promise<void> {
    try {
      await firstValueFrom(this.client.signOut());
    } catch (error) {
      // Already ended on the server is what was wanted.
      if (!(error instanceof HttpErrorResponse) || error.status !== 401) throw error;
    }
    this.current.set(null);
    await forgetLocalDocuments();
  }

  /** The server no longer knows this session. */
  end(): void {
    if (this.isSignedIn()) this.hasEnded.set(true);
    this.current.set(null);
  }

  /** Whether the signed-in person may do this, as far as the shared table can say. */
  may(permission: Permission, situation: Omit<Situation, 'role'> = {}): boolean {
    return isAllowed(permission, { ...situation, role: this.account()?.role ?? null });
  }
}
