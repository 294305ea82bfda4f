import { leftSeconds, type TimedMeeting } from './live-timer';

/** When an item is expected to begin and how far it would go beyond the planned end. */
export interface ExpectedItem {
  readonly id: string;
  /** Milliseconds since 1970; of the current item: when it began, as if it had not been interrupted. */
  readonly startsAt: number;
  /** Seconds of it that lie after the planned end; 0 when all of it fits. */
  readonly beyondSeconds: number;
}

/**
 * How the rest of a meeting goes on if each item takes what it may: the current one first, then the open ones in order. One that is over
 * its time is expected to end now. `now` is milliseconds since 1970 by the server's clock.
 */
export function expectedRun(meeting: TimedMeeting, now: number): ExpectedItem[] {
  const end = Date.parse(meeting.plannedEnd);
  const current = meeting.items.filter(({ state }) => state === 'current');
  const rest = [...current, ...meeting.items.filter(({ state }) => state === 'open')];
  let time = now;
  return rest.map((item) => {
    const left = leftSeconds(meeting, item, now);
    const begun = item.state === 'current' ? item.plannedSeconds - left : 0;
    const startsAt = time - begun * 1000;
    const wanted = Math.max(0, left) * 1000;
    time += wanted;
    const beyond = Math.min(wanted, Math.max(0, time - end));
    return { id: item.id, startsAt, beyondSeconds: Math.ceil(beyond / 1000) };
  });
}
