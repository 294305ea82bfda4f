import { isClosed } from './contact-point-rules';
import type { ContactPoint, OrganisationKind, Partner } from './network';
import { planPhases, type PlannedPhase } from './phase-plan';
import { namesOf, type KnownNames, readCell } from './register-cells';
import {
  type ContactPointColumn,
  contactPointColumns,
  type RegisterColumn,
} from './register-columns';
import { RegisterNames } from './register-names';
import { contactPointCells, registerRows } from './register-print';
import {
  registerFlaw,
  readRegisterTable,
  type RegisterLine,
  type TableRow,
} from './register-table';
import type { PlannedChange, RegisterCellChange, RegisterFlaw } from './register-transfer';

/** The register as it is, closed contact points included. */
export interface RegisterState {
  readonly contactPoints: readonly ContactPoint[];
  readonly organisations: readonly { readonly name: string }[];
  /** `YYYY-MM-DD` */
  readonly today: string;
}

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

/** The rows of a file that mean one contact point, with their cells as the register writes them. */
export interface RowGroup {
  readonly name: string;
  readonly current: ContactPoint | null;
  readonly lines: readonly RegisterLine[];
}

/**
 * What a file would change, and what in it is not understood. Cells are compared as the register writes them, on both sides: so what was
 * exported and comes back untouched changes nothing, whatever is lost between a value and its cell.
 */
export function planImport(
  rows: readonly TableRow[],
  register: RegisterState,
  isOverlapAccepted: boolean,
): RegisterPlan {
  const table = readRegisterTable(rows);
  const names: KnownNames = {
    organisations: new RegisterNames(register.organisations.map(({ name }) => name)),
    contactPoints: new RegisterNames(register.contactPoints.map(({ name }) => name)),
  };
  const flaws: RegisterFlaw[] = [...table.flaws];
  const organisations = new Map<string, OrganisationKind>();
  const hasNames = table.columns.includes('Name');
  const groups = hasNames ? groupLines(table.lines, register, names, flaws) : [];
  const changes = groups.map((group): PlannedContactPoint => {
    const held = heldCells(group.current);
    const lines = group.lines.map((line) => readLine(line, held, names, organisations, flaws));
    const cells = changedCells(group, lines, names, flaws);
    const planned = planPhases(group.current?.fundingPhases ?? [], lines, {
      canonical: (column, text) => canonical(column, text, names),
      isOverlapAccepted,
    });
    flaws.push(...planned.flaws);
    return toChange(group, cells, planned.phases, names);
  });
  const inOrder = flaws.toSorted((a, b) => a.line - b.line);
  return { rows: table.lines.length, changes, organisations, flaws: inOrder };
}

/** Which rows mean the same contact point; names that are new become known, so that other rows can name them as partners. */
function groupLines(
  lines: readonly RegisterLine[],
  register: RegisterState,
  { contactPoints }: KnownNames,
  flaws: RegisterFlaw[],
): RowGroup[] {
  const byName = new Map(register.contactPoints.map((one) => [one.name, one]));
  const groups = new Map<string, RegisterLine[]>();
  const noNames = { organisations: new RegisterNames(), contactPoints: new RegisterNames() };
  for (const row of lines) {
    const written = row.cells.Name ?? '';
    const cell = readCell('Name', written, noNames);
    const code =
      'code' in cell ? cell.code : contactPoints.isAmbiguous(cell.text) ? 'name.ambiguous' : null;
    if ('code' in cell || code !== null) {
      flaws.push(registerFlaw(row.line, 'Name', code ?? 'name.missing', written));
      continue;
    }
    const name = contactPoints.find(cell.text) ?? cell.text;
    contactPoints.add(name);
    groups.set(name, [...(groups.get(name) ?? []), row]);
  }
  return [...groups].map(([name, rows]) => {
    const current = byName.get(name) ?? null;
    if (current !== null && isClosed(current.closedOn, register.today))
      flaws.push(registerFlaw(rows[0]?.line ?? 0, 'Name', 'name.closed', name));
    return { name, current, lines: rows };
  });
}

