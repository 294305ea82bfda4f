import type * as z from 'zod';
import { locationSchema } from './network';
import type { RegisterColumn } from './register-columns';
import { createContactPointSchema, createFundingPhaseSchema } from './register-commands';
import { readBeginning, readEnd } from './register-dates';
import { namesIn, RegisterNames } from './register-names';
import type { RegisterFlawCode } from './register-transfer';

/** A cell in the one way in which the register writes it; blank: nothing is stated. */
export interface ReadCell {
  readonly text: string;
}
export interface FlawedCell {
  readonly code: RegisterFlawCode;
}
export type Cell = ReadCell | FlawedCell;

/** Whose names a cell may hold. */
export interface KnownNames {
  readonly organisations: RegisterNames;
  readonly contactPoints: RegisterNames;
}

type Reader = (text: string, names: KnownNames) => Cell;

const entry = createContactPointSchema.shape;
const phase = createFundingPhaseSchema.shape;
/** The format of a value is its column's; what else is wrong with it is the same everywhere. */
const flawOfIssue: Readonly<Record<string, RegisterFlawCode>> = {
  'too_small string': 'value.tooShort',
  'too_big string': 'value.tooLong',
  'too_big array': 'value.tooMany',
  'too_small number': 'value.outOfRange',
  'too_big number': 'value.outOfRange',
};

const readers: Readonly<Record<RegisterColumn, Reader>> = {
  Name: line(entry.name),
  Träger: (text, { organisations }) => names(text, [organisations], 20),
  Kooperationspartner: (text, { contactPoints, organisations }) =>
    names(text, [contactPoints, organisations], 50),
  Ausrichtung: line(entry.focus),
  Stadtteil: line(entry.district),
  Angebote: lines(entry.offers),
  Zielgruppen: (text) => list(entry.targetGroups, splitGroups(text)),
  Öffnungszeiten: lines(entry.openingHours),
  Adresse: (text) => checked(entry.contact, { address: text }, text),
  Telefon: (text) => checked(entry.contact, { phone: oneLineOf(text) }, oneLineOf(text)),
  'E-Mail': (text) => checked(entry.contact, { email: text }, text.toLowerCase(), 'value.notEmail'),
  Webseite: website,
  Breitengrad: degrees(locationSchema.shape.latitude),
  Längengrad: degrees(locationSchema.shape.longitude),
  Förderzugang: line(phase.programme),
  'Finanzielle Beteiligung': yesOrNo,
  Laufzeit: line(phase.printedEnd),
  Laufzeitende_norm: (text) => dated(readEnd(text), 'value.notMonth'),
  Laufzeit_beginn: (text) => dated(readBeginning(text), 'value.notDay'),
  Eigenanteil: line(phase.share),
  Bemerkung: lines(phase.note),
};

/** Columns whose cells are read by what is known by then; all others are read once for the same text. */
const namingColumns: readonly RegisterColumn[] = ['Träger', 'Kooperationspartner'];

/** Reads cells of one file. The same text comes again and again in a column, in the file and in the register. */
export class CellReader {
  private readonly read = new Map<string, Cell>();

  constructor(private readonly known: KnownNames) {}

  cell(column: RegisterColumn, written: string): Cell {
    if (namingColumns.includes(column)) return readCell(column, written, this.known);
    const key = `${column}\n${written}`;
    const cell = this.read.get(key) ?? readCell(column, written, this.known);
    this.read.set(key, cell);
    return cell;
  }

  /** What the register holds already, in the way in which a file's is read; what could not be read is only compared. */
  held(column: RegisterColumn, text: string): string {
    const cell = this.cell(column, text);
    return 'code' in cell ? text : cell.text;
  }
}

/** Reads one cell as its column has it. What is blank says nothing, in every column but that of the name. */
export function readCell(column: RegisterColumn, written: string, known: KnownNames): Cell {
  const text = written.normalize('NFC').replace(/\r\n?/g, '\n').trim();
  if (text === '') return column === 'Name' ? { code: 'name.missing' } : { text };
  return readers[column](text, known);
}

