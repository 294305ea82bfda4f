import type { ContactPoint, FundingPhase } from './network';
import { degreesText } from './register-cells';
import type { ContactPointColumn, PhaseColumn, RegisterColumn } from './register-columns';
import { lastDayOfMonth } from './network-time';

export type RegisterCells<Column extends RegisterColumn> = Readonly<Record<Column, string>>;

/** What the register says about a contact point, as cells. */
export function contactPointCells(contactPoint: ContactPoint): RegisterCells<ContactPointColumn> {
  const { contact, location } = contactPoint;
  return {
    Name: contactPoint.name,
    Träger: contactPoint.providers.map(({ name }) => name).join('; '),
    Kooperationspartner: contactPoint.partners.map(({ name }) => name).join('; '),
    Ausrichtung: contactPoint.focus ?? '',
    Stadtteil: contactPoint.district ?? '',
    Angebote: contactPoint.offers ?? '',
    Zielgruppen: contactPoint.targetGroups.join('; '),
    Öffnungszeiten: contactPoint.openingHours ?? '',
    Adresse: contact.address ?? '',
    Telefon: contact.phone ?? '',
    'E-Mail': contact.email ?? '',
    Webseite: contact.website ?? '',
    Breitengrad: location === null ? '' : degreesText(location.latitude),
    Längengrad: location === null ? '' : degreesText(location.longitude),
  };
}

/** What it says about one phase of its funding, as cells. */
export function phaseCells(
  phase: Omit<FundingPhase, 'id' | 'version'>,
): RegisterCells<PhaseColumn> {
  const share = phase.hasCityShare;
  return {
    Förderzugang: phase.programme ?? '',
    'Finanzielle Beteiligung': share === null ? '' : share ? 'Ja' : 'Nein',
    Laufzeit: phase.printedEnd ?? '',
    Laufzeitende_norm: phase.isPermanent ? 'dauerhaft' : endText(phase.endsOn),
    Laufzeit_beginn: phase.startsOn ?? '',
    Eigenanteil: phase.share ?? '',
    Bemerkung: phase.note ?? '',
  };
}

/** The cells of a row without a phase. */
export const noPhaseCells: RegisterCells<PhaseColumn> = {
  Förderzugang: '',
  'Finanzielle Beteiligung': '',
  Laufzeit: '',
  Laufzeitende_norm: '',
  Laufzeit_beginn: '',
  Eigenanteil: '',
  Bemerkung: '',
};

/** The rows of the whole register below their headings: each phase one row, and one for whoever has none. */
export function registerRows(
  contactPoints: readonly ContactPoint[],
): RegisterCells<RegisterColumn>[] {
  return contactPoints.flatMap((contactPoint) => {
    const own = contactPointCells(contactPoint);
    const phases = contactPoint.fundingPhases.map(phaseCells);
    return (phases.length === 0 ? [noPhaseCells] : phases).map((phase) => ({ ...own, ...phase }));
  });
}

function endText(endsOn: string | null): string {
  if (endsOn === null) return '';
  const month = endsOn.slice(0, 7);
  return endsOn === lastDayOfMonth(month) ? month : endsOn;
}
