import { networkDay } from '../network/network-time';

/**
 * Whether a meeting is about to begin: from the morning of its day on, in the network's time zone, and while it is overdue.
 *
 * Before, it is prepared; starting it is possible, but nothing that anybody should be led to.
 */
export function isStartDue(startsAt: string, now: Date): boolean {
  return networkDay(now) >= networkDay(new Date(startsAt));
}
