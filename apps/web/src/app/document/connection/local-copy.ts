import { type Signal, signal } from '@angular/core';
import { encodeStateVector } from '@quartiersforum/document';
import { IndexeddbPersistence } from 'y-indexeddb';
import type { Doc, Transaction } from 'yjs';
import { localDocumentPrefix } from '../../core/session/local-documents';

/** Which copy: one database per account, document and schema version, so that neither people nor schemas meet in one. */
export interface LocalCopyKey {
  readonly accountId: string;
  readonly documentId: string;
  readonly schemaVersion: number;
}

const onServerKey = 'onServer';

/**
 * The copy of a document on this device, for writing on without a network.
 *
 * The one thing a newcomer would get wrong: y-indexeddb never says when a write failed (a full disk, a private window, another tab that
 * signs out). The browser does, on the database; only `isWhole` may be believed when it is about whether text is safe here.
 */
export class LocalCopy {
  private readonly whole = signal(true);
  /** Whether everything written since is on this device. */
  readonly isWhole: Signal<boolean> = this.whole.asReadonly();
  private isClosed = false;
  private hasAskedToStay = false;
  private noting: ReturnType<typeof setTimeout> | undefined;

  private constructor(
    private readonly name: string,
    private readonly persistence: IndexeddbPersistence,
    private readonly doc: Doc,
  ) {
    const fail = (): void => this.whole.set(false);
    // Failed writes and a database taken away by another tab arrive here; the update itself must not throw into the typing.
    for (const event of ['abort', 'error', 'close', 'versionchange'])
      persistence.db?.addEventListener(event, fail);
    doc.off('update', persistence._storeUpdate);
    doc.on('update', this.store);
  }

  /** Loads the copy into `doc`; `createsNew`: makes one where there is none. Null where there is none, or where none is possible. */
  static async open(key: LocalCopyKey, doc: Doc, createsNew: boolean): Promise<LocalCopy | null> {
    const name = nameOf(key);
    if (!(await isThere(name)) && !createsNew) return null;
    if (!(await canOpen(name))) return null;
    const persistence = new IndexeddbPersistence(name, doc);
    await persistence.whenSynced;
    return new LocalCopy(name, persistence, doc);
  }

  /** How far the server was known to have the text when this device last saw it; null for a new copy. */
  async onServer(): Promise<Uint8Array | null> {
    const vector: unknown = await this.persistence.get(onServerKey).catch(() => null);
    return vector instanceof ArrayBuffer ? new Uint8Array(vector) : null;
  }

  /** Notes, at most once a second, how far the server has the text. */
  noteOnServer(clocks: ReadonlyMap<number, number>): void {
    this.noting ??= setTimeout(() => {
      this.noting = undefined;
      if (this.isClosed || !this.whole()) return;
      const { buffer } = new Uint8Array(encodeStateVector(clocks));
      // A note that cannot be written only makes a later list of rescued texts longer.
      this.persistence.set(onServerKey, buffer).catch(() => null);
    }, 1000);
  }

  async close(): Promise<void> {
    if (this.isClosed) return;
    this.isClosed = true;
    clearTimeout(this.noting);
    this.doc.off('update', this.store);
    await this.persistence.destroy();
  }

  async wipe(): Promise<void> {
    await this.close();
    await deleteDatabase(this.name);
  }

  private readonly store = (
    update: Uint8Array,
    origin: unknown,
    _doc: Doc,
    tr: Transaction,
  ): void => {
    if (tr.local) this.askToStay();
    try {
      this.persistence._storeUpdate(update, origin);
    } catch {
      // InvalidStateError: another tab signed out and took the database away.
      this.whole.set(false);
    }
  };

  /** Browsers clear away what they may; some ask the person, so only once there is something to keep. */
  private askToStay(): void {
    if (this.hasAskedToStay) return;
    this.hasAskedToStay = true;
    void navigator.storage?.persist?.();
  }
}

/** Ids only: whoever looks at the device's storage learns no name and no title. */
function nameOf({ accountId, documentId, schemaVersion }: LocalCopyKey): string {
  return `${localDocumentPrefix}${accountId}:${documentId}:${schemaVersion}`;
}

async function isThere(name: string): Promise<boolean> {
  if (typeof indexedDB === 'undefined') return false;
  return (await indexedDB.databases()).some((database) => database.name === name);
}

/** y-indexeddb leaves a refused database as an unhandled error, so it is tried beforehand. */
function canOpen(name: string): Promise<boolean> {
  return new Promise((resolve) => {
    if (typeof indexedDB === 'undefined') return resolve(false);
    const request = indexedDB.open(name);
    request.onupgradeneeded = (): void => {
      request.result.createObjectStore('updates', { autoIncrement: true });
      request.result.createObjectStore('custom');
    };
    request.onerror = request.onblocked = (): void => resolve(false);
    request.onsuccess = (): void => {
      request.result.close();
      resolve(true);
    };
  });
}

function deleteDatabase(name: string): Promise<void> {
  return new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(name);
    // Blocked by another tab: the browser deletes it as soon as that tab lets go.
    request.onsuccess = request.onerror = request.onblocked = (): void => resolve();
  });
}
