import type { Client } from 'pg';
import type { Log } from '../core/log/log';
import type { CommitConnection } from './commit-connection';
import { bindClients, type ClientBindings, firstUses, foreignAmong } from './client-binding';
import { type CommitOutcome, commitUpdates, type CommitUpdate, rowHeld } from './commit-statement';

/** An update that waits for its commit, or, with `update` null, an acknowledgement that waits for those before it. */
export interface QueueEntry {
  readonly update: Uint8Array | null;
  readonly accountId: string | null;
  /** Client ids that this account uses here for the first time, as far as this node knows. */
  readonly newClients: readonly number[];
}

/** A document as the queue sees it. */
export interface QueuedDocument {
  readonly id: string;
  /** Hands over what waits, in order, at most `bytes` (but one entry at least). */
  takeWaiting(bytes: number): QueueEntry[];
  /** The entries are committed; `seq` is the number of the last one that had an update, null when none had. */
  committed(entries: readonly QueueEntry[], seq: number | null): void;
  /** Nothing of the batch happened; the entries wait again, before whatever came meanwhile. */
  putBack(entries: readonly QueueEntry[]): void;
  /** The document was frozen before these came. */
  refusedFrozen(entries: readonly QueueEntry[]): void;
  /** A client id belongs to another account; the entries that use it are refused, the others handed back to wait. */
  refusedForeign(entries: readonly QueueEntry[], foreign: ReadonlySet<number>): void;
  /** Sends what this turn has collected. */
  flush(): void;
  storageChanged(isUp: boolean): void;
}

export interface QueueWatcher {
  committed(seconds: number): void;
  /** A statement failed or does not answer: no document of this node is saved at the moment; or it is again. */
  storageChanged(isUp: boolean): void;
}

const batchBytes = 8 * 1024 * 1024;
/** Each document is a statement of its own: so many of them take PostgreSQL a few milliseconds, in which the others wait. */
const batchDocuments = 100;
const firstRetryMilliseconds = 50;
const longestRetryMilliseconds = 2_000;
/** A commit that takes longer is shown as "not saved yet"; it may still succeed. */
const patienceMilliseconds = 2_000;
/** One that takes longer is given up with its connection; its fate is unknown then, and it is repeated. */
const answerMilliseconds = 15_000;
/**
 * Above so many updates a second, commits are this far apart. Waking up for a commit costs PostgreSQL as much as five more updates in
 * it; where people type that much in many rooms, waiting a moment for company halves the work. One busy room stays below it.
 */
const manyUpdatesPerSecond = 150;
const apartMilliseconds = 24;
/** Pause before a document whose row somebody else holds is tried again, and after how many tries its writers are told. */
const lockedRetryMilliseconds = 5;
const lockedTriesUntilTold = 100;
/** How long rows that somebody holds are left out, after one of them was waited for in vain. */
const leaveOutMilliseconds = 60_000;

type Batch = Map<QueuedDocument, QueueEntry[]>;

/**
 * Group commit for all documents of a node: one transaction is in flight at a time, and everything that arrives meanwhile is the next
 * one. An update that finds nothing in flight leaves at the end of the event-loop turn it came in, unless there were very many just now.
 *
 * The one thing a newcomer would get wrong: when a statement fails nobody is told that something failed, because nothing has been
 * shown or acknowledged yet. The entries go back and are tried again until they are committed or the document is frozen.
 */
export class CommitQueue {
  private readonly waiting = new Set<QueuedDocument>();
  private readonly lockedTries = new Map<QueuedDocument, number>();
  private isRunning = false;
  private isUp = true;
  private startedAt = 0;
  private watch: NodeJS.Timeout | null = null;
  private leavesOutUntil = 0;
  private lastCommitAt = 0;
  private updatesLately = 0;
  private retryMilliseconds = firstRetryMilliseconds;
  private wakeRetry: (() => void) | null = null;
  private idle: (() => void)[] = [];

  /** Whether other nodes listen: their name for this one, else null. */
  tellAs: string | null = null;

  constructor(
    private readonly connection: CommitConnection,
    private readonly watcher: QueueWatcher,
    private readonly log: Log,
  ) {}

  get isStorageUp(): boolean {
    return this.isUp;
  }

  /** Whether a statement has been in flight for so long that nothing else should wait for it. */
  get isStalled(): boolean {
    return this.startedAt !== 0 && Date.now() - this.startedAt > 100;
  }

  /** Something waits in `document`. */
  add(document: QueuedDocument): void {
    this.waiting.add(document);
    if (this.isRunning) return;
    this.isRunning = true;
    setImmediate(() => void this.run());
  }

  /** Resolves when everything that waits now is committed or given back. */
  drained(): Promise<void> {
    if (!this.isRunning) return Promise.resolve();
    this.wakeRetry?.();
    return new Promise((resolve) => this.idle.push(resolve));
  }

  private async run(): Promise<void> {
    while (this.waiting.size > 0) {
      const pause = this.pace();
      if (pause > 0) await this.pause(pause);
      const batch = this.takeBatch();
      if (batch.size > 0) await this.commit(batch);
    }
    this.isRunning = false;
    this.idle.splice(0).forEach((resolve) => resolve());
  }

  /** Milliseconds to wait for company before the next commit. */
  private pace(): number {
    const passed = performance.now() - this.lastCommitAt;
    return this.updatesLately > manyUpdatesPerSecond ? apartMilliseconds - passed : 0;
  }