/** The names of a cell that was read, in order. */
export function namesOf(text: string, names: readonly RegisterNames[]): string[] {
  return namesIn(text, names) ?? [];
}

/** A group of people in each line or behind each semicolon; a comma belongs to the group. Each is meant once. */
export function splitGroups(text: string): string[] {
  const groups = text.split(/[;\n]/).map((group) => group.trim());
  return [...new Set(groups)].filter((group) => group !== '');
}

function line(schema: z.ZodType): Reader {
  return (text) => checked(schema, oneLineOf(text), oneLineOf(text));
}

function lines(schema: z.ZodType): Reader {
  return (text) => checked(schema, text, text);
}

function list(schema: z.ZodType, items: readonly string[]): Cell {
  return checked(schema, items, items.join('; '));
}

/** `most`: as the commands take them (`createContactPointSchema`). */
function names(text: string, known: readonly RegisterNames[], most: number): Cell {
  const found = namesIn(text, known)?.map((name) => nameAmong(name, known));
  if (found === undefined || found.length > most) return { code: 'value.tooMany' };
  if (new Set(found).size < found.length) return { code: 'value.twice' };
  if (found.some((name) => known.some((those) => those.isAmbiguous(name))))
    return { code: 'name.ambiguous' };
  const flawed = found
    .map((name) => line(entry.name)(name, noNames))
    .find((cell) => 'code' in cell);
  return flawed ?? { text: found.join('; ') };
}

const noNames: KnownNames = {
  organisations: new RegisterNames(),
  contactPoints: new RegisterNames(),
};

/** As it is known already, or as it is written. */
function nameAmong(name: string, known: readonly RegisterNames[]): string {
  for (const names of known) {
    const found = names.find(name);
    if (found !== undefined) return found;
  }
  return name;
}

/** A line break becomes a space first: whoever reads addresses leaves it out without a word, and it would be kept. */
function website(text: string): Cell {
  const address = addressOf(oneLineOf(text));
  return checked(entry.contact, { website: address }, address, 'value.notWebsite');
}

function yesOrNo(text: string): Cell {
  const word = { ja: 'Ja', nein: 'Nein' }[text.toLowerCase()];
  return word === undefined ? { code: 'value.notYesOrNo' } : { text: word };
}

function dated(text: string | undefined, code: RegisterFlawCode): Cell {
  return text === undefined ? { code } : { text };
}

/** About a hand's breadth; more digits than that mean nothing. */
const degreeDigits = 6;

function degrees(schema: z.ZodType): Reader {
  return (text) => {
    if (!/^[+-]?\d{1,3}(?:[.,]\d{1,20})?$/.test(text)) return { code: 'value.notNumber' };
    const number = Number(text.replace(',', '.'));
    return checked(schema, number, degreesText(number));
  };
}

/** Degrees as a cell has them: a decimal point, no more digits than mean something. */
export function degreesText(degrees: number): string {
  return String(Number(degrees.toFixed(degreeDigits)) + 0);
}

function checked(
  schema: z.ZodType,
  value: unknown,
  text: string,
  format: RegisterFlawCode = 'value.notText',
): Cell {
  const issue = schema.safeParse(value).error?.issues[0];
  if (issue === undefined) return { text };
  const origin = 'origin' in issue ? String(issue.origin) : '';
  if (issue.code === 'custom') return { code: 'value.twice' };
  return { code: flawOfIssue[`${issue.code} ${origin}`] ?? format };
}

/** A spreadsheet breaks long text in a cell by hand; it is one line all the same. */
function oneLineOf(text: string): string {
  // Not one expression for all of it: a long run of spaces would be tried from each of them.
  return text.replace(/\s+/g, (spaces) => (/[\n\t]/.test(spaces) ? ' ' : spaces));
}

/** "www.example.org" as people write it, with what makes it an address. */
function addressOf(text: string): string {
  return /^[\p{L}\d-]+(?:\.[\p{L}\d-]+)+(?:[/?#:]|$)/u.test(text) ? `https://${text}` : text;
}
