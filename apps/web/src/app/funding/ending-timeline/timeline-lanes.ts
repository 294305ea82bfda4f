import type { FundingFit } from '@quartiersforum/domain';

/** One contact point on the drawing; positions in percent of its width. */
export interface Lane {
  readonly id: string;
  readonly name: string;
  readonly end: number;
  readonly hasWayOn: boolean;
  /** Deadlines of calls that are in time. */
  readonly deadlines: readonly number[];
}

/** Days that the drawing shows: 18 months, as far as fits are looked at. */
const shownDays = 548;
const dayInMs = 86_400_000;

export function lanesOf(fits: readonly FundingFit[], today: string): readonly Lane[] {
  return fits.map(({ contactPoint, endsOn, hasWayOn, calls }) => ({
    ...contactPoint,
    end: position(endsOn, today),
    hasWayOn,
    deadlines: [
      ...new Set(
        calls.flatMap(({ reason, deadline }) =>
          reason === 'inTime' && deadline !== null ? [deadline] : [],
        ),
      ),
    ]
      .map((day) => position(day, today))
      .filter((place) => place < 100),
  }));
}

/** The first day of every third month, as `YYYY-MM-DD` with its place. */
export function quartersFrom(today: string): readonly { day: string; place: number }[] {
  const [year, month] = today.split('-').map(Number);
  return [1, 4, 7, 10, 13, 16].map((ahead) => {
    const day = new Date(Date.UTC(year ?? 0, (month ?? 1) - 1 + ahead, 1))
      .toISOString()
      .slice(0, 10);
    return { day, place: position(day, today) };
  });
}

function position(day: string, today: string): number {
  const days = (Date.parse(day) - Date.parse(today)) / dayInMs;
  return Math.min(100, Math.max(0, (days / shownDays) * 100));
}
