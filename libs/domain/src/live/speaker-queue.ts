import type { QueueOrder } from './live';

/** A hand as the queue needs it: whose, of which organisation, and since when (a smaller number is earlier). */
export interface RaisedHand {
  readonly id: string;
  readonly attendeeId: string;
  readonly affiliation: string | null;
  readonly position: number;
}

/** Who has spoken in this meeting, or speaks now. */
export interface Heard {
  readonly attendeeIds: ReadonlySet<string>;
  readonly affiliations: ReadonlySet<string>;
}

/**
 * Waiting hands in the order in which they come. `unheardFirst`: people who have not spoken yet, of these first the ones whose
 * organisation has not been heard; then as they came.
 */
export function orderQueue<Hand extends RaisedHand>(
  waiting: readonly Hand[],
  order: QueueOrder,
  heard: Heard,
): Hand[] {
  const rank = (hand: Hand): number => {
    if (order === 'arrival') return 0;
    if (heard.attendeeIds.has(hand.attendeeId)) return 2;
    return hand.affiliation !== null && heard.affiliations.has(hand.affiliation) ? 1 : 0;
  };
  return [...waiting].sort(
    (one, other) => rank(one) - rank(other) || one.position - other.position,
  );
}

/** The order after one hand was put before another, or to the end. Unchanged when either is not waiting. */
export function moveHand(
  ids: readonly string[],
  id: string,
  beforeId: string | null,
): readonly string[] {
  if (!ids.includes(id) || id === beforeId) return ids;
  const others = ids.filter((one) => one !== id);
  const place = beforeId === null ? others.length : others.indexOf(beforeId);
  return place === -1 ? ids : [...others.slice(0, place), id, ...others.slice(place)];
}

/** As much of the queue as everybody sees. */
export interface SeenQueue {
  readonly entries: readonly {
    readonly attendeeId: string;
    readonly state: 'waiting' | 'speaking';
  }[];
}

/** What to tell somebody about their own hand. `next`: "Sie sind als Nächste dran". */
export type HandPlace = 'none' | 'waiting' | 'next' | 'speaking';

export function handPlace({ entries }: SeenQueue, attendeeId: string | null): HandPlace {
  const own = entries.find((entry) => entry.attendeeId === attendeeId && entry.state === 'waiting');
  const isSpeaking = entries.some(
    (entry) => entry.attendeeId === attendeeId && entry.state === 'speaking',
  );
  if (isSpeaking) return 'speaking';
  if (own === undefined) return 'none';
  return entries.find(({ state }) => state === 'waiting') === own ? 'next' : 'waiting';
}
