import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { DATABASE_URL } from '../core/database/database-url';
import { Log } from '../core/log/log';
import { Metrics } from '../core/metrics/metrics';
import { CommitConnection } from './commit-connection';
import { CommitQueue } from './commit-queue';
import { DocumentFolder } from './document-folder';
import { DocumentLog } from './document-log';
import { DocumentRoom, type RoomSurroundings } from './document-room';
import { DocumentQueries } from './document.queries';
import { FoldThread } from './fold-thread';
import { StateShelf } from './state-shelf';

const sweepMilliseconds = 2_000;
/** A document nobody has open is kept for a while: people come back, and reload pages. */
const keepMilliseconds = 30_000;
/** A tail is folded when it is this long, or when nobody has written for a while. */
const foldEntries = 200;
const foldBytes = 512 * 1024;
const foldIdleMilliseconds = 3_000;
/** How soon a block without an id gets one. */
const repairMilliseconds = 500;
const flushMilliseconds = 10_000;

/**
 * The documents that this node has open. Each is loaded once, however many people come at the same moment, and let go only when
 * nobody is there and everything is folded and stored.
 */
@Injectable()
export class DocumentRooms implements OnModuleInit {
  readonly queue: CommitQueue;
  readonly folder: DocumentFolder;
  private readonly connection: CommitConnection;
  private readonly thread = new FoldThread(new URL('./fold.worker.mjs', import.meta.url));
  private readonly loading = new Map<string, Promise<DocumentRoom | null>>();
  private readonly rooms = new Map<string, DocumentRoom>();
  private readonly shelf = new StateShelf();
  private readonly unsent = new Set<DocumentRoom>();
  private readonly repairing = new Set<DocumentRoom>();
  private readonly changedAt = new WeakMap<DocumentRoom, number>();
  private readonly behind = new Set<DocumentRoom>();
  private isCatchingUp = false;
  private sweeping: NodeJS.Timeout | null = null;
  private isClosing = false;
  /** Called on each sweep, for sockets and nodes. */
  readonly onSweep: ((now: number) => void)[] = [];
  /** Hears who comes, moves and goes in the documents of this node. */
  presence: Pick<RoomSurroundings, 'opened' | 'closed' | 'moved'> | null = null;
  private readonly surroundings: RoomSurroundings;

  constructor(
    @Inject(DATABASE_URL) databaseUrl: string,
    private readonly queries: DocumentQueries,
    private readonly log: Log,
    metrics: Metrics,
  ) {
    this.connection = new CommitConnection(databaseUrl);
    this.folder = new DocumentFolder(queries, this.thread, log);
    this.queue = new CommitQueue(
      this.connection,
      {
        committed: (seconds) => metrics.commitSeconds.observe(seconds),
        storageChanged: (isUp) => {
          for (const room of this.rooms.values()) room.storageChanged(isUp);
        },
      },
      log,
    );
    this.surroundings = {
      queue: this.queue,
      flushSoon: (room) => {
        if (this.unsent.size === 0) setImmediate(() => this.flush());
        this.unsent.add(room);
      },
      catchUp: (room) => this.catchUp([room]),
      changed: (room, hasNewBlocks) => {
        this.changedAt.set(room, Date.now());
        if (hasNewBlocks) this.repairSoon(room);
      },
      hostile: (documentId, reason) =>
        log.warn({ documentId, reason }, 'hostile update, closed its socket'),
      opened: (room) => this.presence?.opened(room),
      closed: (room) => this.presence?.closed(room),
      moved: (room, clientId) => this.presence?.moved(room, clientId),
    };
    this.onSweep.push(() => metrics.openDocuments.set(this.rooms.size));
  }

  onModuleInit(): void {
    this.sweeping = setInterval(() => this.sweep(Date.now()), sweepMilliseconds);
    this.sweeping.unref();
  }

