import {
  type CheckCaps,
  checkUpdate,
  StructureIndex,
  type Verdict,
} from '@quartiersforum/document';
import { documentCaps, documentCloseCode, type DocumentCloseCode } from '@quartiersforum/domain';
import type { CommitQueue, QueuedDocument, QueueEntry } from './commit-queue';
import { persistedFrame, storageFrames, syncMessage } from './document-frames';
import { type Clocks, type DocumentLog, relayed, tailEntry } from './document-log';
import { DocumentOutbox, type Receiver } from './document-outbox';
import { DocumentPresence, type PresentSocket } from './document-presence';

/** A socket as the room sees it. */
export interface RoomSocket extends Receiver, PresentSocket {
  close(code: DocumentCloseCode): void;
  /** Asks the client for what is missing here. */
  askForMissing(): void;
}

/** What a room needs from its node. */
export interface RoomSurroundings {
  readonly queue: CommitQueue;
  /** Asks the node to send what this room's outbox holds at the end of the turn. */
  flushSoon(room: DocumentRoom): void;
  /** Updates that other nodes committed are missing here. */
  catchUp(room: DocumentRoom): void;
  /** An update was committed; `hasNewBlocks` when a block may lack its id. */
  changed(room: DocumentRoom, hasNewBlocks: boolean): void;
  hostile(documentId: string, reason: string): void;
}

interface Entry extends QueueEntry {
  readonly socket: RoomSocket | null;
  readonly frame: Buffer;
  readonly clocks: Clocks;
  readonly hasNewBlocks: boolean;
  /** Told when the entry is committed or refused; for changes that the server makes itself. */
  readonly settle: ((seq: number | null) => void) | null;
}

interface CommittedEntry {
  readonly seq: number;
  readonly entry: Entry;
}

/** More uncommitted bytes than this in one document and its writers are sent away to come back later. */
const queuedBytesLimit = 16 * 1024 * 1024;
const clocksPerUpdate = 1_000_000;

/**
 * One open document on this node: its committed text as bytes, what waits to be committed, and the sockets.
 *
 * The order is the promise: an update is judged, committed, acknowledged to its sender, and only then shown to anybody else. The one
 * thing a newcomer would get wrong: the index runs ahead of the log, because updates in the queue build on each other before any of
 * them is committed.
 */
export class DocumentRoom implements QueuedDocument {
  readonly sockets = new Set<RoomSocket>();
  readonly presence: DocumentPresence;
  readonly outbox = new DocumentOutbox();
  private index: StructureIndex | null = null;
  private waiting: Entry[] = [];
  private inFlight: readonly Entry[] = [];
  private committedAhead: CommittedEntry[] = [];
  private queuedBytes = 0;
  /** When the last socket left or the last change came, for unloading. Milliseconds since the epoch. */
  lastUsed = Date.now();

  constructor(
    readonly id: string,
    readonly kind: string,
    readonly log: DocumentLog,
    public isFrozen: boolean,
    private readonly owners: Map<number, string>,
    private readonly surroundings: RoomSurroundings,
  ) {
    this.presence = new DocumentPresence((clientId, accountId) =>
      this.isForeign(clientId, accountId),
    );
  }

  /** Whether nothing is on its way to the database or from there. */
  get isClean(): boolean {
    return this.waiting.length + this.inFlight.length + this.committedAhead.length === 0;
  }

  /** Takes an update message or a step 2 from a socket that may write. `message` is the whole message, to be passed on as it is. */
  receive(socket: RoomSocket, kind: number, update: Uint8Array, message: Uint8Array): void {
    if (!this.hasRoomFor(update)) {
      const isDocumentFull = this.log.size + update.length > documentCaps.documentBytes;
      socket.close(isDocumentFull ? documentCloseCode.tooLarge : documentCloseCode.tryLater);
      return;
    }
    const { accountId } = socket.actor;
    const verdict = this.judge(update, accountId);
    if (verdict.kind === 'hostile') {
      this.surroundings.hostile(this.id, verdict.reason);
      socket.close(documentCloseCode.malformed);
    } else if (verdict.kind === 'gap') {
      socket.askForMissing();
    } else if (verdict.kind === 'contained') {
      if (kind === syncMessage.update) this.acknowledge(socket);
    } else {
      if (kind === syncMessage.step2) message[1] = syncMessage.update;
      this.enqueue({ ...relayed(message, update), socket, accountId, settle: null, verdict });
    }
  }

