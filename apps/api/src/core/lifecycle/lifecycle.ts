import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';

/**
 * Where this process is between start and end. Who stops what, in order:
 *
 * 1. `stopping`: `ready` answers 503, upgrades are refused, the port is closed;
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

  get state(): 'starting' | 'ready' | 'stopping' {
    return this.current;
  }

  becomeReady(): void {
    if (this.current === 'starting') this.current = 'ready';
  }

  beginStopping(): void {
    this.current = 'stopping';
  }
}
