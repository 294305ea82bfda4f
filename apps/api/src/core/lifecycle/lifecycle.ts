import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';

/**
 * Where this process is between start and end. Who stops what, in order:
 *
 * 1. `stopping`: `ready` answers 503, upgrades are refused, the port is closed, requests under way are answered;
 * 2. `beforeApplicationShutdown` of each room: documents are flushed, sockets closed with 1012, jobs finish;
 * 3. `onApplicationShutdown`: the bus and the pools of connections close;
 * 4. the embedded database stops, last of all.
 *
 * A room that writes while it stops does it in step 2; in step 3 there is no database any more.
 */
@Injectable()
export class Lifecycle {
  /** Tells one run of the process from the next. */
  readonly bootId = randomUUID();
  private current: 'starting' | 'ready' | 'stopping' = 'starting';
  private requests = 0;
  private requestsEnded: (() => void) | undefined;

  get state(): 'starting' | 'ready' | 'stopping' {
    return this.current;
  }

  becomeReady(): void {
    if (this.current === 'starting') this.current = 'ready';
  }

  beginStopping(): void {
    this.current = 'stopping';
  }

  /** One request more is under way, until the function that is returned is called. */
  beginRequest(): () => void {
    this.requests += 1;
    return () => {
      this.requests -= 1;
      if (this.requests === 0) this.requestsEnded?.();
    };
  }

  /** Resolves when no request is under way, or after so many milliseconds. */
  async untilAnswered(milliseconds: number): Promise<void> {
    if (this.requests === 0) return;
    const answered = new Promise<void>((resolve) => (this.requestsEnded = resolve));
    const giveUp = new AbortController();
    await Promise.race([answered, delay(milliseconds, undefined, { signal: giveUp.signal })]);
    giveUp.abort();
  }
}
