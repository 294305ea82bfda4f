import {
  computed,
  DestroyRef,
  effect,
  inject,
  InjectionToken,
  Service,
  signal,
  untracked,
} from '@angular/core';
import { SessionStore } from '../core/session/session-store';
import type { DocumentConnection } from './connection/document-connection';
import { OpenTexts } from './leaving';
import type { PersonHere } from './person-here';
import type { Refusal, SaveState } from './save-state';
import type { UnsentText } from './unsent-text';

/** Where document sockets are served; by default where the page comes from. */
export const documentServerUrl = new InjectionToken<string>('documentServerUrl', {
  factory: () => `${location.origin.replace(/^http/, 'ws')}/yjs`,
});

/**
 * The document of a page, for everything on the page that shows something of it: editor, status, people. Provided by the page.
 *
 * The one thing a newcomer would get wrong: whoever loses the right to write gets a new connection with an empty document. In the old
 * one stands text that nobody else has; it is taken out, offered for copying, and the copy on this device is removed.
 */
@Service({ autoProvided: false })
export class DocumentStore {
  private readonly session = inject(SessionStore);
  private readonly serverUrl = inject(documentServerUrl);
  private readonly current = signal<DocumentConnection | null>(null);
  private readonly rescued = signal<readonly UnsentText[]>([]);
  private address: { serverUrl: string; documentId: string; accountId: string } | null = null;

  readonly connection = this.current.asReadonly();
  readonly saveState = computed<SaveState>(() => this.current()?.saveState() ?? 'loading');
  /** What is shown: bad news at once, "Gespeichert" only when it has been true for a moment, so that it does not flicker. */
  readonly shownState = signal<SaveState>('loading');
  /** Whether text is neither on the server nor on this device. */
  readonly wouldLoseText = computed(() => this.current()?.wouldLoseText() ?? false);
  readonly refusal = computed<Refusal | null>(() => this.current()?.refusal() ?? null);
  readonly people = computed<readonly PersonHere[]>(() => this.current()?.people() ?? []);
  /** Whether the person may write here now. */
  readonly isWritable = computed(
    () =>
      this.current()?.isReady() === true &&
      this.refusal() === null &&
      this.current()?.access() !== 'read',
  );
  /** What of the own text did not get in, for copying. */
  readonly unsentTexts = computed<readonly UnsentText[]>(() => [
    ...this.rescued(),
    ...(this.current()?.overtakenTexts() ?? []),
  ]);

  constructor() {
    effect(() => {
      const connection = this.current();
      if (connection === null) return;
      const refusal = connection.refusal();
      const isReader = connection.access() === 'read';
      untracked(() => {
        const lostWriting = refusal === 'notAllowed' && connection.access() === 'write';
        if (lostWriting || (isReader && connection.hasOwnText)) void this.becomeReader(connection);
        else if (refusal !== null) this.giveUp(connection, refusal);
      });
    });
    effect((onCleanup) => {
      const state = this.saveState();
      const settles = state === 'saved' && untracked(this.shownState) === 'saving';
      if (!settles) return this.shownState.set(state);
      const timer = setTimeout(() => this.shownState.set(state), settleMilliseconds);
      onCleanup(() => clearTimeout(timer));
    });
    const leaving = new AbortController();
    const isTextAtRisk = (): boolean => this.wouldLoseText() || this.unsentTexts().length > 0;
    const forget = inject(OpenTexts).add({ wouldLoseText: isTextAtRisk });
    addEventListener('beforeunload', (event) => isTextAtRisk() && event.preventDefault(), leaving);
    inject(DestroyRef).onDestroy(() => {
      leaving.abort();
      forget();
      void this.current()?.close();
    });
  }

  /** Opens a document; the one before is closed. */
  async open(documentId: string): Promise<void> {
    const accountId = this.session.account()?.id;
    if (accountId === undefined || documentId === this.address?.documentId) return;
    this.address = { serverUrl: this.serverUrl, documentId, accountId };
    this.rescued.set([]);
    await this.connect();
  }

  /** The person has the texts now, or does not want them. */
  dropUnsentTexts(): void {
    this.rescued.set([]);
    this.current()?.dropOvertakenTexts();
  }

  private async connect(): Promise<void> {
    const address = this.address;
    const { DocumentConnection } = await import('./connection/document-connection');
    if (address === null || address !== this.address) return;
    void this.current()?.close();
    const connection = new DocumentConnection(address);
    this.current.set(connection);
    await connection.open();
  }

  /** The server says 4403 to a change that came too late, also to those who may still read: the new connection finds out. */
  private async becomeReader(connection: DocumentConnection): Promise<void> {
    this.rescue(connection);
    await connection.close(true);
    if (connection === this.current()) await this.connect();
  }

  private giveUp(connection: DocumentConnection, refusal: Refusal): void {
    this.rescue(connection);
    // What will be let in again after signing in or reloading stays; what never will must not stay on a shared device.
    if (!keepsCopy[refusal] || !connection.isUnsaved) void connection.wipeCopy();
  }

  private rescue(connection: DocumentConnection): void {
    const texts = [...connection.unsentTexts(), ...connection.overtakenTexts()];
    this.rescued.update((known) => [...known, ...texts]);
  }
}

/** How long everything must have been saved before it is said after typing. */
const settleMilliseconds = 500;

const keepsCopy: Readonly<Record<Refusal, boolean>> = {
  notSignedIn: true,
  reloadNeeded: true,
  tooManySockets: true,
  notAllowed: false,
  notFound: false,
  tooLarge: false,
  malformed: false,
};
