let last = 0;

/** An id that no other element of this page has, as `ui-control-7`. */
export function nextId(prefix: string): string {
  last += 1;
  return `${prefix}-${last}`;
}
