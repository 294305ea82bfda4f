import { registerRowLimit, type TableCell, type TableRow } from '@quartiersforum/domain';
import { SaxesParser, type SaxesTagNS } from 'saxes';
import { OdsCell, timesOf } from './ods-cell';

/** Source: OpenDocument 1.3, part 3 (schema), 19.2. */
const prefixes: Readonly<Record<string, string>> = {
  'urn:oasis:names:tc:opendocument:xmlns:office:1.0': 'office',
  'urn:oasis:names:tc:opendocument:xmlns:table:1.0': 'table',
  'urn:oasis:names:tc:opendocument:xmlns:text:1.0': 'text',
};

/** Deepest nesting of a table that somebody made; a deeper one was made to exhaust us. */
const deepest = 64;
/** One more than a table may have, so that the one too many is seen. */
const mostRows = registerRowLimit + 2;
const mostCells = 201;
const blank: TableCell = { text: '' };
/** Around rows, without a meaning for what stands in them. */
const rowGroups = ['table:table-header-rows', 'table:table-row-group', 'table:table-rows'];

/**
 * Reads the first sheet of `content.xml` piece by piece. Everything is bounded: a sheet can say in one line that a row is there a billion
 * times. What stands beside the cells, as remarks, pictures and the record of changes, is no cell.
 */
export class OdsSheet {
  readonly rows: TableRow[] = [];
  isComplete = false;
  private readonly parser = new SaxesParser({ xmlns: true });
  private readonly path: string[] = [];
  private line = 1;
  private row: { readonly cells: TableCell[]; readonly times: number } | null = null;
  private cell: OdsCell | null = null;
  /** Depth at which something begins that is no part of the table. */
  private strangeFrom: number | null = null;

  constructor() {
    this.parser.on('opentag', (tag) => this.open(tag));
    this.parser.on('closetag', () => this.close());
    this.parser.on('text', (text) => this.cell?.write(text));
    this.parser.on('cdata', (text) => this.cell?.write(text));
    // Nobody's table declares entities; what they can unfold to is nobody's table either.
    this.parser.on('doctype', () => refuse('doctype'));
    this.parser.on('error', (error) => {
      throw error;
    });
  }

  /** Throws for anything that is no well-formed sheet. */
  write(piece: string): void {
    this.parser.write(piece);
  }

  private open(tag: SaxesTagNS): void {
    const name = nameOf(tag);
    const parent = this.path.at(-1);
    this.path.push(name);
    if (this.path.length > deepest) refuse('depth');
    if (this.isComplete || this.strangeFrom !== null) return;
    if (this.cell !== null) {
      if (!this.cell.open(name, attributesOf(tag))) this.strangeFrom = this.path.length;
    } else if (this.row !== null) {
      if (name === 'table:table-cell' || name === 'table:covered-table-cell')
        this.cell = new OdsCell(name, attributesOf(tag));
      else this.strangeFrom = this.path.length;
    } else if (parent === 'table:table' || rowGroups.includes(parent ?? '')) {
      if (name === 'table:table-row')
        this.row = {
          cells: [],
          times: timesOf(attributesOf(tag).get('table:number-rows-repeated')),
        };
      else if (!rowGroups.includes(name)) this.strangeFrom = this.path.length;
    } else if (parent === 'office:spreadsheet' && name !== 'table:table')
      this.strangeFrom = this.path.length;
  }

  private close(): void {
    const depth = this.path.length;
    const name = this.path.pop();
    if (this.isComplete) return;
    if (this.strangeFrom !== null) {
      if (this.strangeFrom === depth) this.strangeFrom = null;
    } else if (name === 'table:table-cell' || name === 'table:covered-table-cell') {
      this.endCell();
    } else if (this.cell !== null) {
      this.cell.close(name ?? '');
    } else if (name === 'table:table-row') {
      this.endRow();
    } else if (name === 'table:table') {
      this.isComplete = true;
    }
  }

  private endCell(): void {
    const { cell, row } = this;
    this.cell = null;
    if (cell === null || row === null) return;
    const content = cell.content ?? blank;
    const room = mostCells - row.cells.length;
    for (let count = Math.min(cell.times, room); count > 0; count -= 1) row.cells.push(content);
  }

  private endRow(): void {
    const { row } = this;
    this.row = null;
    if (row === null) return;
    const cells = withoutBlankEnd(row.cells);
    const copies = cells.length === 0 ? 0 : Math.min(row.times, mostRows);
    for (let copy = 0; copy < copies && this.rows.length < mostRows; copy += 1)
      this.rows.push({ line: this.line + copy, cells });
    this.line = Math.min(this.line + row.times, 10_000_000);
  }
}

function withoutBlankEnd(cells: readonly TableCell[]): readonly TableCell[] {
  return cells.slice(0, cells.findLastIndex((cell) => cell !== blank) + 1);
}

function nameOf({ uri, local }: Pick<SaxesTagNS, 'uri' | 'local'>): string {
  return `${prefixes[uri] ?? ''}:${local}`;
}

function attributesOf({ attributes }: SaxesTagNS): ReadonlyMap<string, string> {
  return new Map(Object.values(attributes).map((one) => [nameOf(one), one.value]));
}

function refuse(reason: string): never {
  throw new Error(`no table: ${reason}`);
}
