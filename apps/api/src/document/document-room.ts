import {
  type CheckCaps,
  checkUpdate,
  StructureIndex,
  type Verdict,
} from '@quartiersforum/document';
import { documentCaps, documentCloseCode, type DocumentCloseCode } from '@quartiersforum/domain';
import type { CommitQueue } from './commit-queue';
import { persistedFrame, storageFrames, syncMessage } from './document-frames';
import { type DocumentLog, relayed, tailEntry } from './document-log';
import { DocumentOutbox, type Receiver } from './document-outbox';
import { DocumentPresence, type PresentSocket } from './document-presence';
import { type PendingEntry, type PendingRoom, PendingUpdates } from './pending-updates';

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
  /** The first socket came. */
  opened(room: DocumentRoom): void;
  /** The last socket left. */
  closed(room: DocumentRoom): void;
  /** Somebody on this node came, moved or went. */
  moved(room: DocumentRoom, clientId: number): void;
}

type News = Extract<Verdict, { kind: 'news' }>;

/** More uncommitted bytes than this in one document and its writers are sent away to come back later. */
const queuedBytesLimit = 16 * 1024 * 1024;
const clocksPerUpdate = 1_000_000;
const trusted: CheckCaps = {
  structsPerUpdate: Infinity,
  clientsPerUpdate: Infinity,
  clocksPerUpdate: Infinity,
};

/**
 * One open document on this node: its committed text as bytes, and the sockets. What waits to be committed is in `PendingUpdates`.
 *
 * The order is the promise: an update is judged, committed, acknowledged to its sender, and only then shown to anybody else. The one
 * thing a newcomer would get wrong: the index runs ahead of the log, because updates in the queue build on each other before any of
 * them is committed.
 */
export class DocumentRoom implements PendingRoom {
  readonly sockets = new Set<RoomSocket>();
  readonly presence: DocumentPresence;
  readonly outbox = new DocumentOutbox();
  private readonly pending: PendingUpdates;
  private index: StructureIndex | null = null;
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
    this.pending = new PendingUpdates(this, surroundings.queue);
    this.presence = new DocumentPresence((clientId, accountId) =>
      this.isForeign(clientId, accountId),
    );
  }

  /** Whether nothing is on its way to the database or from there. */
  get isClean(): boolean {
    return this.pending.isEmpty;
  }

  get shownSeq(): number {
    return this.log.seq;
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
      const newClients = this.bind(verdict.clients, accountId);
      this.enqueue(relayed(message, update), verdict, { socket, accountId, newClients });
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
      const from = { socket: null, accountId, newClients: [] };
      this.enqueue(tailEntry(0, update), verdict, from, settle);
    });
  }

  /** Runs `act` when everything that waits now is committed and acknowledged. */
  afterPending(act: () => void): void {
    const settle = (): void => {
      this.flush();
      act();
    };
    if (this.isClean) settle();
    else this.pending.wait(null, settle);
  }

  join(socket: RoomSocket): void {
    this.sockets.add(socket);
    this.lastUsed = Date.now();
    if (this.sockets.size === 1) this.surroundings.opened(this);
  }

  leave(socket: RoomSocket): void {
    this.sockets.delete(socket);
    this.outbox.forget(socket);
    this.showPresence(socket, this.presence.remove(socket));
    this.lastUsed = Date.now();
    if (this.sockets.size === 0) this.surroundings.closed(this);
  }

  /** Sends a change of presence to all others: with the update that is on its way, or at the end of this turn. */
  showPresence(socket: RoomSocket, frame: Buffer | null): void {
    if (frame === null) return;
    if (socket.clientId !== null) this.surroundings.moved(this, socket.clientId);
    this.addPresence(socket, frame);
  }

  /** The same for people of other nodes. */
  showRemotePresence(frame: Buffer | null): void {
    if (frame !== null) this.addPresence(null, frame);
  }

  private addPresence(socket: RoomSocket | null, frame: Buffer): void {
    this.outbox.addPresence(socket, frame);
    if (this.isClean || this.surroundings.queue.isStalled) this.surroundings.flushSoon(this);
  }

  flush(): void {
    this.outbox.flush(this.sockets);
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
      if (this.pending.has(seq)) this.pending.showCommitted();
      else {
        const entry = tailEntry(seq, update);
        if (this.index !== null) this.judgeInto(this.index, update, {});
        this.log.append(entry);
        this.outbox.addUpdate(null, entry.frame);
      }
    }
    this.pending.showCommitted();
    this.surroundings.changed(this, false);
    this.surroundings.flushSoon(this);
  }

  /** Lets go of what is only needed while somebody writes. */
  forgetIndex(): void {
    if (this.isClean) this.index = null;
  }

  // What becomes of pending updates.

  show({ update, frame, clocks, hasNewBlocks, socket, settle }: PendingEntry, seq: number): void {
    if (update !== null && seq === this.log.seq + 1) {
      this.log.append({ seq, frame, update }, clocks);
      this.outbox.addUpdate(socket, frame);
      this.surroundings.changed(this, hasNewBlocks);
    }
    if (socket !== null) this.outbox.addOwn(socket, persistedFrame(seq));
    settle?.(seq);
  }

  lacks(): void {
    this.surroundings.catchUp(this);
  }

  froze(): void {
    this.isFrozen = true;
    this.index = null;
  }

  hasForeign(clients: ReadonlySet<number>): void {
    this.index = null;
    for (const client of clients) this.owners.set(client, 'another account');
    this.surroundings.hostile(this.id, 'client of somebody else');
  }

  /** Acknowledges an update that brought nothing new, after everything before it. */
  private acknowledge(socket: RoomSocket): void {
    if (!this.isClean) return this.pending.wait(socket, null);
    this.outbox.addOwn(socket, persistedFrame(this.log.seq));
    this.surroundings.flushSoon(this);
  }

  private enqueue(
    { frame, update }: { readonly frame: Buffer; readonly update: Uint8Array },
    { clients, hasNewBlocks }: News,
    { socket, accountId, newClients }: Pick<PendingEntry, 'socket' | 'accountId' | 'newClients'>,
    settle: PendingEntry['settle'] = null,
  ): void {
    const { index } = this;
    const clocks = clients.map((id) => [id, index?.clockOf(id) ?? 0] as const);
    this.pending.add({
      update,
      frame,
      clocks,
      hasNewBlocks,
      socket,
      accountId,
      newClients,
      settle,
    });
  }

  /** Those of the client ids that nobody has used here before; from now on they are this account's. */
  private bind(clients: readonly number[], accountId: string): readonly number[] {
    const newClients = clients.filter((client) => !this.owners.has(client));
    for (const client of newClients) this.owners.set(client, accountId);
    return newClients;
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
    checkUpdate(index, this.log.state.state, trusted);
    for (const { update } of this.log.entries) checkUpdate(index, update, trusted);
    for (const update of this.pending.updates()) checkUpdate(index, update, trusted);
    return index;
  }

  private isForeign(clientId: number, accountId: string): boolean {
    const owner = this.owners.get(clientId);
    return owner !== undefined && owner !== accountId;
  }

  private hasRoomFor(update: Uint8Array): boolean {
    const queued = this.pending.bytes + update.length;
    return this.log.size + queued <= documentCaps.documentBytes && queued <= queuedBytesLimit;
  }
}
