import { unguardedCell } from './cell-guard';
import { type RegisterColumn, registerColumns, registerRowLimit } from './register-columns';
import type { RegisterFlaw, RegisterFlawCode } from './register-transfer';

/** A cell as a file has it. `value`: what a spreadsheet keeps behind a date or a number that it shows in its own way. */
export interface TableCell {
  readonly text: string;
  readonly value?: string;
  /** Why it cannot be taken for what it shows. */
  readonly flaw?: 'cell.formula' | 'cell.merged';
}

/** A row of a file, whatever kind of file it is; `line` counts from 1. */
export interface TableRow {
  readonly line: number;
  readonly cells: readonly TableCell[];
  /** What comes behind it cannot be read. */
  readonly isBroken?: boolean;
}

/** A row below the headings: what stands in the columns that the file has. */
export interface RegisterLine {
  readonly line: number;
  readonly cells: Readonly<Partial<Record<RegisterColumn, string>>>;
}

export interface RegisterTable {
  readonly columns: readonly RegisterColumn[];
  readonly lines: readonly RegisterLine[];
  readonly flaws: readonly RegisterFlaw[];
}

/** Finds the headings in the first row that is not blank, and says what stands under each. */
export function readRegisterTable(rows: readonly TableRow[]): RegisterTable {
  const [first, ...others] = rows.filter((row) => row.isBroken === true || !isBlank(row));
  if (first === undefined)
    return { columns: [], lines: [], flaws: [registerFlaw(1, null, 'table.empty')] };
  if (first.isBroken === true)
    return { columns: [], lines: [], flaws: [registerFlaw(first.line, null, 'row.unreadable')] };
  const headings = first.cells.map(({ text }) => headingOf(text));
  const columns = headings.filter((heading) => isColumn(heading));
  // Without it these are no headings, and nothing is to be said about what stands below them.
  if (!columns.includes('Name'))
    return { columns, lines: [], flaws: flawsOfHeadings(first, headings) };
  const flaws = [
    ...flawsOfHeadings(first, headings),
    ...(others.length > registerRowLimit
      ? [registerFlaw(others[registerRowLimit]?.line ?? 0, null, 'table.tooLong')]
      : []),
    ...others
      .slice(0, registerRowLimit)
      .flatMap((row) =>
        row.isBroken === true
          ? [registerFlaw(row.line, null, 'row.unreadable')]
          : flawsOfRow(row, headings),
      ),
  ];
  const lines = others
    .slice(0, registerRowLimit)
    .filter((row) => row.isBroken !== true)
    .map((row) => toLine(row, headings));
  return { columns, lines, flaws };
}

/** One thing that is wrong, with what stands there cut short. */
export function registerFlaw(
  line: number,
  column: string | null,
  code: RegisterFlawCode,
  value: string | null = null,
): RegisterFlaw {
  return { line, column: column?.slice(0, shown) ?? null, code, value: cut(value) };
}

const shown = 100;

function cut(value: string | null): string | null {
  return value === null ? null : [...value.slice(0, 2 * shown)].slice(0, shown).join('');
}

/** Of these a spreadsheet shows something else than it keeps: "31.12.20", "51,5". */
const typedColumns: readonly RegisterColumn[] = [
  'Laufzeitende_norm',
  'Laufzeit_beginn',
  'Breitengrad',
  'Längengrad',
];

function toLine({ line, cells }: TableRow, headings: readonly string[]): RegisterLine {
  const entries = headings.flatMap((heading, index): [RegisterColumn, string][] => {
    if (!isColumn(heading)) return [];
    const { text = '', value } = cells[index] ?? {};
    const shownText = unguardedCell(text);
    return [[heading, typedColumns.includes(heading) ? (value ?? shownText) : shownText]];
  });
  return { line, cells: Object.fromEntries(entries) };
}

function flawsOfHeadings({ line, cells }: TableRow, headings: readonly string[]): RegisterFlaw[] {
  const unknown = headings.flatMap((heading, index) =>
    heading === '' || isColumn(heading)
      ? []
      : [registerFlaw(line, heading, 'column.unknown', cells[index]?.text ?? null)],
  );
  const twice = headings
    .filter((heading, index) => isColumn(heading) && headings.indexOf(heading) < index)
    .map((heading) => registerFlaw(line, heading, 'column.twice'));
  const missing = headings.includes('Name') ? [] : [registerFlaw(line, 'Name', 'column.missing')];
  return [...missing, ...unknown, ...twice];
}

function flawsOfRow({ line, cells }: TableRow, headings: readonly string[]): RegisterFlaw[] {
  const beyond = cells.find(({ text }, index) => !headings[index] && text.trim() !== '');
  const flawed = cells.flatMap((cell, index) =>
    cell.flaw === undefined || !headings[index]
      ? []
      : [registerFlaw(line, headings[index], cell.flaw, cell.text)],
  );
  return [
    ...(beyond === undefined ? [] : [registerFlaw(line, null, 'row.tooWide', beyond.text)]),
    ...flawed,
  ];
}

/** However its capitals are; what is no heading of the register stays as it is written. */
function headingOf(text: string): string {
  const written = unguardedCell(text).normalize('NFC').trim();
  const known = registerColumns.find((name) => name.toLowerCase() === written.toLowerCase());
  return known ?? written;
}

function isColumn(heading: string): heading is RegisterColumn {
  return (registerColumns as readonly string[]).includes(heading);
}

function isBlank({ cells }: TableRow): boolean {
  return cells.every(({ text, flaw: flawed }) => text.trim() === '' && flawed === undefined);
}
