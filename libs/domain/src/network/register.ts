import type { FundingPhase, Partner } from './network';
import { lastDayOfMonth } from './network-time';

/**
 * How a row of the printed register of contact points is read. The register is quoted, not interpreted: what it prints stays as it
 * is, and what it leaves blank stays unknown. A newcomer would read a blank as "no"; it means that nobody said anything.
 */
export interface RegisterRow {
  readonly Name: string;
  readonly Träger: string;
  readonly Kooperationspartner: string;
  readonly Förderzugang: string;
  readonly 'Finanzielle Beteiligung': string;
  readonly Ausrichtung: string;
  readonly Stadtteil: string;
  readonly Laufzeit: string;
  readonly Laufzeitende_norm: string;
}

export interface RegisterEntry {
  readonly name: string;
  readonly district: string | null;
  readonly focus: string | null;
  readonly providers: readonly string[];
  readonly partners: readonly Pick<Partner, 'kind' | 'name'>[];
  readonly fundingPhase: PrintedFundingPhase;
}

/** What the printed register says about a funding: no beginning, no own share. */
export type PrintedFundingPhase = Omit<
  FundingPhase,
  'id' | 'version' | 'startsOn' | 'share' | 'note'
>;

export type FundingEnd = Pick<
  FundingPhase,
  'endsOn' | 'isPermanent' | 'isProvisional' | 'isExtensionInPreparation'
>;

/** Reads the whole register; the rows are needed together because a partner may be another row. */
export function readRegister(rows: readonly RegisterRow[]): readonly RegisterEntry[] {
  const names = rows.map((row) => row.Name.trim());
  return rows.map((row) => ({
    name: row.Name.trim(),
    district: statedOrNull(row.Stadtteil),
    focus: statedOrNull(row.Ausrichtung),
    providers: splitNames(row.Träger),
    partners: splitNames(row.Kooperationspartner).map((name) => partnerNamed(name, names)),
    fundingPhase: {
      programme: statedOrNull(row.Förderzugang),
      printedEnd: statedOrNull(row.Laufzeit),
      ...parseFundingEnd(row.Laufzeit, row.Laufzeitende_norm),
      hasCityShare: parseParticipation(row['Finanzielle Beteiligung']),
    },
  }));
}

/**
 * The end of a funding from its printed wording and its normalised month (`YYYY-MM`, `dauerhaft` or blank): the last day of that
 * month. Throws `RangeError` for any other month.
 */
export function parseFundingEnd(printed: string, normalised: string): FundingEnd {
  const month = normalised.trim();
  const isPermanent = month === 'dauerhaft';
  if (!isPermanent && month !== '' && !/^\d{4}-(0[1-9]|1[0-2])$/.test(month))
    throw new RangeError(`"${normalised}" is no end of a funding`);
  return {
    endsOn: isPermanent || month === '' ? null : lastDayOfMonth(month),
    isPermanent,
    isProvisional: /\bvorerst bis\b/i.test(printed),
    isExtensionInPreparation: /\bVerlängerung\b.*\bvorbereitet\b/i.test(printed),
  };
}

/** Financial share of the city: "Ja", "Nein", or not stated. Throws `RangeError` for anything else. */
export function parseParticipation(printed: string): boolean | null {
  const word = statedOrNull(printed);
  if (word === null) return null;
  if (word === 'Ja') return true;
  if (word === 'Nein') return false;
  throw new RangeError(`"${printed}" is neither Ja nor Nein`);
}

/** Several names in one field: "Caritas Bottrop; KEFB", "AWO, ASB, DRK". */
export function splitNames(printed: string): readonly string[] {
  return printed
    .split(/[;,]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** Who is meant by a partner's name: a contact point of the register, however its hyphens are printed, or else an organisation. */
export function partnerNamed(
  name: string,
  contactPoints: readonly string[],
): Pick<Partner, 'kind' | 'name'> {
  const row = contactPoints.find((other) => letters(other) === letters(name));
  return row === undefined ? { kind: 'organisation', name } : { kind: 'contactPoint', name: row };
}

function statedOrNull(printed: string): string | null {
  return printed.trim() === '' ? null : printed.trim();
}

function letters(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ');
}
