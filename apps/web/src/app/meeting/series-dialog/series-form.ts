import type { MeetingRhythm, MeetingSeries } from '@quartiersforum/domain';

/** A series as its form holds it: a native select knows only texts. */
export interface SeriesForm {
  name: string;
  kind: MeetingSeries['kind'];
  every: MeetingRhythm['every'];
  ordinal: string;
  weekday: string;
  month: string;
  time: string;
  durationMinutes: number;
  place: string;
}

export const emptySeries: SeriesForm = {
  name: '',
  kind: 'exchange',
  every: 'quarter',
  ordinal: '2',
  weekday: '2',
  month: '1',
  time: '10:00',
  durationMinutes: 150,
  place: '',
};

export function seriesFormOf({
  name,
  kind,
  rhythm,
  durationMinutes,
  place,
}: MeetingSeries): SeriesForm {
  const month = rhythm.every === 'quarter' ? ((rhythm.month - 1) % 3) + 1 : rhythm.month;
  return {
    name,
    kind,
    every: rhythm.every,
    ordinal: String(rhythm.ordinal),
    weekday: String(rhythm.weekday),
    month: String(month),
    time: rhythm.time,
    durationMinutes,
    place,
  };
}

export function rhythmOf({ every, ordinal, weekday, month, time }: SeriesForm): MeetingRhythm {
  return {
    every,
    ordinal: Number(ordinal) as MeetingRhythm['ordinal'],
    weekday: Number(weekday),
    month: Number(month),
    time,
  };
}
