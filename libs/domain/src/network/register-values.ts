import type { Contact, ContactPoint, FundingPhase } from './network';
import { splitGroups } from './register-cells';
import type { ContactPointColumn, PhaseColumn } from './register-columns';
import { endOf } from './register-dates';
import type { RegisterCells } from './register-print';
import { parseFundingEnd } from './register';

type OwnFields = Pick<
  ContactPoint,
  'name' | 'focus' | 'district' | 'offers' | 'targetGroups' | 'openingHours' | 'location'
> & { readonly contact: Partial<Contact> };
type PhaseFields = Omit<FundingPhase, 'id' | 'version'>;

/** What cells of a contact point mean. Only what is there is said; of the contact only the parts that are. */
export function contactPointValues(
  cells: Partial<RegisterCells<ContactPointColumn>>,
  current: ContactPoint | null,
): Partial<OwnFields> {
  const { Name, Ausrichtung, Stadtteil, Angebote, Zielgruppen, Öffnungszeiten } = cells;
  const contact = contactValues(cells);
  return {
    ...(Name !== undefined && { name: Name }),
    ...(Ausrichtung !== undefined && { focus: stated(Ausrichtung) }),
    ...(Stadtteil !== undefined && { district: stated(Stadtteil) }),
    ...(Angebote !== undefined && { offers: stated(Angebote) }),
    ...(Zielgruppen !== undefined && { targetGroups: splitGroups(Zielgruppen) }),
    ...(Öffnungszeiten !== undefined && { openingHours: stated(Öffnungszeiten) }),
    ...(Object.keys(contact).length > 0 && { contact }),
    ...locationValue(cells, current?.location ?? null),
  };
}

/** What cells of a phase mean. Whether its end is provisional stands in the wording, and is read anew when that becomes different. */
export function phaseValues(cells: Partial<RegisterCells<PhaseColumn>>): Partial<PhaseFields> {
  const { Förderzugang, Laufzeit, Laufzeitende_norm, Laufzeit_beginn, Eigenanteil, Bemerkung } =
    cells;
  const share = cells['Finanzielle Beteiligung'];
  return {
    ...(Förderzugang !== undefined && { programme: stated(Förderzugang) }),
    ...(share !== undefined && { hasCityShare: share === '' ? null : share === 'Ja' }),
    ...(Laufzeit !== undefined && { printedEnd: stated(Laufzeit), ...marksOf(Laufzeit) }),
    ...(Laufzeitende_norm !== undefined && endOf(Laufzeitende_norm)),
    ...(Laufzeit_beginn !== undefined && { startsOn: stated(Laufzeit_beginn) }),
    ...(Eigenanteil !== undefined && { share: stated(Eigenanteil) }),
    ...(Bemerkung !== undefined && { note: stated(Bemerkung) }),
  };
}

function marksOf(wording: string) {
  const { isProvisional, isExtensionInPreparation } = parseFundingEnd(wording, '');
  return { isProvisional, isExtensionInPreparation };
}

function contactValues(cells: Partial<RegisterCells<ContactPointColumn>>): Partial<Contact> {
  const { Adresse, Telefon, 'E-Mail': email, Webseite } = cells;
  return {
    ...(Adresse !== undefined && { address: stated(Adresse) }),
    ...(Telefon !== undefined && { phone: stated(Telefon) }),
    ...(email !== undefined && { email: stated(email) }),
    ...(Webseite !== undefined && { website: stated(Webseite) }),
  };
}

function locationValue(
  { Breitengrad, Längengrad }: Partial<RegisterCells<ContactPointColumn>>,
  current: ContactPoint['location'],
): Pick<Partial<OwnFields>, 'location'> {
  if (Breitengrad === undefined && Längengrad === undefined) return {};
  const latitude = Breitengrad ?? String(current?.latitude ?? '');
  const longitude = Längengrad ?? String(current?.longitude ?? '');
  const isStated = latitude !== '' && longitude !== '';
  return {
    location: isStated ? { latitude: Number(latitude), longitude: Number(longitude) } : null,
  };
}

function stated(text: string): string | null {
  return text === '' ? null : text;
}
