/** A difference beyond this is a clock that was set, not a slow message; in milliseconds. */
const clockWasSet = 2_000;

/**
 * How far this device's clock is behind the server's, in milliseconds: add it to `Date.now()` to get the server's time. A message
 * arrives later than it was written, so each one tells the least that it can be; the quickest of them came nearest.
 */
export function clockOffset(known: number | null, serverTime: string, arrivedAt: number): number {
  const told = Date.parse(serverTime) - arrivedAt;
  if (known === null || Math.abs(told - known) > clockWasSet) return told;
  return Math.max(known, told);
}

/**
 * Until when a meeting was announced to last, in milliseconds since 1970. One that is held at quite another time (more than an hour
 * before its date, or after it should have ended) lasts as long as planned from its start.
 */
export function plannedEndOf(
  { startsAt, durationMinutes }: { readonly startsAt: number; readonly durationMinutes: number },
  startedAt: number,
): number {
  const end = startsAt + durationMinutes * 60_000;
  const isAsPlanned = startedAt >= startsAt - 3_600_000 && startedAt < end;
  return isAsPlanned ? end : startedAt + durationMinutes * 60_000;
}
