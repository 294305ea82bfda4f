import type { MinutesVersion } from './minutes';

/** What the hash of minutes is taken over. */
export type SealedMinutes = Pick<MinutesVersion, 'head' | 'sections' | 'entries' | 'content'>;

/**
 * The one form of approved minutes as text: JSON without spaces, the keys of every object in the order of their code units, nothing
 * left out. `hash` of a version is the SHA-256 of its UTF-8 bytes, so anybody can compute it again from the answer of the API.
 */
export function sealedMinutes({ head, sections, entries, content }: SealedMinutes): string {
  return JSON.stringify(inOrder({ head, sections, entries, content }));
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, inOrder(inner)]),
  );
}
