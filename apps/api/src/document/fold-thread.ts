import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { type Fold, foldDocument, type FoldInput } from './fold-document';

/** Milliseconds without work after which the thread ends; it costs some ten megabytes. */
const idleMilliseconds = 30_000;

type Answer = { readonly id: number } & ({ readonly fold: Fold } | { readonly error: string });

interface Waiting {
  readonly resolve: (fold: Fold) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Folds documents in a thread of its own, one after the other. The thread is the bundle's second file; specs run from the sources,
 * where there is none, and fold in place.
 */
export class FoldThread {
  private worker: Worker | null = null;
  private idle: NodeJS.Timeout | null = null;
  private readonly waiting = new Map<number, Waiting>();
  private lastId = 0;

  constructor(private readonly file: URL) {}

  fold(input: FoldInput): Promise<Fold> {
    if (!existsSync(fileURLToPath(this.file)))
      return new Promise((resolve) => resolve(foldDocument(input)));
    const worker = (this.worker ??= this.start());
    if (this.idle !== null) clearTimeout(this.idle);
    const id = ++this.lastId;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      worker.postMessage({ id, input });
    });
  }

  async close(): Promise<void> {
    if (this.idle !== null) clearTimeout(this.idle);
    await this.worker?.terminate();
  }

  private start(): Worker {
    const worker = new Worker(this.file);
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
