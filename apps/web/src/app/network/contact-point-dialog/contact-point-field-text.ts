import type { FieldText } from '../../core/form/form-notices';
import { type ContactPointForm, linesOf } from './contact-point-form';

const contactPointFieldNames: Readonly<Record<keyof ContactPointForm, string>> = {
  name: 'Name',
  district: 'Stadtteil',
  focus: 'Ausrichtung',
  providers: 'Träger',
  partners: 'Partner',
  offers: 'Angebote',
  targetGroups: 'Zielgruppen',
  openingHours: 'Öffnungszeiten',
  address: 'Anschrift',
  phone: 'Telefon',
  email: 'E-Mail-Adresse',
  website: 'Webseite',
  location: 'Ort auf der Karte',
  isReleased: 'Sichtbarkeit',
};

/** What stands in these fields now, in words, as somebody else has left it. */
export function contactPointFieldTexts(
  keys: readonly (keyof ContactPointForm)[],
  value: ContactPointForm,
): readonly FieldText[] {
  return keys.map((key) => ({
    name: contactPointFieldNames[key],
    text: fieldText(key, value) || 'nichts',
  }));
}

function fieldText(key: keyof ContactPointForm, value: ContactPointForm): string {
  switch (key) {
    case 'providers':
    case 'partners':
      return value[key].map(({ name }) => name).join(', ');
    case 'targetGroups':
      return linesOf(value.targetGroups).join(', ');
    case 'location':
      return value.location ? 'ein anderer Ort' : '';
    case 'isReleased':
      return value.isReleased ? 'öffentlich freigegeben' : 'nur im Netzwerk';
    default:
      return value[key];
  }
}