  /** Takes a change that the server makes itself; resolves with its number. Rejects nothing: null when the document was frozen. */
  receiveOwn(update: Uint8Array, accountId: string | null): Promise<number | null> {
    const wasIndexed = this.index !== null;
    const verdict = this.judge(update, null);
    if (verdict.kind === 'contained') return Promise.resolve(this.log.seq);
    if (verdict.kind !== 'news') throw new Error(`own change is no news but ${verdict.kind}`);
    return new Promise((resolve) => {
      const settle = (seq: number | null): void => {
        if (!wasIndexed) this.forgetIndex(); // nobody else is writing
        resolve(seq);
      };
      const entry = tailEntry(0, update);
      this.enqueue({ ...entry, socket: null, accountId, settle, verdict });
    });
  }

  /** Runs `act` when everything that waits now is committed and acknowledged. */
  afterPending(act: () => void): void {
    const settle = (): void => {
      this.flush();
      act();
    };
    if (this.isClean) settle();
    else this.wait(null, settle);
  }

  join(socket: RoomSocket): void {
    this.sockets.add(socket);
    this.lastUsed = Date.now();
  }

  leave(socket: RoomSocket): void {
    this.sockets.delete(socket);
    this.outbox.forget(socket);
    this.showPresence(socket, this.presence.remove(socket));
    this.lastUsed = Date.now();
  }

  /** Sends a change of presence to all others: with the update that is on its way, or at the end of this turn. */
  showPresence(socket: RoomSocket, frame: Buffer | null): void {
    if (frame === null) return;
    this.outbox.addPresence(socket, frame);
    if (this.isClean || this.surroundings.queue.isStalled) this.surroundings.flushSoon(this);
  }

  flush(): void {
    this.outbox.flush(this.sockets);
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
    this.waiting = [...(entries as readonly Entry[]), ...this.waiting];
  }

  committed(entries: readonly QueueEntry[], lastSeq: number | null): void {
    this.inFlight = [];
    const updates = entries.reduce((sum, { update }) => sum + (update === null ? 0 : 1), 0);
    let seq = lastSeq === null ? this.log.seq : lastSeq - updates;
    for (const entry of entries as readonly Entry[]) {
      if (entry.update !== null) {
        seq++;
        this.queuedBytes -= entry.update.length;
      }
      this.committedAhead.push({ seq, entry });
    }
    this.showCommitted();
  }

  refusedFrozen(entries: readonly QueueEntry[]): void {
    this.isFrozen = true;
    const refused = [...(entries as readonly Entry[]), ...this.waiting];
    this.inFlight = [];
    this.waiting = [];
    this.queuedBytes = 0;
    this.index = null;
    for (const { settle } of refused) settle?.(null);
    for (const socket of new Set(refused.map((entry) => entry.socket)))
      socket?.close(documentCloseCode.notAllowed);
  }

  refusedForeign(entries: readonly QueueEntry[], foreign: ReadonlySet<number>): void {
    const all = [...(entries as readonly Entry[]), ...this.waiting];
    const offenders = new Set(
      all.filter(({ newClients }) => newClients.some((id) => foreign.has(id))).map((e) => e.socket),
    );
    this.inFlight = [];
    this.waiting = all.filter(({ socket }) => !offenders.has(socket));
    this.queuedBytes = this.waiting.reduce((sum, { update }) => sum + (update?.length ?? 0), 0);
    this.index = null;
    for (const client of foreign) this.owners.set(client, 'another account');
    this.surroundings.hostile(this.id, 'client of somebody else');
    for (const socket of offenders) socket?.close(documentCloseCode.malformed);
  }

  storageChanged(isUp: boolean): void {
    const frame = isUp ? storageFrames.up : storageFrames.down;
    for (const socket of this.sockets) if (socket.canWrite) this.outbox.addOwn(socket, frame);
    this.surroundings.flushSoon(this);
  }

