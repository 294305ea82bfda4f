import { covers, decodeStateVector } from '@quartiersforum/document';
import type { Log } from '../core/log/log';
import type { DocumentRoom } from './document-room';
import type { DocumentQueries } from './document.queries';
import type { FoldThread } from './fold-thread';

/**
 * Folds the log of open documents into their state. A state that fails a check is never written: the log, which has everything, and
 * the last good state stay, and the operator is told.
 */
export class DocumentFolder {
  private readonly running = new Map<DocumentRoom, Promise<void>>();
  /** Up to where a document's log was found not to fold; tried again only when more has come. */
  private readonly quarantined = new WeakMap<DocumentRoom, number>();

  private readonly repairs = new WeakMap<DocumentRoom, Promise<unknown>>();

  constructor(
    private readonly queries: DocumentQueries,
    private readonly thread: FoldThread,
    private readonly log: Log,
  ) {}

  isFolding(room: DocumentRoom): boolean {
    return this.running.has(room);
  }

  /** Whether everything that can be folded is. */
  isFolded(room: DocumentRoom): boolean {
    return room.log.entries.length === 0 || this.quarantined.get(room) === room.log.seq;
  }

  /** Folds what is committed now; a fold that is under way is waited for and followed by another when more has come. */
  async fold(room: DocumentRoom): Promise<void> {
    const seq = room.log.seq;
    for (;;) {
      if (room.log.state.foldedSeq >= seq || this.quarantined.get(room) === room.log.seq) return;
      const running = this.running.get(room);
      if (running !== undefined) await running;
      else {
        const next = this.foldOnce(room).finally(() => this.running.delete(room));
        this.running.set(room, next);
        await next;
      }
    }
  }

  /** Resolves when no fold is under way; what became of them is told to whoever asked for them. */
  async ended(): Promise<void> {
    await Promise.allSettled(this.running.values());
  }

  /** Resolves when the ids that the last fold gave to blocks are committed. */
  async repaired(room: DocumentRoom): Promise<void> {
    await this.repairs.get(room);
  }

  private async foldOnce(room: DocumentRoom): Promise<void> {
    const { log } = room;
    const { state, revision, stateVector } = log.state;
    const { seq } = log;
    const updates = log.entries.map(({ update }) => update);
    const fold = await this.thread.fold({ state, updates });
    if (!covers(decodeStateVector(fold.stateVector), decodeStateVector(stateVector)))
      return this.quarantine(room, seq, ['the new state has less than the old one']);
    if (fold.findings.length > 0) return this.quarantine(room, seq, fold.findings);
    const { manager } = this.queries;
    if (await this.queries.writeState(manager, room.id, revision, seq, fold)) {
      log.replaceState({
        revision: revision + 1,
        foldedSeq: seq,
        state: fold.state,
        stateVector: fold.stateVector,
      });
      if (fold.repair !== null && !room.isFrozen)
        this.repairs.set(room, room.receiveOwn(fold.repair, null));
      return;
    }
    await this.reload(room);
  }

  /** Another node has folded meanwhile: its state is as good. */
  private async reload(room: DocumentRoom): Promise<void> {
    const loaded = await this.queries.load(room.id);
    if (loaded === null) throw new Error('document has no state');
    room.takeCommitted(loaded.stored.updates);
    room.log.replaceState(loaded.stored);
  }

  private async quarantine(
    room: DocumentRoom,
    seq: number,
    findings: readonly string[],
  ): Promise<void> {
    this.quarantined.set(room, seq);
    this.log.error({ documentId: room.id, seq, findings }, 'document does not fold, kept its log');
    await this.queries.quarantine(room.id, seq);
  }
}
