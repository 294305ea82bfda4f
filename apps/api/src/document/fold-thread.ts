import { existsSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { type Fold, foldDocument, type FoldInput } from './fold-document';

/** Milliseconds without work after which the thread ends; it costs some ten megabytes. */
const idleMilliseconds = 5_000;
/** A document of the largest size, in memory, with room to work. */
const threadMegabytes = 512;
/**
 * What is not larger than this is folded in place: that takes some 5 ms at most, and starting the thread more than 100. So many updates
 * come between two sweeps when twenty people write one short text.
 */
const inPlaceBytes = 32 * 1024;
const inPlaceUpdates = 500;

type Answer = { readonly id: number } & ({ readonly fold: Fold } | { readonly error: string });

interface Waiting {
  readonly resolve: (fold: Fold) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Folds documents: large ones in a thread of its own, one after the other, small ones in place, one in a turn of the event loop. The
 * thread is the bundle's second file; specs run from the sources, where there is none, and fold everything in place.
 */
export class FoldThread {
  private worker: Worker | null = null;
  private idle: NodeJS.Timeout | null = null;
  private readonly waiting = new Map<number, Waiting>();
  private inPlace: Promise<unknown> = Promise.resolve();
  private lastId = 0;
  private isClosed = false;

  constructor(private readonly file: URL) {}

  fold(input: FoldInput): Promise<Fold> {
    if (isSmall(input) || !existsSync(fileURLToPath(this.file))) return this.foldInPlace(input);
    const worker = (this.worker ??= this.start());
    if (this.idle !== null) clearTimeout(this.idle);
    const id = ++this.lastId;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      worker.postMessage({ id, input });
    });
  }

  /** What waits is not folded any more and rejects; the log has it, and the next node that opens the document folds it. */
  async close(): Promise<void> {
    this.isClosed = true;
    if (this.idle !== null) clearTimeout(this.idle);
    await this.worker?.terminate();
  }

  private foldInPlace(input: FoldInput): Promise<Fold> {
    const fold = this.inPlace.then(async () => {
      await setImmediate();
      if (this.isClosed) throw new Error('folding has ended');
      return foldDocument(input);
    });
    this.inPlace = fold.catch(() => undefined); // whoever asked is told
    return fold;
  }

  private start(): Worker {
    const worker = new Worker(this.file, {
      resourceLimits: { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: threadMegabytes },
    });
    worker.unref();
    worker.on('message', (answer: Answer) => this.finish(answer));
    worker.on('error', (error) => this.giveUp(worker, error));
    worker.on('exit', () => this.giveUp(worker, new Error('fold thread ended')));
    return worker;
  }

  private finish(answer: Answer): void {
    const waiting = this.waiting.get(answer.id);
    this.waiting.delete(answer.id);
    if ('fold' in answer) waiting?.resolve(answer.fold);
    else waiting?.reject(new Error(answer.error));
    if (this.waiting.size > 0) return;
    this.idle = setTimeout(() => void this.worker?.terminate(), idleMilliseconds);
    this.idle.unref();
  }

  private giveUp(worker: Worker, error: unknown): void {
    if (this.worker !== worker) return;
    this.worker = null;
    const waiting = [...this.waiting.values()];
    this.waiting.clear();
    for (const { reject } of waiting) reject(error instanceof Error ? error : new Error('unknown'));
  }
}

function isSmall({ state, updates }: FoldInput): boolean {
  const bytes = updates.reduce((sum, { length }) => sum + length, state.length);
  return bytes <= inPlaceBytes && updates.length <= inPlaceUpdates;
}
