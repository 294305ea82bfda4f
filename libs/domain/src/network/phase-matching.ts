import type { PhaseColumn } from './register-columns';
import { endOf } from './register-dates';

type PhaseCells = Readonly<Record<PhaseColumn, string>>;

/**
 * Which phase of the register each row of a file means; `null` is a phase that is not there yet. A newcomer would take the first row for
 * the first phase: then a follow-up that somebody adds above would overwrite what it follows. So first those are found that say the same,
 * and of the others those that go together best. What a file does not name stays as it is.
 */
export function matchPhases<Phase>(
  rows: readonly Partial<PhaseCells>[],
  phases: readonly { readonly phase: Phase; readonly cells: PhaseCells }[],
): (Phase | null)[] {
  const found = rows.map((): Phase | null => null);
  const taken = new Set<number>();
  const pairs = rows.flatMap((row, index) =>
    phases
      .map(({ cells }, other) => ({
        index,
        other,
        score: likeness(row, cells, rows.length === 1 && phases.length === 1),
      }))
      .filter(({ score }) => score > 0),
  );
  for (const { index, other } of pairs.toSorted((a, b) => b.score - a.score)) {
    const match = phases[other];
    if (found[index] !== null || taken.has(other) || match === undefined) continue;
    found[index] = match.phase;
    taken.add(other);
  }
  return found;
}

/** What tells one phase from another; a share or a note does not. */
const telling: readonly PhaseColumn[] = [
  'Förderzugang',
  'Laufzeit_beginn',
  'Laufzeitende_norm',
  'Laufzeit',
];
const same = 100;

/** 0: not the same phase. Above that, the more the better. A row that tells none apart means the only one, or one that tells as little. */
function likeness(row: Partial<PhaseCells>, cells: PhaseCells, isOnly: boolean): number {
  const columns = Object.keys(row) as PhaseColumn[];
  if (columns.every((column) => row[column] === cells[column])) return same;
  if (telling.every((column) => !row[column]))
    return isOnly || telling.every((column) => cells[column] === '') ? 1 : 0;
  if (isApart(row, cells)) return 0;
  return telling.filter((column) => row[column] && row[column] === cells[column]).length;
}

/** Another beginning, another time, or another programme with another end. */
function isApart(row: Partial<PhaseCells>, cells: PhaseCells): boolean {
  const differs = (column: PhaseColumn): boolean =>
    Boolean(row[column]) && cells[column] !== '' && row[column] !== cells[column];
  return (
    differs('Laufzeit_beginn') ||
    (differs('Förderzugang') && differs('Laufzeitende_norm')) ||
    isBefore(row, cells) ||
    isBefore(cells, row)
  );
}

function isBefore(one: Partial<PhaseCells>, other: Partial<PhaseCells>): boolean {
  const { endsOn } = endOf(one.Laufzeitende_norm ?? '');
  return (
    endsOn !== null && Boolean(other.Laufzeit_beginn) && endsOn < (other.Laufzeit_beginn ?? '')
  );
}
