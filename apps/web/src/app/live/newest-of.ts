import type { LiveState } from '@quartiersforum/domain';

/** The newer of two states of a meeting: the larger version, and of the same version what the server wrote last. */
export function newestOf<State extends LiveState>(
  one: State | undefined,
  other: State | undefined,
): State | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  if (one.version !== other.version) return one.version > other.version ? one : other;
  return one.serverTime > other.serverTime ? one : other;
}
