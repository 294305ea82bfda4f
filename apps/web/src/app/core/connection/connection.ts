import { DestroyRef, inject, Service, signal } from '@angular/core';

/** Whether this device has a network at all, as the browser sees it. */
@Service()
export class Connection {
  private readonly online = signal(navigator.onLine);
  readonly isOnline = this.online.asReadonly();

  constructor() {
    const events = new AbortController();
    addEventListener('online', () => this.online.set(true), events);
    addEventListener('offline', () => this.online.set(false), events);
    inject(DestroyRef).onDestroy(() => events.abort());
  }
}
