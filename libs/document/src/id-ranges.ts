/**
 * Which clocks of which clients are in a set, as sorted ranges that never touch; used for what is deleted. A state vector cannot say
 * it, and without it every reconnecting client's list of deletions would look like news.
 */
export class IdRanges {
  private readonly ranges = new Map<number, number[]>(); // flat: start, end, start, end …

  /** Whether all of `[start, end)` of `client` is in the set. */
  has(client: number, start: number, end: number): boolean {
    const flat = this.ranges.get(client);
    if (flat === undefined) return false;
    const at = firstEndAfter(flat, start);
    return at < flat.length && (flat[at - 1] ?? Infinity) <= start && (flat[at] ?? 0) >= end;
  }

  add(client: number, start: number, end: number): void {
    const flat = this.ranges.get(client);
    if (flat === undefined) {
      this.ranges.set(client, [start, end]);
      return;
    }
    const last = flat.length - 1;
    if ((flat[last] ?? 0) < start) {
      flat.push(start, end);
      return;
    }
    // Everything that overlaps or touches becomes one range: the first whose end reaches `start`, up to the last that begins by `end`.
    const from = firstEndAfter(flat, start - 1) - 1;
    let to = from;
    let low = start;
    let high = end;
    while (to < flat.length && (flat[to] ?? 0) <= end) {
      low = Math.min(low, flat[to] ?? low);
      high = Math.max(high, flat[to + 1] ?? high);
      to += 2;
    }
    flat.splice(from, to - from, low, high);
  }

  /** Number of ranges, as a measure of memory. */
  get size(): number {
    let count = 0;
    for (const flat of this.ranges.values()) count += flat.length / 2;
    return count;
  }
}

/** Index (odd) of the first range end that lies after `clock`, or the length plus one when there is none. */
function firstEndAfter(flat: readonly number[], clock: number): number {
  let low = 0;
  let high = flat.length / 2;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((flat[middle * 2 + 1] ?? 0) > clock) high = middle;
    else low = middle + 1;
  }
  return low * 2 + 1;
}
