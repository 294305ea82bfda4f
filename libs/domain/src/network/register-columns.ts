/** Headings that say something about the contact point; the same in each of its rows. */
export const contactPointColumns = [
  'Name',
  'Träger',
  'Kooperationspartner',
  'Ausrichtung',
  'Stadtteil',
  'Angebote',
  'Zielgruppen',
  'Öffnungszeiten',
  'Adresse',
  'Telefon',
  'E-Mail',
  'Webseite',
  'Breitengrad',
  'Längengrad',
] as const;
export type ContactPointColumn = (typeof contactPointColumns)[number];

/** Headings that say something about one phase of its funding. */
export const phaseColumns = [
  'Förderzugang',
  'Finanzielle Beteiligung',
  'Laufzeit',
  'Laufzeitende_norm',
  'Laufzeit_beginn',
  'Eigenanteil',
  'Bemerkung',
] as const;
export type PhaseColumn = (typeof phaseColumns)[number];

export type RegisterColumn = ContactPointColumn | PhaseColumn;

/** In the order in which the export has them: the printed register first. */
export const registerColumns = [
  'Name',
  'Träger',
  'Kooperationspartner',
  'Förderzugang',
  'Finanzielle Beteiligung',
  'Ausrichtung',
  'Stadtteil',
  'Laufzeit',
  'Laufzeitende_norm',
  'Angebote',
  'Zielgruppen',
  'Öffnungszeiten',
  'Adresse',
  'Telefon',
  'E-Mail',
  'Webseite',
  'Breitengrad',
  'Längengrad',
  'Laufzeit_beginn',
  'Eigenanteil',
  'Bemerkung',
] as const satisfies readonly RegisterColumn[];

/** Largest file, in bytes. */
export const registerFileBytes = 2 * 1024 * 1024;
/** Most rows below the headings. */
export const registerRowLimit = 5_000;
