import type { TableCell } from '@quartiersforum/domain';

type Attributes = (name: string) => string | undefined;

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
  private text = '';
  private hasParagraph = false;
  private isInParagraph = false;

  constructor(name: string, attribute: Attributes) {
    this.times = timesOf(attribute('table:number-columns-repeated'));
    this.kind = attribute('office:value-type');
    this.typed = (attribute('office:date-value') ?? attribute('office:value'))?.slice(0, 100);
    this.written = attribute('office:string-value')?.slice(0, mostCharacters);
    const isMerged =
      name === 'table:covered-table-cell' ||
      timesOf(attribute('table:number-columns-spanned')) > 1 ||
      timesOf(attribute('table:number-rows-spanned')) > 1;
    const isFormula = attribute('table:formula') !== undefined;
    this.flaw = isFormula ? 'cell.formula' : isMerged ? 'cell.merged' : undefined;
  }

  /** What begins inside the cell; whether it is a part of its text. */
  open(name: string, attribute: Attributes): boolean {
    if (!this.isInParagraph) {
      if (name !== 'text:p' && name !== 'text:h') return false;
      if (this.hasParagraph) this.add('\n');
      this.hasParagraph = true;
      this.isInParagraph = true;
      return true;
    }
    if (name === 'text:s') this.add(' '.repeat(Math.min(timesOf(attribute('text:c')), 1_000)));
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
    const isAfterSpace = this.text === '' || /\s$/.test(this.text);
    this.add(isAfterSpace ? collapsed.replace(/^ /, '') : collapsed);
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
    if (this.hasParagraph) return this.text;
    return this.written ?? this.typed ?? '';
  }

  private add(text: string): void {
    this.text = (this.text + text).slice(0, mostCharacters);
  }
}

/** How often a row or a cell is there; nonsense is once. */
export function timesOf(written: string | undefined): number {
  return /^[1-9]\d{0,6}$/.test(written ?? '') ? Number(written) : 1;
}