  /** Takes updates that were read from the database: committed by other nodes, or by this one before it heard so. */
  takeCommitted(rows: readonly { readonly seq: number; readonly update: Uint8Array }[]): void {
    for (const { seq, update } of rows) {
      if (seq !== this.log.seq + 1) continue;
      const own = this.committedAhead.find(
        (ahead) => ahead.seq === seq && ahead.entry.update !== null,
      );
      if (own !== undefined) this.showCommitted();
      else {
        const entry = tailEntry(seq, update);
        if (this.index !== null) this.judgeInto(this.index, update, {});
        this.log.append(entry);
        this.outbox.addUpdate(null, entry.frame);
      }
    }
    this.showCommitted();
    this.surroundings.changed(this, false);
    this.surroundings.flushSoon(this);
  }

  /** Lets go of what is only needed while somebody writes. */
  forgetIndex(): void {
    if (this.isClean) this.index = null;
  }

  private showCommitted(): void {
    for (let next = this.committedAhead[0]; next !== undefined; next = this.committedAhead[0]) {
      const { seq, entry } = next;
      if (seq > this.log.seq + 1) {
        this.surroundings.catchUp(this);
        return;
      }
      this.committedAhead.shift();
      if (entry.update !== null && seq === this.log.seq + 1) {
        this.log.append({ seq, frame: entry.frame, update: entry.update }, entry.clocks);
        this.outbox.addUpdate(entry.socket, entry.frame);
        this.surroundings.changed(this, entry.hasNewBlocks);
      }
      if (entry.socket !== null) this.outbox.addOwn(entry.socket, persistedFrame(seq));
      entry.settle?.(seq);
    }
  }

  /** Acknowledges an update that brought nothing new, after everything before it. */
  private acknowledge(socket: RoomSocket): void {
    if (this.isClean) {
      this.outbox.addOwn(socket, persistedFrame(this.log.seq));
      this.surroundings.flushSoon(this);
      return;
    }
    this.wait(socket, null);
  }

  private wait(socket: RoomSocket | null, settle: Entry['settle']): void {
    const nothing = { update: null, frame: Buffer.alloc(0), clocks: [], newClients: [] };
    this.waiting.push({ ...nothing, socket, accountId: null, settle, hasNewBlocks: false });
    this.surroundings.queue.add(this);
  }

  private enqueue({
    verdict,
    ...entry
  }: Pick<Entry, 'socket' | 'frame' | 'accountId' | 'settle'> & {
    update: Uint8Array;
    verdict: Extract<Verdict, { kind: 'news' }>;
  }): void {
    const { index } = this;
    const clocks = verdict.clients.map((id) => [id, index?.clockOf(id) ?? 0] as const);
    const { accountId, socket } = entry;
    const newClients =
      accountId === null || socket === null
        ? []
        : verdict.clients.filter((client) => !this.owners.has(client));
    for (const client of newClients) this.owners.set(client, accountId ?? '');
    this.queuedBytes += entry.update.length;
    this.waiting.push({ ...entry, clocks, newClients, hasNewBlocks: verdict.hasNewBlocks });
    this.surroundings.queue.add(this);
  }

  private judge(update: Uint8Array, accountId: string | null): Verdict {
    this.index ??= this.buildIndex();
    return this.judgeInto(
      this.index,
      update,
      accountId === null ? {} : { isForeignClient: (id) => this.isForeign(id, accountId) },
    );
  }

  private judgeInto(
    index: StructureIndex,
    update: Uint8Array,
    caps: Pick<CheckCaps, 'isForeignClient'>,
  ): Verdict {
    return checkUpdate(index, update, { ...documentCaps, clocksPerUpdate, ...caps });
  }

  private buildIndex(): StructureIndex {
    const index = new StructureIndex();
    const trusted: CheckCaps = {
      structsPerUpdate: Infinity,
      clientsPerUpdate: Infinity,
      clocksPerUpdate: Infinity,
    };
    checkUpdate(index, this.log.state.state, trusted);
    for (const { update } of this.log.entries) checkUpdate(index, update, trusted);
    for (const { entry } of this.committedAhead)
      if (entry.update !== null) checkUpdate(index, entry.update, trusted);
    for (const { update } of [...this.inFlight, ...this.waiting])
      if (update !== null) checkUpdate(index, update, trusted);
    return index;
  }

  private isForeign(clientId: number, accountId: string): boolean {
    const owner = this.owners.get(clientId);
    return owner !== undefined && owner !== accountId;
  }

  private hasRoomFor(update: Uint8Array): boolean {
    return (
      this.log.size + this.queuedBytes + update.length <= documentCaps.documentBytes &&
      this.queuedBytes + update.length <= queuedBytesLimit
    );
  }
}
