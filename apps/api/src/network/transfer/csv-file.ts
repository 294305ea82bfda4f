import {
  guardedCell,
  type RegisterCells,
  type RegisterColumn,
  registerColumns,
  registerRowLimit,
  type TableRow,
} from '@quartiersforum/domain';
import { CsvError, parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';

/** Longer than any row can be; without a closing quote one would take in the rest of the file. */
const rowCharacters = 100_000;

/** The rows of a text with cells divided by semicolons, commas or tabs. What comes behind a broken row is not read. */
export function readCsv(text: string): TableRow[] {
  const rows: TableRow[] = [];
  try {
    parse(text, {
      delimiter: delimiterOf(text),
      relax_column_count: true,
      max_record_size: rowCharacters,
      to: registerRowLimit + blankRows,
      on_record: (cells: string[]) => {
        rows.push({ line: rows.length + 1, cells: cells.map((cell) => ({ text: cell })) });
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    rows.push({ line: rows.length + 1, cells: [], isBroken: true });
  }
  return rows;
}

/** Blank rows beside the most that a register may have; what lies behind them is told as too long. */
const blankRows = 1_000;

/** With a byte order mark, which is how spreadsheets know that it is UTF-8. Line ends as RFC 4180 has them. */
export function writeCsv(rows: readonly RegisterCells<RegisterColumn>[]): Buffer {
  const cells = rows.map((row) => registerColumns.map((column) => guardedCell(row[column])));
  const text = stringify([[...registerColumns], ...cells], {
    bom: true,
    delimiter: ';',
    record_delimiter: '\r\n',
    // A line feed alone is the end of a row to most programs.
    quoted_match: /[\r\n]/,
  });
  return Buffer.from(text);
}

/** Whatever divides the headings: German spreadsheets write semicolons, others commas or tabs. */
function delimiterOf(text: string): string {
  const headings = /\S[^\n\r]*/.exec(text)?.[0].replace(/"[^"]*"/g, '') ?? '';
  const counts = [';', ',', '\t'].map((mark) => [mark, headings.split(mark).length] as const);
  return counts.toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? ';';
}