/** The cells of a row as the register writes them; what is not understood is left out and told. */
function readLine(
  { line, cells }: RegisterLine,
  held: ReadonlySet<string>,
  names: KnownNames,
  organisations: Map<string, OrganisationKind>,
  flaws: RegisterFlaw[],
): RegisterLine {
  const read = (Object.entries(cells) as [RegisterColumn, string][]).flatMap(
    ([column, written]): [RegisterColumn, string][] => {
      const cell = readCell(column, written, names);
      if ('code' in cell) {
        if (held.has(cellKey(column, written))) return [[column, written.trim()]];
        flaws.push(registerFlaw(line, column, cell.code, written));
        return [];
      }
      meetNames(column, cell.text, names, organisations);
      return [[column, cell.text]];
    },
  );
  return { line, cells: Object.fromEntries(read) };
}

/** What the register says of a contact point itself is no flaw in a file, even if nobody could enter it any more. */
function heldCells(current: ContactPoint | null): ReadonlySet<string> {
  const rows = current === null ? [] : registerRows([current]);
  return new Set(
    rows.flatMap((row) => Object.entries(row).map(([column, text]) => cellKey(column, text))),
  );
}

function cellKey(column: string, text: string): string {
  return `${column}\n${text.trim()}`;
}

/** Whom nobody knows yet, becomes known by being named, so that the next row finds them however it prints them. */
function meetNames(
  column: RegisterColumn,
  text: string,
  { organisations: known, contactPoints }: KnownNames,
  organisations: Map<string, OrganisationKind>,
): void {
  const isProvider = column === 'Träger';
  if (!isProvider && column !== 'Kooperationspartner') return;
  const places = isProvider ? [known] : [contactPoints, known];
  for (const name of namesOf(text, places)) {
    if (places.every((those) => !those.has(name))) {
      known.add(name);
      organisations.set(name, 'partner');
    }
    if (isProvider && organisations.has(name)) organisations.set(name, 'provider');
  }
}

/** What becomes different of the contact point itself. */
function changedCells(
  { name, current }: RowGroup,
  lines: readonly RegisterLine[],
  names: KnownNames,
  flaws: RegisterFlaw[],
): RegisterCellChange[] {
  const now = current === null ? null : contactPointCells(current);
  const changes = contactPointColumns.flatMap((column): RegisterCellChange[] => {
    const after = agreedCell(column, lines, flaws);
    const before = now === null ? '' : canonical(column, now[column], names);
    if (after === undefined || after.text === before) return [];
    return [{ line: after.line, column, before: before || null, after: after.text || null }];
  });
  const partners = changes.find(({ column }) => column === 'Kooperationspartner');
  if (partners && namesOf(partners.after ?? '', [names.contactPoints]).includes(name))
    flaws.push(registerFlaw(partners.line, 'Kooperationspartner', 'partner.self', partners.after));
  const half = halfLocation(changes, now);
  if (half !== null) flaws.push(registerFlaw(lines[0]?.line ?? 0, half, 'location.half'));
  return changes;
}

/** What all rows of a contact point say in a column; a blank beside something said is no contradiction. */
function agreedCell(
  column: ContactPointColumn,
  lines: readonly RegisterLine[],
  flaws: RegisterFlaw[],
): { readonly line: number; readonly text: string } | undefined {
  const said = lines.flatMap(({ line, cells }) => {
    const text = cells[column];
    return text === undefined ? [] : [{ line, text }];
  });
  const first = said.find(({ text }) => text !== '') ?? said[0];
  const other = said.find(({ text }) => text !== '' && text !== first?.text);
  if (other !== undefined)
    flaws.push(registerFlaw(other.line, column, 'row.contradictory', other.text));
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

/** A cell that the register holds already, in the way in which a file's is read; what could not be read is only compared. */
function canonical(column: RegisterColumn, text: string, names: KnownNames): string {
  const cell = readCell(column, text, names);
  return 'code' in cell ? text : cell.text;
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
