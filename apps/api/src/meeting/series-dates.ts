import { networkTimeZone, type MeetingRhythm } from '@quartiersforum/domain';
import { RRuleTemporal } from 'rrule-temporal';

const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
const monthsBetween = { month: 1, quarter: 3, year: 12 } as const;

/**
 * The next dates of a rhythm after an instant: the same time of day by the clocks of the network, also over daylight-saving changes.
 * Source: RFC 5545, 3.3.10, computed by rrule-temporal.
 */
export function nextDates(rhythm: MeetingRhythm, after: Date, count: number): Date[] {
  const { every, ordinal, weekday, month, time } = rhythm;
  // A year before, so that the months are counted from the one the rhythm names and every rhythm has begun.
  const begin = `${after.getUTCFullYear() - 1}${String(month).padStart(2, '0')}01T${time.replace(':', '')}00`;
  const byDay = `${ordinal}${weekdays[weekday - 1] ?? 'MO'}`;
  const rule = new RRuleTemporal({
    rruleString: `DTSTART;TZID=${networkTimeZone}:${begin}\nRRULE:FREQ=MONTHLY;INTERVAL=${monthsBetween[every]};BYDAY=${byDay}`,
  });
  const last = new Date(after);
  last.setUTCFullYear(last.getUTCFullYear() + count + 1);
  return rule
    .between(after, last, false)
    .slice(0, count)
    .map(({ epochMilliseconds }) => new Date(epochMilliseconds));
}
