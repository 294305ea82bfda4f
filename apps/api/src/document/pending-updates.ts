import { documentCloseCode } from '@quartiersforum/domain';
import type { CommitQueue, QueuedDocument, QueueEntry } from './commit-queue';
import type { RoomSocket } from './document-room';

/** An update on its way through the database, and whom its fate concerns. */
export interface PendingEntry extends QueueEntry {
  readonly socket: RoomSocket | null;
  readonly frame: Buffer;
  /** Clients that the update continues, with the clock after it. */
  readonly clocks: readonly (readonly [client: number, clock: number])[];
  readonly hasNewBlocks: boolean;
  /** Told when the entry is committed or refused; for changes that the server makes itself. */
  readonly settle: ((seq: number | null) => void) | null;
}

interface CommittedEntry {
  readonly seq: number;
  readonly entry: PendingEntry;
}

/** The room whose updates are pending here. */
export interface PendingRoom {
  readonly id: string;
  /** Number of the last update that has been shown. */
  readonly shownSeq: number;
  /** The entry is committed as `seq`, and everything before it is shown: show it, if that is still to be done, and tell its sender. */
  show(entry: PendingEntry, seq: number): void;
  /** An update that another node committed has to be shown first. */
  lacks(): void;
  /** The document is frozen. What built on a refused update is refused too, so nothing is known of the text's structure any more. */
  froze(): void;
  /** These client ids belong to other accounts; the entries that use them were refused. */
  hasForeign(clients: ReadonlySet<number>): void;
  flush(): void;
  storageChanged(isUp: boolean): void;
}

const nothing = { update: null, frame: Buffer.alloc(0), clocks: [], newClients: [] } as const;

/**
 * What waits in one document to be committed, is being committed, or is committed and waits for an earlier number to be shown.
 *
 * The one thing a newcomer would get wrong: the numbers are the database's. Another node may have taken the one before ours, and then
 * our own update, although committed, has to wait until that one is here.
 */
export class PendingUpdates implements QueuedDocument {
  private waiting: PendingEntry[] = [];
  private inFlight: readonly PendingEntry[] = [];
  private committedAhead: CommittedEntry[] = [];
  private queuedBytes = 0;

  constructor(
    private readonly room: PendingRoom,
    private readonly queue: CommitQueue,
  ) {}

  get id(): string {
    return this.room.id;
  }

  /** Whether nothing is on its way to the database or from there. */
  get isEmpty(): boolean {
    return this.waiting.length + this.inFlight.length + this.committedAhead.length === 0;
  }

  /** Size of what is not committed. */
  get bytes(): number {
    return this.queuedBytes;
  }

  /** All updates that are not shown yet, in their order. */
  *updates(): Iterable<Uint8Array> {
    for (const { entry } of this.committedAhead) if (entry.update !== null) yield entry.update;
    for (const { update } of this.inFlight) if (update !== null) yield update;
    for (const { update } of this.waiting) if (update !== null) yield update;
  }

  add(entry: PendingEntry): void {
    this.queuedBytes += entry.update?.length ?? 0;
    this.waiting.push(entry);
    this.queue.add(this);
  }

  /** Tells `socket` and `settle` when everything that is pending now is committed. */
  wait(socket: RoomSocket | null, settle: PendingEntry['settle']): void {
    this.add({ ...nothing, socket, accountId: null, settle, hasNewBlocks: false });
  }

  /** Shows what is committed, up to the first number that is missing here. */
  showCommitted(): void {
    for (let next = this.committedAhead[0]; next !== undefined; next = this.committedAhead[0]) {
      if (next.seq > this.room.shownSeq + 1) {
        this.room.lacks();
        return;
      }
      this.committedAhead.shift();
      this.room.show(next.entry, next.seq);
    }
  }

  /** Whether the update with this number is one of ours. */
  has(seq: number): boolean {
    return this.committedAhead.some((ahead) => ahead.seq === seq && ahead.entry.update !== null);
  }

  // What the queue asks and tells.

  takeWaiting(bytes: number): QueueEntry[] {
    let size = 0;
    let count = 0;
    while (count < this.waiting.length && (count === 0 || size < bytes)) {
      size += this.waiting[count]?.update?.length ?? 0;
      count++;
    }
    const taken = this.waiting.splice(0, count);
    this.inFlight = taken;
    return taken;
  }

  putBack(entries: readonly QueueEntry[]): void {
    this.inFlight = [];
    this.waiting = [...(entries as readonly PendingEntry[]), ...this.waiting];
  }

  committed(entries: readonly QueueEntry[], lastSeq: number | null): void {
    this.inFlight = [];
    const updates = entries.reduce((sum, { update }) => sum + (update === null ? 0 : 1), 0);
    let seq = lastSeq === null ? this.room.shownSeq : lastSeq - updates;
    for (const entry of entries as readonly PendingEntry[]) {
      if (entry.update !== null) {
        seq++;
        this.queuedBytes -= entry.update.length;
      }
      this.committedAhead.push({ seq, entry });
    }
    this.showCommitted();
  }

  refusedFrozen(entries: readonly QueueEntry[]): void {
    const refused = [...(entries as readonly PendingEntry[]), ...this.waiting];
    this.inFlight = [];
    this.waiting = [];
    this.queuedBytes = 0;
    this.room.froze();
    for (const { settle } of refused) settle?.(null);
    for (const socket of new Set(refused.map((entry) => entry.socket)))
      socket?.close(documentCloseCode.notAllowed);
  }

  refusedForeign(entries: readonly QueueEntry[], foreign: ReadonlySet<number>): void {
    const all = [...(entries as readonly PendingEntry[]), ...this.waiting];
    const offenders = new Set(
      all.filter(({ newClients }) => newClients.some((id) => foreign.has(id))).map((e) => e.socket),
    );
    this.inFlight = [];
    this.waiting = all.filter(({ socket }) => !offenders.has(socket));
    this.queuedBytes = this.waiting.reduce((sum, { update }) => sum + (update?.length ?? 0), 0);
    this.room.hasForeign(foreign);
    for (const socket of offenders) socket?.close(documentCloseCode.malformed);
  }

  flush(): void {
    this.room.flush();
  }

  storageChanged(isUp: boolean): void {
    this.room.storageChanged(isUp);
  }
}
