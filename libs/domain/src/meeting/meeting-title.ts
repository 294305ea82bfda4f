import { networkDay } from '../network/network-time';
import type { MeetingRhythm } from './meeting-series';

const monthNames = [
  ...['Januar', 'Februar', 'März', 'April', 'Mai', 'Juni'],
  ...['Juli', 'August', 'September', 'Oktober', 'November', 'Dezember'],
];

/** What a meeting of a series is called when nobody says otherwise: as "Austauschtreffen Quartiersarbeit, 1. Quartal 2027". */
export function defaultMeetingTitle(
  series: { readonly name: string; readonly rhythm: Pick<MeetingRhythm, 'every'> },
  startsAt: string,
): string {
  const [year = '', month = ''] = networkDay(new Date(startsAt)).split('-');
  const period = {
    month: `${monthNames[Number(month) - 1] ?? ''} ${year}`,
    quarter: `${Math.ceil(Number(month) / 3)}. Quartal ${year}`,
    year,
  }[series.rhythm.every];
  const longest = 200 - period.length - 2;
  return `${series.name.slice(0, longest).trimEnd()}, ${period}`;
}
