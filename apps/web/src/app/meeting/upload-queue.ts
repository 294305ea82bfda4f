import { HttpEventType } from '@angular/common/http';
import { computed, DestroyRef, inject, Service, signal } from '@angular/core';
import type { ProblemCode } from '@quartiersforum/domain';
import type { Subscription } from 'rxjs';
import { failureOf } from '../core/problem/problem-of';
import { fileProblem } from './file-facts';
import { MaterialClient } from './material-client';

/** A file on its way. What has arrived is no longer here: it is in the list of material. */
export interface Upload {
  readonly key: number;
  readonly file: File;
  readonly agendaItemId: string | null;
  readonly state: 'waiting' | 'sending' | 'failed';
  /** Part that has been sent, 0 to 1. */
  readonly progress: number;
  /** Why it failed, in a German sentence. */
  readonly problem: string | null;
  /** Whether another try may end otherwise: the file itself stays what it is. */
  readonly canRetry: boolean;
}

/** What is wrong with a file, and not with the moment. */
const final: readonly ProblemCode[] = ['material.typeRefused', 'request.tooLarge'];

/**
 * Sends files one after the other and says how far each is. Provided by the page: leaving it stops what is under way. A newcomer would
 * send all at once: on a phone each would then take as long as all of them.
 */
@Service({ autoProvided: false })
export class UploadQueue {
  private readonly client = inject(MaterialClient);
  private readonly list = signal<readonly Upload[]>([]);
  private sending: { readonly key: number; readonly subscription: Subscription } | undefined;
  private lastKey = 0;

  readonly uploads = this.list.asReadonly();
  readonly isBusy = computed(() => this.list().some(({ state }) => state !== 'failed'));
  /** How many have arrived since the page was opened. */
  readonly arrived = signal(0);

  constructor() {
    inject(DestroyRef).onDestroy(() => this.sending?.subscription.unsubscribe());
  }

  add(meetingId: string, files: Iterable<File>, agendaItemId: string | null): void {
    const added = [...files].map((file): Upload => {
      const problem = fileProblem(file);
      this.lastKey += 1;
      return {
        key: this.lastKey,
        file,
        agendaItemId,
        state: problem === null ? 'waiting' : 'failed',
        progress: 0,
        problem,
        canRetry: problem === null,
      };
    });
    this.list.update((uploads) => [...uploads, ...added]);
    this.next(meetingId);
  }

  /** Stops it when it is under way, and takes it off the list. */
  drop(meetingId: string, key: number): void {
    this.list.update((uploads) => uploads.filter((upload) => upload.key !== key));
    if (this.sending?.key !== key) return;
    this.sending.subscription.unsubscribe();
    this.sending = undefined;
    this.next(meetingId);
  }

  retry(meetingId: string, key: number): void {
    this.change(key, { state: 'waiting', progress: 0, problem: null });
    this.next(meetingId);
  }

  private next(meetingId: string): void {
    const upload = this.list().find(({ state }) => state === 'waiting');
    if (upload === undefined || this.sending !== undefined) return;
    const { key, file, agendaItemId } = upload;
    this.change(key, { state: 'sending' });
    const goOn = (): void => {
      this.sending = undefined;
      this.next(meetingId);
    };
    const subscription = this.client.upload(meetingId, file, agendaItemId).subscribe({
      next: (event) => {
        if (event.type === HttpEventType.UploadProgress)
          this.change(key, { progress: event.loaded / file.size });
      },
      error: (error: unknown) => {
        const { code, text } = failureOf(error);
        const canRetry = code === null || !final.includes(code);
        this.change(key, { state: 'failed', problem: text, canRetry });
        goOn();
      },
      complete: () => {
        this.list.update((uploads) => uploads.filter((other) => other.key !== key));
        this.arrived.update((count) => count + 1);
        goOn();
      },
    });
    if (!subscription.closed) this.sending = { key, subscription };
  }

  private change(key: number, change: Partial<Upload>): void {
    this.list.update((uploads) =>
      uploads.map((upload) => (upload.key === key ? { ...upload, ...change } : upload)),
    );
  }
}
