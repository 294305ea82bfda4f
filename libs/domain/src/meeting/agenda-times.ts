const millisecondsPerMinute = 60_000;

export interface AgendaTimes {
  /** Planned start of each item, ISO 8601 in UTC, in the order of the items. */
  readonly starts: readonly string[];
  /** When the last item is planned to be over. */
  readonly end: string;
  /** Sum of all durations. */
  readonly plannedMinutes: number;
  /** Minutes beyond the end of the meeting; 0 when everything fits. */
  readonly overrunMinutes: number;
}

/** Start times of an agenda: they follow from the start of the meeting, the order of the items and their durations. */
export function agendaTimes(
  { startsAt, durationMinutes }: { readonly startsAt: string; readonly durationMinutes: number },
  items: readonly { readonly durationMinutes: number }[],
): AgendaTimes {
  const begin = Date.parse(startsAt);
  const after = (minutes: number): string =>
    new Date(begin + minutes * millisecondsPerMinute).toISOString();
  let plannedMinutes = 0;
  const starts = items.map((item) => {
    const start = after(plannedMinutes);
    plannedMinutes += item.durationMinutes;
    return start;
  });
  return {
    starts,
    end: after(plannedMinutes),
    plannedMinutes,
    overrunMinutes: Math.max(0, plannedMinutes - durationMinutes),
  };
}
