import { effect, inject, untracked } from '@angular/core';
import { Realtime } from './realtime';

/**
 * Calls `read` after each connection but the first: what was announced while it was away is never repeated. In an injection context.
 */
export function onReconnect(read: () => void): void {
  const { connections } = inject(Realtime);
  effect(() => {
    if (connections() > 1) untracked(read);
  });
}
