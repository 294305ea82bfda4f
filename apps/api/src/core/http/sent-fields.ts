/** The fields of a change that were sent; what was left out stays as it is. */
export function sentFields<Change extends object>(change: Change): Partial<Change> {
  return Object.fromEntries(
    Object.entries(change).filter(([, value]) => value !== undefined),
  ) as Partial<Change>;
}
