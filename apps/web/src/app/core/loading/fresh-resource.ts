import { httpResource, type HttpResourceRef, type HttpResourceRequest } from '@angular/common/http';
import { effect, signal, untracked } from '@angular/core';

/**
 * A resource whose `reload()` is never lost: an answer that is on its way may have been made before what was announced, and Angular's
 * own does nothing then; this one reads once more after it. In an injection context.
 */
export function freshResource<T>(
  request: () => string | HttpResourceRequest | undefined,
): HttpResourceRef<T | undefined> {
  const resource = httpResource<T>(() => {
    const asked = request();
    return typeof asked === 'string' ? { url: asked } : asked;
  });
  const reload = resource.reload.bind(resource);
  const isOwed = signal(false);
  resource.reload = () => {
    const isRead = reload();
    isOwed.set(!isRead && untracked(resource.isLoading));
    return isRead;
  };
  effect(() => {
    if (isOwed() && !resource.isLoading()) untracked(() => resource.reload());
  });
  return resource;
}
