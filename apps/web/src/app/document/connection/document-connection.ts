import { computed, type Signal, signal } from '@angular/core';
import { type NodeJson, readDocument, rootName, schemaVersion } from '@quartiersforum/document';
import { WebsocketProvider } from 'y-websocket';
import { Doc, encodeStateAsUpdate, parseUpdateMeta, type Transaction } from 'yjs';
import type { PersonHere } from '../person-here';
import { type Refusal, type SaveState, saveStateOf } from '../save-state';
import type { UnsentText } from '../unsent-text';
import { hasForeignChange, isForeign } from './foreign-content';
import { LocalCopy } from './local-copy';
import { OvertakenTexts } from './overtaken-texts';
import { PeopleHere } from './people-here';
import { reconnectOn, refusalOf } from './reconnecting';
import { listenToServer, sendUpdate } from './server-messages';
import { unsentBlocks } from './unsent-texts';
import { UnsavedUpdates } from './unsaved-updates';

export interface DocumentAddress {
  /** Where document sockets are served, as `wss://host/yjs`. */
  readonly serverUrl: string;
  readonly documentId: string;
  readonly accountId: string;
}

/**
 * One document, open in one window: its text as a Yjs document with a client id of its own, the socket, the copy on this device, and
 * what may be said about them. The only file beside its neighbours that knows Yjs' providers.
 *
 * The one thing a newcomer would get wrong: nothing is sent before the server's step 1 of this very socket, and from then on every
 * change is one update message. Only so does each acknowledgement belong to exactly one change, and "Gespeichert" is true.
 */
export class DocumentConnection {
  readonly doc = new Doc();
  readonly text = this.doc.getXmlFragment(rootName);
  private readonly provider: WebsocketProvider;
  readonly awareness;
  private readonly peopleHere: PeopleHere;
  private readonly unsaved = new UnsavedUpdates();
  private readonly overtaken: OvertakenTexts;
  private readonly stopReconnecting: () => void;
  private isAnswered = false;
  private isClosed = false;

  private readonly refused = signal<Refusal | null>(null);
  private readonly granted = signal<'write' | 'read' | null>(null);
  private readonly ready = signal(false);
  private readonly synced = signal(false);
  private readonly storageDown = signal(false);
  private readonly unsavedHere = signal(false);
  private readonly localCopy = signal<LocalCopy | null>(null);
  private isTakingCopy = false;
  private letGo: () => void = () => undefined;
  private readonly revision = signal(0);

  readonly refusal = this.refused.asReadonly();
  /** What the server allows; null until it has said so. */
  readonly access = this.granted.asReadonly();
  /** Whether the text is here, so that an editor may be bound to it. */
  readonly isReady = this.ready.asReadonly();
  readonly saveState = computed<SaveState>(() =>
    saveStateOf({
      refusal: this.refused(),
      isReady: this.ready(),
      access: this.granted(),
      isSynced: this.synced(),
      isStorageDown: this.storageDown(),
      isUnsaved: this.unsavedHere(),
    }),
  );
  /** Whether leaving the page now would lose text: it is neither on the server nor on this device. */
  readonly wouldLoseText = computed(
    () => this.unsavedHere() && this.localCopy()?.isWhole() !== true,
  );
  /** The text as canonical nodes, for showing it without an editor. */
  readonly content = computed<NodeJson>(() => {
    this.revision();
    return readDocument(this.doc);
  });

  get people(): Signal<readonly PersonHere[]> {
    return this.peopleHere.list;
  }

  /** Own text that somebody else deleted, paragraph and all, while it was under way. */
  get overtakenTexts(): Signal<readonly UnsentText[]> {
    return this.overtaken.list;
  }

  constructor(private readonly address: DocumentAddress) {
    this.provider = new WebsocketProvider(address.serverUrl, address.documentId, this.doc, {
      connect: false,
      // Other windows would pass on changes past the server's checks.
      disableBc: true,
      params: { schema: String(schemaVersion) },
    });
    this.awareness = this.provider.awareness;
    this.peopleHere = new PeopleHere(this.awareness, address.accountId);
    this.doc.off('update', this.provider._updateHandler);
    this.doc.on('update', this.onUpdate);
    this.overtaken = new OvertakenTexts(this.doc, this.unsaved, this.provider);
    this.doc.on('beforeObserverCalls', this.letGoOfForeignText);
    listenToServer(this.provider, {
      stateVector: (vector) => this.answer(vector),
      update: (update, isLive) => this.onServerUpdate(update, isLive),
      persisted: () => this.onPersisted(),
      access: (access) => this.onAccess(access),
      storage: (isUp) => this.storageDown.set(!isUp),
      unreadable: () => this.provider.ws?.close(),
    });
    this.provider.on('sync', () => this.settle());
    this.provider.on('connection-close', () => this.onDisconnected());
    this.provider.on('closed', ({ code }) => this.refuse(refusalOf(code) ?? 'notAllowed'));
    this.stopReconnecting = reconnectOn(this.provider);
  }

  /** Reads the copy on this device, if there is one, and connects. */
  async open(): Promise<void> {
    await this.takeLocalCopy(false);
    if (this.isClosed) return;
    if (this.localCopy() !== null) this.becomeReady();
    if (this.refused() === null) this.provider.connect();
  }