  /** Commits what is on its way and sends its acknowledgements. */
  async flushAll(): Promise<void> {
    if (this.sweeping !== null) clearInterval(this.sweeping);
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, flushMilliseconds);
    await Promise.race([this.queue.drained(), promise]);
    clearTimeout(timer);
    for (const room of this.rooms.values()) room.flush();
  }

  async close(): Promise<void> {
    this.isClosing = true;
    await this.thread.close();
    await this.folder.ended();
    await this.connection.close();
  }

  /** The open document, loaded if need be; null when there is none. Throws when the database cannot be reached. */
  open(documentId: string): Promise<DocumentRoom | null> {
    const known = this.loading.get(documentId);
    if (known !== undefined) return known;
    const loading = this.load(documentId).then(
      (room) => {
        if (room === null) this.loading.delete(documentId);
        return room;
      },
      (error: unknown) => {
        this.loading.delete(documentId); // the next one tries again; nothing was created
        throw error;
      },
    );
    this.loading.set(documentId, loading);
    return loading;
  }

  /** The document if it is open here. */
  get(documentId: string): DocumentRoom | undefined {
    return this.rooms.get(documentId);
  }

  all(): Iterable<DocumentRoom> {
    return this.rooms.values();
  }

  /** Folds everything committed, and what blocks without an id get in consequence. */
  async foldWhole(room: DocumentRoom): Promise<void> {
    const behind = await this.queries.updatesAfter([[room.id, room.log.seq]]);
    if (behind.length > 0) room.takeCommitted(behind);
    await this.folder.fold(room);
    await this.folder.repaired(room);
    await this.folder.fold(room);
    room.lastUsed = Date.now();
  }

  /** Reads what other nodes have committed to these documents. */
  catchUp(rooms: Iterable<DocumentRoom>): void {
    for (const room of rooms) this.behind.add(room);
    if (!this.isCatchingUp && this.behind.size > 0) void this.readBehind();
  }

  private async load(documentId: string): Promise<DocumentRoom | null> {
    const loaded = await this.queries.load(documentId, { place: this.shelf.place });
    if (loaded === null) return null;
    const room = new DocumentRoom(
      documentId,
      loaded.kind,
      new DocumentLog(loaded.stored),
      loaded.isFrozen,
      loaded.owners,
      this.surroundings,
    );
    this.rooms.set(documentId, room);
    return room;
  }

  private flush(): void {
    const rooms = [...this.unsent];
    this.unsent.clear();
    for (const room of rooms) room.flush();
  }

  /** Folding finds blocks that came without an id. */
  private repairSoon(room: DocumentRoom): void {
    if (this.repairing.has(room)) return;
    this.repairing.add(room);
    setTimeout(() => {
      this.repairing.delete(room);
      this.fold(room);
    }, repairMilliseconds).unref();
  }

  private fold(room: DocumentRoom): void {
    if (this.isClosing || room.log.entries.length === 0) return;
    this.folder.fold(room).catch((error: unknown) => {
      if (!this.isClosing) this.log.error({ documentId: room.id, error }, 'folding failed');
    });
  }

  private async readBehind(): Promise<void> {
    this.isCatchingUp = true;
    try {
      while (this.behind.size > 0) {
        const rooms = [...this.behind];
        this.behind.clear();
        const rows = await this.queries.updatesAfter(rooms.map(({ id, log }) => [id, log.seq]));
        const byDocument = Map.groupBy(rows, ({ documentId }) => documentId);
        for (const room of rooms) room.takeCommitted(byDocument.get(room.id) ?? []);
      }
    } catch (error) {
      this.log.warn({ error }, 'could not read what other nodes committed'); // the safety poll tries again
    } finally {
      this.isCatchingUp = false;
    }
  }

  /** Folds what is quiet or long, lets go of what nobody uses. Called every two seconds. */
  sweep(now: number): void {
    for (const room of this.rooms.values()) {
      const { entries } = room.log;
      const isQuiet = now - (this.changedAt.get(room) ?? 0) > foldIdleMilliseconds;
      const bytes = entries.reduce((sum, { update }) => sum + update.length, 0);
      const isLong = entries.length > foldEntries || bytes > foldBytes;
      if (entries.length > 0 && (isQuiet || isLong)) this.fold(room);
      if (isQuiet) room.forgetIndex();
      if (room.sockets.size === 0 && now - room.lastUsed > keepMilliseconds) this.unload(room);
    }
    for (const listener of this.onSweep) listener(now);
  }

  private unload(room: DocumentRoom): void {
    if (!room.isClean || this.folder.isFolding(room) || !this.folder.isFolded(room)) return;
    this.rooms.delete(room.id);
    this.loading.delete(room.id);
  }
}
