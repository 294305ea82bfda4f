import type { RegisterReason } from '@quartiersforum/domain';
import { applicantKindNames } from './applicant-kind-names';
import { organisationKindNames } from './organisation-kind-names';

/** Why there is a new state of an entry. */
export const historyReasons: Readonly<Record<RegisterReason, string>> = {
  recorded: 'So stand es, als der Verlauf begann',
  created: 'Angelegt',
  changed: 'Geändert',
  phaseAdded: 'Laufzeit eingetragen',
  phaseChanged: 'Laufzeit geändert',
  phaseRemoved: 'Laufzeit entfernt',
  membershipAdded: 'Mitglied aufgenommen',
  membershipChanged: 'Mitgliedschaft geändert',
  confirmed: 'Bestätigt',
  imported: 'Aus einer Datei übernommen',
};

/** The fields of the register as the history names them; one that is missing here is shown by its own name. */
export const historyFields: Readonly<Record<string, string>> = {
  name: 'Name',
  district: 'Stadtteil',
  focus: 'Ausrichtung',
  state: 'Sichtbarkeit',
  providers: 'Träger',
  partners: 'Partner',
  offers: 'Angebote',
  targetGroups: 'Zielgruppen',
  openingHours: 'Öffnungszeiten',
  'contact.address': 'Anschrift',
  'contact.phone': 'Telefon',
  'contact.email': 'E-Mail-Adresse',
  'contact.website': 'Webseite',
  location: 'Ort auf der Karte',
  confirmedOn: 'Zuletzt bestätigt',
  closedOn: 'Geschlossen ab',
  'fundingPhases.programme': 'Förderzugang',
  'fundingPhases.startsOn': 'Beginn',
  'fundingPhases.endsOn': 'Letzter Tag',
  'fundingPhases.printedEnd': 'Wortlaut des Endes',
  'fundingPhases.isPermanent': 'Dauerhaft',
  'fundingPhases.isProvisional': 'Vorläufig',
  'fundingPhases.isExtensionInPreparation': 'Verlängerung in Vorbereitung',
  'fundingPhases.hasCityShare': 'Finanzielle Beteiligung der Stadt',
  'fundingPhases.share': 'Eigenanteil',
  'fundingPhases.note': 'Bemerkung',
  kind: 'Art',
  applicantKinds: 'Bewirbt sich als',
  website: 'Webseite',
  contactPoints: 'Eigene Anlaufstellen',
  partnerOf: 'Partner von',
  bodies: 'Gremien',
  organisation: 'Träger',
  contactPoint: 'Anlaufstelle',
  purpose: 'Aufgabe',
  rhythm: 'Rhythmus',
  membershipRule: 'Wer gehört dazu',
  'memberships.isDeputy': 'Stellvertretung',
  'memberships.validFrom': 'Mitglied ab',
  'memberships.validTo': 'Letzter Tag',
};

/** What stands for a value that is one of a few: as `released` in `state`. */
export const historyWords: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  state: { internal: 'nur im Netzwerk', released: 'öffentlich freigegeben' },
  kind: {
    provider: organisationKindNames.provider.one,
    department: organisationKindNames.department.one,
    partner: organisationKindNames.partner.one,
  },
  applicantKinds: applicantKindNames,
};
