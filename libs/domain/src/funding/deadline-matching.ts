import type { Deadline } from './funding';

type Known = Pick<Deadline, 'id' | 'kind' | 'day' | 'time'>;
type Wanted = Omit<Known, 'id'>;

/**
 * Which deadline each of `after` is, when a call’s deadlines are written anew: the id of the one it was, or null for a new one. A
 * newcomer would give all of them new ids: calendars and reminders know a deadline by its id, and a date that moves is still the same
 * deadline. What stays as it was is matched first, then the rest of a kind in the order of their days.
 */
export function matchDeadlines(
  before: readonly Known[],
  after: readonly Wanted[],
): readonly (string | null)[] {
  const free = [...before].sort(byTime);
  const take = (isSame: (known: Known) => boolean): string | null => {
    const index = free.findIndex(isSame);
    return index < 0 ? null : (free.splice(index, 1)[0]?.id ?? null);
  };
  const unchanged = after.map((one) =>
    take((known) => known.kind === one.kind && byTime(known, one) === 0),
  );
  const ids = [...unchanged];
  const inOrder = after.map((one, index) => ({ one, index })).sort((a, b) => byTime(a.one, b.one));
  for (const { one, index } of inOrder) ids[index] ??= take((known) => known.kind === one.kind);
  return ids;
}

function byTime(one: Wanted, other: Wanted): number {
  return moment(one).localeCompare(moment(other));
}

/** Without a time a deadline lasts to the end of its day. */
function moment({ day, time }: Wanted): string {
  return `${day} ${time ?? '24:00'}`;
}
