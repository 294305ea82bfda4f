import { overlappingPhases } from './funding-phase-rules';
import type { FundingPhase } from './network';
import { matchPhases } from './phase-matching';
import { type PhaseColumn, phaseColumns } from './register-columns';
import { endOf } from './register-dates';
import { type RegisterCells, noPhaseCells, phaseCells } from './register-print';
import { registerFlaw, type RegisterLine } from './register-table';
import type { RegisterCellChange, RegisterFlaw } from './register-transfer';

/** A phase that becomes different, or a new one (`phase` null). */
export interface PlannedPhase {
  readonly line: number;
  readonly phase: FundingPhase | null;
  /** The cells that become different, as the register writes them. */
  readonly cells: Readonly<Partial<RegisterCells<PhaseColumn>>>;
  readonly fields: readonly RegisterCellChange[];
}

export interface PhaseOptions {
  readonly canonical: (column: PhaseColumn, text: string) => string;
  readonly isOverlapAccepted: boolean;
}

/** Most rows of one contact point. */
const mostRows = 100;

type Period = Pick<FundingPhase, 'startsOn' | 'endsOn'>;

/** What the rows of one contact point do to its phases. A row whose phase is blank says nothing about phases. */
export function planPhases(
  phases: readonly FundingPhase[],
  lines: readonly RegisterLine[],
  { canonical, isOverlapAccepted }: PhaseOptions,
): { readonly phases: readonly PlannedPhase[]; readonly flaws: readonly RegisterFlaw[] } {
  const rows = lines.map((line) => ({ line: line.line, cells: toldCells(line) }));
  const told = rows.filter(({ cells }) => Object.values(cells).some((text) => text !== ''));
  const tooMany = told[mostRows];
  if (tooMany !== undefined)
    return { phases: [], flaws: [registerFlaw(tooMany.line, null, 'row.tooMany')] };
  const current = phases.map((phase) => ({ phase, cells: canonicalCells(phase, canonical) }));
  const matches = matchPhases(
    told.map(({ cells }) => cells),
    current,
  );
  const planned = told.map(({ line, cells }, index) => {
    const phase = matches[index] ?? null;
    const before = current.find((one) => one.phase === phase)?.cells ?? noPhaseCells;
    return { ...plannedPhase(line, phase, before, cells), after: { ...before, ...cells } };
  });
  const flaws = [
    ...repeated(rows),
    ...planned.flatMap(({ line, after }) => flawsOfPeriod(line, after)),
    ...(isOverlapAccepted ? [] : overlaps(phases, planned)),
  ];
  return {
    phases: planned.filter(({ phase, fields }) => phase === null || fields.length > 0),
    flaws,
  };
}

function toldCells({ cells }: RegisterLine): Partial<RegisterCells<PhaseColumn>> {
  return Object.fromEntries(
    phaseColumns.flatMap((column) => {
      const text = cells[column];
      return text === undefined ? [] : [[column, text]];
    }),
  );
}

function canonicalCells(
  phase: FundingPhase,
  canonical: PhaseOptions['canonical'],
): RegisterCells<PhaseColumn> {
  const cells = phaseCells(phase);
  const entries = phaseColumns.map((column) => [column, canonical(column, cells[column])]);
  return Object.fromEntries(entries) as RegisterCells<PhaseColumn>;
}

function plannedPhase(
  line: number,
  phase: FundingPhase | null,
  before: RegisterCells<PhaseColumn>,
  cells: Partial<RegisterCells<PhaseColumn>>,
): PlannedPhase {
  const changed = phaseColumns.filter(
    (column) => cells[column] !== undefined && cells[column] !== before[column],
  );
  return {
    line,
    phase,
    cells: Object.fromEntries(changed.map((column) => [column, cells[column] ?? ''])),
    fields: changed.map((column) => ({
      line,
      column,
      before: before[column] || null,
      after: cells[column] || null,
    })),
  };
}

/** A row that says nothing that another row of this contact point has not said. */
function repeated(
  rows: readonly { readonly line: number; readonly cells: Partial<RegisterCells<PhaseColumn>> }[],
): RegisterFlaw[] {
  const texts = rows.map(({ cells }) =>
    JSON.stringify(phaseColumns.map((one) => cells[one] ?? '')),
  );
  const seen = new Set<string>();
  return rows.flatMap(({ line }, index) => {
    const text = texts[index] ?? '';
    if (seen.has(text)) return [registerFlaw(line, null, 'row.twice')];
    seen.add(text);
    return [];
  });
}

function flawsOfPeriod(line: number, cells: RegisterCells<PhaseColumn>): RegisterFlaw[] {
  const { startsOn, endsOn } = periodOf(cells);
  const isReversed = startsOn !== null && endsOn !== null && endsOn < startsOn;
  return isReversed
    ? [registerFlaw(line, 'Laufzeitende_norm', 'phase.reversed', cells.Laufzeitende_norm)]
    : [];
}

/** Of phases that are new or have other dates; what overlaps already has been accepted by somebody. */
function overlaps(
  phases: readonly FundingPhase[],
  planned: readonly (PlannedPhase & { readonly after: RegisterCells<PhaseColumn> })[],
): RegisterFlaw[] {
  const untouched: Period[] = phases.filter((phase) =>
    planned.every((plan) => plan.phase !== phase),
  );
  const periods = planned.map(({ after }) => periodOf(after));
  return planned.flatMap(({ line, phase, cells, after }, index) => {
    const period = periods[index];
    const isMoved = phase === null || 'Laufzeitende_norm' in cells || 'Laufzeit_beginn' in cells;
    if (!isMoved || period === undefined) return [];
    const others = [...untouched, ...periods.filter((_, other) => other !== index)];
    if (overlappingPhases(period, others).length === 0) return [];
    return [registerFlaw(line, 'Laufzeitende_norm', 'phase.overlaps', after.Laufzeitende_norm)];
  });
}

function periodOf(cells: RegisterCells<PhaseColumn>): Period {
  return {
    startsOn: cells.Laufzeit_beginn === '' ? null : cells.Laufzeit_beginn,
    endsOn: endOf(cells.Laufzeitende_norm).endsOn,
  };
}
