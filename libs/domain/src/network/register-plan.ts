import type { ContactPoint, OrganisationKind, Partner } from './network';
import { planPhases, type PlannedPhase } from './phase-plan';
import { type KnownNames, namesOf } from './register-cells';
import { type ContactPointColumn, contactPointColumns } from './register-columns';
import { contactPointCells } from './register-print';
import { type RegisterState, RegisterReading, type RowGroup } from './register-reading';
import { readRegisterTable, type RegisterLine, type TableRow } from './register-table';
import type { PlannedChange, RegisterCellChange, RegisterFlaw } from './register-transfer';

/** What happens to one contact point, with what writing it needs. */
export interface PlannedContactPoint extends PlannedChange {
  readonly current: ContactPoint | null;
  /** The cells that become different, as the register writes them. */
  readonly cells: Readonly<Partial<Record<ContactPointColumn, string>>>;
  /** Who runs it from then on, in order; null: as it is. */
  readonly providers: readonly string[] | null;
  readonly partners: readonly Pick<Partner, 'kind' | 'name'>[] | null;
  readonly phases: readonly PlannedPhase[];
}

export interface RegisterPlan {
  readonly rows: number;
  readonly changes: readonly PlannedContactPoint[];
  /** Whom nobody knows yet. */
  readonly organisations: ReadonlyMap<string, OrganisationKind>;
  readonly flaws: readonly RegisterFlaw[];
}

export type { PlannedPhase } from './phase-plan';
export type { RegisterState } from './register-reading';

/**
 * What a file would change, and what in it is not understood. Cells are compared as the register writes them, on both sides: so what was
 * exported and comes back untouched changes nothing, whatever is lost between a value and its cell. It pauses behind each contact point, so
 * that a server can answer others in between.
 */
export function* planSteps(
  rows: readonly TableRow[],
  register: RegisterState,
  isOverlapAccepted: boolean,
): Generator<void, RegisterPlan, void> {
  const table = readRegisterTable(rows);
  const reading = new RegisterReading(register, table.flaws);
  const changes: PlannedContactPoint[] = [];
  for (const group of reading.groups(table.lines)) {
    const lines = reading.lines(group);
    const cells = changedCells(group, lines, reading);
    const { phases, flaws } = planPhases(group.current?.fundingPhases ?? [], lines, {
      canonical: (column, text) => reading.cells.held(column, text),
      isOverlapAccepted,
    });
    reading.flaws.push(...flaws);
    changes.push(toChange(group, cells, phases, reading.names));
    yield;
  }
  return {
    rows: table.lines.length,
    changes,
    organisations: reading.organisations,
    flaws: reading.flaws.toSorted((a, b) => a.line - b.line),
  };
}

/** What becomes different of the contact point itself. */
function changedCells(
  { name, current }: RowGroup,
  lines: readonly RegisterLine[],
  reading: RegisterReading,
): RegisterCellChange[] {
  const now = current === null ? null : contactPointCells(current);
  const changes = contactPointColumns.flatMap((column): RegisterCellChange[] => {
    const after = agreedCell(column, lines, reading);
    const before = now === null ? '' : reading.cells.held(column, now[column]);
    if (after === undefined || after.text === before) return [];
    return [{ line: after.line, column, before: before || null, after: after.text || null }];
  });
  const partners = changes.find(({ column }) => column === 'Kooperationspartner');
  if (partners && namesOf(partners.after ?? '', [reading.names.contactPoints]).includes(name))
    reading.tell(partners.line, 'Kooperationspartner', 'partner.self', partners.after);
  const half = halfLocation(changes, now);
  if (half !== null) reading.tell(lines[0]?.line ?? 0, half, 'location.half');
  return changes;
}

/** What all rows of a contact point say in a column; a blank beside something said is no contradiction. */
function agreedCell(
  column: ContactPointColumn,
  lines: readonly RegisterLine[],
  reading: RegisterReading,
): { readonly line: number; readonly text: string } | undefined {
  const said = lines.flatMap(({ line, cells }) => {
    const text = cells[column];
    return text === undefined ? [] : [{ line, text }];
  });
  const first = said.find(({ text }) => text !== '') ?? said[0];
  const other = said.find(({ text }) => text !== '' && text !== first?.text);
  if (other !== undefined) reading.tell(other.line, column, 'row.contradictory', other.text);
  return first;
}

/** The coordinate that is missing when only one of them is stated. */
function halfLocation(
  changes: readonly RegisterCellChange[],
  now: Readonly<Record<ContactPointColumn, string>> | null,
): ContactPointColumn | null {
  const [latitude, longitude] = (['Breitengrad', 'Längengrad'] as const).map((column) => {
    const change = changes.find((one) => one.column === column);
    return change === undefined ? (now?.[column] ?? '') : (change.after ?? '');
  });
  if (Boolean(latitude) === Boolean(longitude)) return null;
  return latitude ? 'Längengrad' : 'Breitengrad';
}

function toChange(
  { name, current, lines }: RowGroup,
  fields: readonly RegisterCellChange[],
  phases: readonly PlannedPhase[],
  names: KnownNames,
): PlannedContactPoint {
  const all = [...fields, ...phases.flatMap((phase) => phase.fields)];
  const cells = Object.fromEntries(
    fields.map(({ column, after }) => [column, after ?? '']),
  ) as PlannedContactPoint['cells'];
  return {
    line: lines[0]?.line ?? 0,
    kind: current === null ? 'new' : all.length > 0 || phases.length > 0 ? 'changed' : 'same',
    contactPointId: current?.id ?? null,
    name,
    newPhases: phases.filter(({ phase }) => phase === null).length,
    fields: all,
    current,
    cells,
    ...namedIn(cells, names),
    phases,
  };
}

/** A partner is a contact point when one has that name. */
function namedIn(
  { Träger, Kooperationspartner }: PlannedContactPoint['cells'],
  { organisations, contactPoints }: KnownNames,
): Pick<PlannedContactPoint, 'providers' | 'partners'> {
  const partners =
    Kooperationspartner === undefined
      ? null
      : namesOf(Kooperationspartner, [contactPoints, organisations]);
  return {
    providers: Träger === undefined ? null : namesOf(Träger, [organisations]),
    partners:
      partners?.map((name) => ({
        kind: contactPoints.has(name) ? 'contactPoint' : 'organisation',
        name,
      })) ?? null,
  };
}
