import type { TableCell } from '@quartiersforum/domain';

type Attributes = ReadonlyMap<string, string>;

/** Longest text that is collected; the longest that the register takes is less than half of it. */
const mostCharacters = 10_000;
/** Inside a paragraph, without a meaning for what is written. */
const plainMarks = ['text:span', 'text:a'];

/** One cell of a sheet while it is read: paragraphs are lines, spaces are collapsed as OpenDocument 1.3, part 3, 6.1.2 says. */
export class OdsCell {
  readonly times: number;
  private readonly kind: string | undefined;
  private readonly typed: string | undefined;
  private readonly written: string | undefined;
  private readonly flaw: TableCell['flaw'];
  private readonly pieces: string[] = [];
  private characters = 0;
  private isAfterSpace = true;
  private hasParagraph = false;
  private isInParagraph = false;

  constructor(name: string, attributes: Attributes) {
    this.times = timesOf(attributes.get('table:number-columns-repeated'));
    this.kind = attributes.get('office:value-type');
    this.typed = (attributes.get('office:date-value') ?? attributes.get('office:value'))?.slice(
      0,
      100,
    );
    this.written = attributes.get('office:string-value')?.slice(0, mostCharacters);
    const isMerged =
      name === 'table:covered-table-cell' ||
      timesOf(attributes.get('table:number-columns-spanned')) > 1 ||
      timesOf(attributes.get('table:number-rows-spanned')) > 1;
    const isFormula = attributes.get('table:formula') !== undefined;
    this.flaw = isFormula ? 'cell.formula' : isMerged ? 'cell.merged' : undefined;
  }

  /** What begins inside the cell; whether it is a part of its text. */
  open(name: string, attributes: Attributes): boolean {
    if (!this.isInParagraph) {
      if (name !== 'text:p' && name !== 'text:h') return false;
      if (this.hasParagraph) this.add('\n');
      this.hasParagraph = true;
      this.isInParagraph = true;
      return true;
    }
    if (name === 'text:s') this.add(' '.repeat(Math.min(timesOf(attributes.get('text:c')), 1_000)));
    else if (name === 'text:tab') this.add('\t');
    else if (name === 'text:line-break') this.add('\n');
    else return plainMarks.includes(name);
    return true;
  }

  close(name: string): void {
    if (name === 'text:p' || name === 'text:h') this.isInParagraph = false;
  }

  write(text: string): void {
    if (!this.isInParagraph) return;
    const collapsed = text.replace(/[ \t\r\n]+/g, ' ');
    this.add(this.isAfterSpace ? collapsed.replace(/^ /, '') : collapsed);
  }

  /** Undefined for a cell without anything in it. */
  get content(): TableCell | undefined {
    const text = this.shown();
    const { flaw } = this;
    if (text.trim() === '' && flaw === undefined) return undefined;
    const value = this.kind === 'date' ? this.typed?.slice(0, 10) : this.typed;
    return {
      text,
      ...(value !== undefined && value !== '' && { value }),
      ...(flaw !== undefined && { flaw }),
    };
  }

  private shown(): string {
    if (this.hasParagraph) return this.pieces.join('');
    return this.written ?? this.typed ?? '';
  }

  /** Pieces are kept apart until the end: a long text made of single letters would be copied with each of them. */
  private add(text: string): void {
    const taken = text.slice(0, mostCharacters - this.characters);
    if (taken === '') return;
    this.pieces.push(taken);
    this.characters += taken.length;
    this.isAfterSpace = /\s$/.test(taken.slice(-1));
  }
}

/** How often a row or a cell is there; nonsense is once. */
export function timesOf(written: string | undefined): number {
  return /^[1-9]\d{0,6}$/.test(written ?? '') ? Number(written) : 1;
}