  /** Counts the updates of about the last second: older ones fade. */
  private count(updates: number): void {
    const now = performance.now();
    const faded = this.updatesLately * Math.exp((this.lastCommitAt - now) / 1000);
    this.updatesLately = faded + updates;
    this.lastCommitAt = now;
  }

  private takeBatch(): Batch {
    const batch: Batch = new Map();
    let room = batchBytes;
    for (const document of this.waiting) {
      if (room <= 0 || batch.size >= batchDocuments) break;
      const entries = document.takeWaiting(room);
      this.waiting.delete(document);
      if (entries.length === 0) continue;
      batch.set(document, entries);
      for (const { update } of entries) room -= update?.length ?? 0;
    }
    return batch;
  }

  private async commit(batch: Batch): Promise<void> {
    this.startedAt = Date.now();
    this.watch ??= this.lookIn(patienceMilliseconds);
    const waitsForRows = this.startedAt > this.leavesOutUntil;
    try {
      const client = this.connection.current ?? (await this.connection.open());
      const wanted = firstUses(batch);
      if (wanted.size > 0 && (await this.refuseForeign(client, batch, wanted))) return;
      const commits = [...batch].flatMap(([{ id }, entries]) => {
        const updates = entries.filter(isUpdate);
        return updates.length > 0 ? [{ documentId: id, updates }] : [];
      });
      this.count(commits.reduce((sum, { updates }) => sum + updates.length, 0));
      const { tellAs } = this;
      const outcomes = await commitUpdates(client, commits, { tellAs, waitsForRows });
      this.watcher.committed((Date.now() - this.startedAt) / 1000);
      this.retryMilliseconds = firstRetryMilliseconds;
      this.setUp(true);
      const isLocked = this.settle(batch, outcomes);
      if (isLocked && this.waiting.size === this.lockedTries.size)
        await this.pause(lockedRetryMilliseconds);
    } catch (error) {
      for (const [document, entries] of batch) this.putBack(document, entries);
      if (waitsForRows && codeOf(error) === rowHeld)
        this.leavesOutUntil = Date.now() + leaveOutMilliseconds;
      else await this.failed(error);
    } finally {
      this.startedAt = 0;
    }
  }

  private async failed(error: unknown): Promise<void> {
    this.connection.discard();
    this.setUp(false);
    this.log.warn({ code: codeOf(error) }, 'documents cannot be committed');
    await this.pause(this.retryMilliseconds);
    this.retryMilliseconds = Math.min(this.retryMilliseconds * 2, longestRetryMilliseconds);
  }

  /** Looks how the commit in flight is getting on. Nearly all are done by then, so one timer does for all of them. */
  private lookIn(milliseconds: number): NodeJS.Timeout {
    const look = (): void => {
      this.watch = null;
      if (this.startedAt === 0) return;
      const taken = Date.now() - this.startedAt;
      if (taken >= patienceMilliseconds) this.setUp(false);
      if (taken >= answerMilliseconds) return this.connection.discard();
      const next = taken < patienceMilliseconds ? patienceMilliseconds : answerMilliseconds;
      this.watch = this.lookIn(next - taken);
    };
    return setTimeout(look, milliseconds).unref();
  }

  /** Tells the documents of a batch what became of it; true when some of them are locked and wait again. */
  private settle(batch: Batch, outcomes: ReadonlyMap<string, CommitOutcome>): boolean {
    let isLocked = false;
    for (const [document, entries] of batch) {
      const outcome = outcomes.get(document.id);
      if (!entries.some(isUpdate)) document.committed(entries, null);
      else if (outcome?.kind === 'advanced') {
        document.committed(entries, outcome.seq);
        if ((this.lockedTries.get(document) ?? 0) >= lockedTriesUntilTold)
          document.storageChanged(true);
        this.lockedTries.delete(document);
      } else if (outcome?.kind === 'frozen') {
        document.refusedFrozen(entries);
        this.lockedTries.delete(document);
      } else {
        isLocked = true;
        this.putBack(document, entries);
        const tries = (this.lockedTries.get(document) ?? 0) + 1;
        this.lockedTries.set(document, tries);
        if (tries === lockedTriesUntilTold) document.storageChanged(false);
      }
    }
    for (const document of batch.keys()) document.flush();
    return isLocked;
  }

  /** Binds client ids that are new here; true when some belong to others and the batch was handed back without them. */
  private async refuseForeign(
    client: Client,
    batch: Batch,
    wanted: ClientBindings,
  ): Promise<boolean> {
    const foreign = foreignAmong(wanted, await bindClients(client, [...wanted.values()]));
    if (foreign.length === 0) return false;
    for (const [document, entries] of batch) {
      const ids = foreign.filter(({ documentId }) => documentId === document.id);
      if (ids.length === 0) this.putBack(document, entries);
      else {
        document.refusedForeign(entries, new Set(ids.map(({ clientId }) => clientId)));
        this.waiting.add(document);
      }
    }
    return true;
  }

  private putBack(document: QueuedDocument, entries: readonly QueueEntry[]): void {
    document.putBack(entries);
    this.waiting.add(document);
  }

  private setUp(isUp: boolean): void {
    if (this.isUp === isUp) return;
    this.isUp = isUp;
    this.watcher.storageChanged(isUp);
  }

  private pause(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.wakeRetry = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

function isUpdate(entry: QueueEntry): entry is QueueEntry & CommitUpdate {
  return entry.update !== null;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}
