import { isClosed } from './contact-point-rules';
import type { ContactPoint, OrganisationKind } from './network';
import { CellReader, type KnownNames, namesOf } from './register-cells';
import type { RegisterColumn } from './register-columns';
import { RegisterNames } from './register-names';
import { registerRows } from './register-print';
import { registerFlaw, type RegisterLine } from './register-table';
import type { RegisterFlaw, RegisterFlawCode } from './register-transfer';

/** The register as it is, closed contact points included. */
export interface RegisterState {
  readonly contactPoints: readonly ContactPoint[];
  readonly organisations: readonly { readonly name: string }[];
  /** `YYYY-MM-DD` */
  readonly today: string;
}

/** The rows of a file that mean one contact point. */
export interface RowGroup {
  readonly name: string;
  readonly current: ContactPoint | null;
  readonly lines: readonly RegisterLine[];
}

/** More organisations than that are not new; they are something else in this column. */
const mostOrganisations = 1_000;

/**
 * A file while it is read, with what becomes known by it: whoever is named in one row is found by the next, however that prints the name.
 * So rows are grouped first, then read in order.
 */
export class RegisterReading {
  readonly names: KnownNames;
  readonly cells: CellReader;
  readonly flaws: RegisterFlaw[];
  /** Whom nobody knew before. */
  readonly organisations = new Map<string, OrganisationKind>();

  constructor(
    private readonly register: RegisterState,
    flaws: readonly RegisterFlaw[],
  ) {
    this.names = {
      organisations: new RegisterNames(register.organisations.map(({ name }) => name)),
      contactPoints: new RegisterNames(register.contactPoints.map(({ name }) => name)),
    };
    this.cells = new CellReader(this.names);
    this.flaws = [...flaws];
  }

  tell(
    line: number,
    column: RegisterColumn,
    code: RegisterFlawCode,
    value: string | null = null,
  ): void {
    this.flaws.push(registerFlaw(line, column, code, value));
  }

  /** Which rows mean the same contact point. */
  groups(lines: readonly RegisterLine[]): RowGroup[] {
    const byName = new Map(this.register.contactPoints.map((one) => [one.name, one]));
    const groups = new Map<string, RegisterLine[]>();
    for (const line of lines) {
      const name = this.nameOf(line);
      if (name === null) continue;
      const group = groups.get(name);
      if (group === undefined) groups.set(name, [line]);
      else group.push(line);
    }
    return [...groups].map(([name, rows]) => {
      const current = byName.get(name) ?? null;
      if (current !== null && isClosed(current.closedOn, this.register.today))
        this.tell(rows[0]?.line ?? 0, 'Name', 'name.closed', name);
      return { name, current, lines: rows };
    });
  }

  /** The rows of a contact point with their cells as the register writes them; what is not understood is left out and told. */
  lines({ current, lines }: RowGroup): RegisterLine[] {
    const held = heldCells(current);
    return lines.map(({ line, cells }) => {
      const written = Object.entries(cells) as [RegisterColumn, string][];
      const read = written.map(([column, text]) => [column, this.read(line, column, text, held)]);
      return {
        line,
        cells: Object.fromEntries(
          read.filter(([, text]) => text !== undefined),
        ) as RegisterLine['cells'],
      };
    });
  }

  private nameOf({ line, cells }: RegisterLine): string | null {
    const { contactPoints } = this.names;
    const written = cells.Name ?? '';
    if (contactPoints.has(written.trim())) return written.trim();
    const cell = this.cells.cell('Name', written);
    if ('code' in cell || contactPoints.isAmbiguous(cell.text)) {
      this.tell(line, 'Name', 'code' in cell ? cell.code : 'name.ambiguous', written);
      return null;
    }
    const name = contactPoints.find(cell.text) ?? cell.text;
    contactPoints.add(name);
    return name;
  }

  private read(
    line: number,
    column: RegisterColumn,
    written: string,
    held: ReadonlySet<string>,
  ): string | undefined {
    const cell = this.cells.cell(column, written);
    if ('code' in cell) {
      if (held.has(cellKey(column, written))) return written.trim();
      this.tell(line, column, cell.code, written);
      return undefined;
    }
    if (!this.meetNames(column, cell.text)) this.tell(line, column, 'value.tooMany', written);
    return cell.text;
  }

  /** Makes known whom a cell names; whether that is possible, for there can be too many. */
  private meetNames(column: RegisterColumn, text: string): boolean {
    const isProvider = column === 'Träger';
    if (!isProvider && column !== 'Kooperationspartner') return true;
    const { organisations: known, contactPoints } = this.names;
    const places = isProvider ? [known] : [contactPoints, known];
    for (const name of namesOf(text, places)) {
      if (places.every((those) => !those.has(name))) {
        if (this.organisations.size >= mostOrganisations) return false;
        known.add(name);
        this.organisations.set(name, 'partner');
      }
      if (isProvider && this.organisations.has(name)) this.organisations.set(name, 'provider');
    }
    return true;
  }
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