  /** The blocks with text of this window that the server does not have, as they stand here. */
  unsentTexts(): UnsentText[] {
    return unsentBlocks(this.doc, this.unsaved.onServer).map(({ text }) => ({ text }));
  }

  /** Whether this window holds, or may hold, text that the server must not simply replace. */
  get hasOwnText(): boolean {
    return this.localCopy() !== null || this.unsaved.isAny;
  }

  /** Whoever draws the text with a schema names the way to stop it at once, in the middle of a change; returns how to take that back. */
  bind(letGo: () => void): () => void {
    this.letGo = letGo;
    return () => (this.letGo = (): void => undefined);
  }

  /** Whether there is text here that the server has not acknowledged. */
  get isUnsaved(): boolean {
    return this.unsaved.isAny;
  }

  dropOvertakenTexts(): void {
    this.overtaken.drop();
  }

  /** Removes the copy on this device; the text stays in this window. */
  async wipeCopy(): Promise<void> {
    const copy = this.localCopy();
    this.localCopy.set(null);
    await copy?.wipe();
  }

  /** Ends it; `wipes` also removes the copy on this device. */
  async close(wipes = false): Promise<void> {
    if (this.isClosed) return;
    this.isClosed = true;
    this.stopReconnecting();
    this.peopleHere.close();
    this.provider.destroy();
    this.awareness.destroy();
    await (wipes ? this.localCopy()?.wipe() : this.localCopy()?.close());
    this.doc.destroy();
  }

  private readonly onUpdate = (update: Uint8Array, origin: unknown): void => {
    this.revision.update((revision) => revision + 1);
    if (origin === this.provider) return;
    const { ws } = this.provider;
    if (this.isAnswered && ws?.readyState === WebSocket.OPEN) {
      this.unsaved.sent(update);
      sendUpdate(ws, update);
    } else {
      this.unsaved.hold();
    }
    this.tellUnsaved();
  };

  /** The server says what it has: from here on updates are acknowledged. Whatever it lacks goes out as one update. */
  private answer(serverVector: Uint8Array): void {
    const { ws } = this.provider;
    if (ws === null || this.granted() === 'read') return;
    if (this.isAnswered) {
      // It asks again because something was missing: acknowledgements can no longer be told apart. A new socket can.
      return ws.close();
    }
    this.unsaved.serverHas(serverVector);
    this.isAnswered = true;
    const missing = encodeStateAsUpdate(this.doc, serverVector);
    const hasNews = this.unsaved.hasUnsent || parseUpdateMeta(missing).to.size > 0;
    this.unsaved.handedOver();
    if (hasNews) {
      this.unsaved.sent(missing);
      sendUpdate(ws, missing);
    }
    this.tellUnsaved();
    this.settle();
  }

  private onServerUpdate(update: Uint8Array, isLive: boolean): void {
    this.unsaved.received(update);
    this.localCopy()?.noteOnServer(this.unsaved.onServer);
    if (isLive) this.peopleHere.wrote(update);
  }

  private onPersisted(): void {
    this.unsaved.acknowledged();
    this.tellUnsaved();
  }

  private onAccess(access: 'read' | 'write'): void {
    this.granted.set(access);
    // Who may write again is asked again what is missing.
    if (access === 'read') this.isAnswered = false;
    else void this.takeLocalCopy(true);
    this.settle();
  }

  private onDisconnected(): void {
    this.isAnswered = false;
    this.unsaved.disconnected();
    this.storageDown.set(false);
    this.synced.set(false);
    this.tellUnsaved();
  }

  private refuse(refusal: Refusal): void {
    this.refused.set(refusal);
    this.provider.disconnect();
  }

  private settle(): void {
    const isSettled =
      this.provider.synced &&
      this.granted() !== null &&
      (this.isAnswered || this.granted() === 'read');
    this.synced.set(isSettled);
    if (isSettled) this.becomeReady();
  }

  private becomeReady(): void {
    if (this.ready()) return;
    if (isForeign(this.text)) this.refuse('reloadNeeded');
    else this.ready.set(true);
  }

  private tellUnsaved(): void {
    this.unsavedHere.set(this.unsaved.isAny);
    this.localCopy()?.noteOnServer(this.unsaved.onServer);
  }

  private async takeLocalCopy(createsNew: boolean): Promise<void> {
    if (this.isTakingCopy || this.localCopy() !== null) return;
    this.isTakingCopy = true;
    const { accountId, documentId } = this.address;
    const copy = await LocalCopy.open(
      { accountId, documentId, schemaVersion },
      this.doc,
      createsNew,
    );
    this.isTakingCopy = false;
    if (copy === null) return;
    if (this.isClosed) return copy.close();
    const vector = await copy.onServer();
    if (vector !== null) this.unsaved.serverHas(vector);
    this.localCopy.set(copy);
  }

  private readonly letGoOfForeignText = (transaction: Transaction): void => {
    if (transaction.origin !== this.provider || !this.ready()) return;
    if (!hasForeignChange(transaction)) return;
    this.letGo();
    this.refuse('reloadNeeded');
  };
}
