import type { HttpResourceRef } from '@angular/common/http';
import { effect, signal, untracked } from '@angular/core';

/**
 * Reads a resource again for what was announced, also while an answer is on its way: that one may have been made before the change, and
 * `reload()` alone does nothing then. In an injection context.
 */
export function readAgain(resource: HttpResourceRef<unknown>): () => void {
  const isOwed = signal(false);
  effect(() => {
    if (!isOwed() || resource.isLoading()) return;
    untracked(() => {
      isOwed.set(false);
      resource.reload();
    });
  });
  return () => {
    if (!resource.reload() && untracked(resource.isLoading)) isOwed.set(true);
  };
}
