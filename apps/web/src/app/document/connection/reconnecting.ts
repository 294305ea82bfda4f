import { documentCloseCode } from '@quartiersforum/domain/rules';
import type { WebsocketProvider } from 'y-websocket';
import type { Refusal } from '../save-state';

const refusals: ReadonlyMap<number, Refusal> = new Map<number, Refusal>([
  [documentCloseCode.malformed, 'malformed'],
  [documentCloseCode.notSignedIn, 'notSignedIn'],
  [documentCloseCode.notAllowed, 'notAllowed'],
  [documentCloseCode.notFound, 'notFound'],
  [documentCloseCode.tooLarge, 'tooLarge'],
  [documentCloseCode.reloadNeeded, 'reloadNeeded'],
  [documentCloseCode.tooManySockets, 'tooManySockets'],
]);

/** Why a close code is final; null when it is worth coming back. A reader that was too slow (4408) may be a phone that slept. */
export function refusalOf(closeCode: number): Refusal | null {
  return refusals.get(closeCode) ?? null;
}

const longestDelay = 20_000;
/** After a restart everybody comes back at once. */
const restartDelay = 1_000;

/** Milliseconds before the `attempt`-th try (from 1) to come back: doubling, and scattered by `random` in [0, 1). */
function reconnectDelay(attempt: number, closeCode: number | null, random: number): number {
  const isRestart =
    closeCode === documentCloseCode.restarting || closeCode === documentCloseCode.tryLater;
  const growing = Math.min(100 * 2 ** attempt, longestDelay);
  return Math.max(growing, isRestart ? restartDelay : 0) * (0.5 + random / 2);
}

/**
 * Gives the provider this room's way of coming back: back-off with scatter, at once when the network or the person returns. Returns what
 * undoes it.
 */
export function reconnectOn(provider: WebsocketProvider): () => void {
  provider.shouldReconnect = (event): boolean => refusalOf(event.code) === null;
  provider.on('connection-close', (event) => {
    const attempt = provider.wsUnsuccessfulReconnects + 1;
    // The provider waits for the smaller of its own doubling and this; ours is always smaller, except after a restart.
    provider.maxBackoffTime = reconnectDelay(attempt, event?.code ?? null, Math.random());
    if (provider.maxBackoffTime > 100 * 2 ** attempt)
      provider.wsUnsuccessfulReconnects = Math.ceil(Math.log2(provider.maxBackoffTime / 100));
  });
  const retry = (): void => {
    if (provider.shouldConnect && !provider.wsconnected) provider.connect();
  };
  const onVisible = (): void => {
    if (document.visibilityState === 'visible') retry();
  };
  // The socket of a lost network lingers for half a minute. Without one the next try fails at once; on this very machine it succeeds.
  const onOffline = (): void => {
    if (!provider.shouldConnect) return;
    provider.disconnect();
    provider.connect();
  };
  const events = new AbortController();
  addEventListener('online', retry, events);
  addEventListener('offline', onOffline, events);
  document.addEventListener('visibilitychange', onVisible, events);
  return () => events.abort();
}
