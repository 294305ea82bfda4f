/** How the members of an example body follow from the network; `named` are people by their role. */
export interface ExampleBody {
  readonly name: string;
  readonly purpose: string;
  readonly rhythm: string | null;
  readonly membershipRule: string | null;
  readonly members: readonly ('departments' | 'providers' | 'contactPoints')[];
  readonly organisations?: readonly string[];
  readonly people?: readonly { readonly name: string; readonly isDeputy: boolean }[];
}

/**
 * The bodies of the report of May 2020 in our words. Where it names no members there are none here: the rule says who belongs to
 * it, and nobody is made up.
 */
export const exampleBodies: readonly ExampleBody[] = [
  {
    name: 'AG Quartiersarbeit',
    purpose:
      'Interner Austausch der Fachdienststellen über die Quartiersarbeit. Hier wird auch beraten, bevor über Interimsmittel entschieden wird. Auch als „AG Quartiersentwicklung“ genannt.',
    rhythm: null,
    membershipRule: 'Jede Fachdienststelle, in der eine Anlaufstelle verankert ist',
    members: ['departments'],
  },
  {
    name: 'AK Stadterneuerung/Quartiersentwicklung',
    purpose:
      'Bestehender Arbeitskreis mehrerer Fachbereiche, der auch Entwicklungen, Strategien und Bedarfe der Quartiere bespricht.',
    rhythm: null,
    membershipRule: null,
    members: [],
  },
  {
    name: 'Fachgremium Quartiersarbeit',
    purpose: 'Bereitet den jährlichen Workshop vor und gestaltet ihn. Es wird noch gebildet.',
    rhythm: null,
    membershipRule: 'Vertretungen der Fachdienststellen und engagierte, seit Langem tätige Träger',
    members: ['departments'],
  },
  {
    name: 'Jährlicher Workshop „Quartiersarbeit in Bottrop“',
    purpose: 'Steuerung, gemeinsames Lernen und Arbeit an den Leitlinien.',
    rhythm: 'jährlich',
    membershipRule: 'Alle gegenwärtigen und potenziellen Träger und die Fachdienststellen',
    members: ['departments', 'providers'],
  },
  {
    name: 'Austauschtreffen Quartiersarbeit',
    purpose:
      'Neues aus den Quartieren und aus der Verwaltung, Dialog über Herausforderungen und Potenziale, Fachvorträge.',
    rhythm: 'vierteljährlich',
    membershipRule: 'Alle Quartiersmanagements und Quartierskümmerer',
    members: ['contactPoints'],
  },
  {
    name: 'AG Quartiersmonitoring',
    purpose: 'Katalog der Indikatoren und Bereitstellung der Daten für die Quartiersprofile.',
    rhythm: null,
    membershipRule: 'Innerhalb der Verwaltung',
    members: [],
  },
  {
    name: 'Entscheidungsgremium Stadtteilfonds',
    purpose: 'Entscheidet über Anträge an den Stadtteilfonds.',
    rhythm: null,
    membershipRule:
      'Vertretungen mehrerer Dienststellen und die Bezirksbürgermeisterinnen und Bezirksbürgermeister oder ihre Stellvertretungen',
    members: [],
    people: [
      { name: 'Bezirksbürgermeisteramt', isDeputy: false },
      { name: 'Stellvertretung des Bezirksbürgermeisteramts', isDeputy: true },
    ],
  },
  {
    name: 'KIS/IC (Koordinierungsstelle Integrierte Stadtentwicklung / Innovation City)',
    purpose: 'Entscheidet nach dem Austausch in der AG Quartiersarbeit über Interimsmittel.',
    rhythm: null,
    membershipRule: null,
    members: [],
    organisations: ['Koordinierungsstelle Integrierte Stadtentwicklung'],
  },
  {
    name: 'Rat',
    purpose: 'Politisches Gremium der Stadt; hat 2019 über den Stadtteilfonds entschieden.',
    rhythm: null,
    membershipRule: null,
    members: [],
  },
  {
    name: 'Bezirksebene',
    purpose: 'Politische Gremien der Stadtbezirke.',
    rhythm: null,
    membershipRule: null,
    members: [],
  },
  {
    name: 'Ausschuss für Soziales, Gesundheit und Familie',
    purpose: 'Politisches Gremium; wird über bewilligte Interimsmittel informiert.',
    rhythm: null,
    membershipRule: null,
    members: [],
    people: [{ name: 'Mitglied des Sozialausschusses', isDeputy: false }],
  },
];
