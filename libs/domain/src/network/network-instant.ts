import { networkDay, networkTimeZone } from './network-time';

const wallClock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: networkTimeZone,
  dateStyle: 'short',
  timeStyle: 'medium',
});

/**
 * The instant (ISO 8601, UTC) at which a clock in the network shows `time` (`HH:MM`) on `day` (`YYYY-MM-DD`). A time that the change to
 * summer time leaves out is the one an hour later; of two equal ones in autumn it is the first.
 */
export function networkInstant(day: string, time: string): string {
  const wanted = Date.parse(`${day}T${time}:00Z`);
  // The offset before the day's change and the one after it; the first that fits counts.
  for (const probe of [wanted - 86_400_000, wanted + 86_400_000]) {
    const instant = new Date(wanted - offsetAt(probe));
    if (shownAt(instant.getTime()) === wanted) return instant.toISOString();
  }
  return new Date(wanted - offsetAt(wanted - 86_400_000)).toISOString();
}

/** Day and time of day that a clock in the network shows at `instant`, as form controls take them. */
export function networkDayAndTime(instant: string): { day: string; time: string } {
  const moment = new Date(instant);
  return { day: networkDay(moment), time: wallClock.format(moment).slice(11, 16) };
}

/** Milliseconds by which clocks in the network are ahead of UTC. */
function offsetAt(instant: number): number {
  return shownAt(instant) - instant;
}

/** What a clock in the network shows, as if it stood in UTC. */
function shownAt(instant: number): number {
  return Date.parse(`${wallClock.format(instant).replace(' ', 'T')}Z`);
}
