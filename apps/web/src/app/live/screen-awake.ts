import { DestroyRef, inject } from '@angular/core';

/**
 * Keeps the screen on while the page is shown, where the browser can; where it cannot, or the battery is low, nothing happens. In an
 * injection context. Browsers let go of it whenever the page is hidden, so it is asked for again.
 */
export function keepScreenAwake(): void {
  let lock: WakeLockSentinel | undefined;
  let isOver = false;
  const events = new AbortController();

  const hold = async (): Promise<void> => {
    if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
    try {
      const granted = await navigator.wakeLock.request('screen');
      if (isOver) await granted.release();
      else lock = granted;
    } catch {
      // Refused, as with a low battery: the page works without.
    }
  };

  document.addEventListener('visibilitychange', () => void hold(), events);
  inject(DestroyRef).onDestroy(() => {
    isOver = true;
    events.abort();
    void lock?.release();
  });
  void hold();
}
