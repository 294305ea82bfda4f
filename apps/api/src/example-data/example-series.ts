import type { AgendaTemplateItem, MeetingKind, MeetingRhythm } from '@quartiersforum/domain';

/** A series of the example, of a body that the example has. */
export interface ExampleSeries {
  readonly name: string;
  readonly body: string;
  readonly kind: MeetingKind;
  readonly rhythm: MeetingRhythm;
  readonly durationMinutes: number;
  readonly template: readonly AgendaTemplateItem[];
  /** Topics that wait for its next meeting, and the account that handed each in. */
  readonly topics: readonly {
    readonly by: string;
    readonly title: string;
    readonly description: string;
  }[];
}

/** The two rows of meetings of the report, with agendas that fill their time. Rhythm and times of day are ours where it names none. */
export const exampleSeries: readonly ExampleSeries[] = [
  {
    name: 'Austauschtreffen Quartiersarbeit',
    body: 'Austauschtreffen Quartiersarbeit',
    kind: 'exchange',
    rhythm: { every: 'quarter', ordinal: 2, weekday: 2, month: 1, time: '10:00' },
    durationMinutes: 150,
    template: [
      block('opening', 'Begrüßung und Protokoll des letzten Treffens', 10),
      block('quarters', 'Blitzlicht aus den Quartieren', 40, 'Was ist neu, was beschäftigt uns?'),
      block('administration', 'Neues aus der Verwaltung', 20, 'Projekte und Entwicklungen'),
      block('fundingCalls', 'Förderaufrufe', 10, 'Was ist offen, was endet bald?'),
      block('talk', 'Fachvortrag', 40, 'Vortrag mit Zeit für Fragen'),
      block('topics', 'Themenspeicher und Leitlinien', 20),
      block('dates', 'Termine und Verabredungen', 10),
    ],
    topics: [
      {
        by: 'fuhlenbrock@example.org',
        title: 'Offene Sprechstunden: Wer hat wann Zeit?',
        description:
          'Wir möchten unsere Zeiten aufeinander abstimmen, damit an jedem Tag eine Anlaufstelle geöffnet ist.',
      },
      {
        by: 'boy@example.org',
        title: 'Umgang mit Krisen und Gefahren im Büro',
        description:
          'Vorschlag für einen Fachvortrag: Was tun, wenn eine Beratung bedrohlich wird?',
      },
      {
        by: 'boy@example.org',
        title: 'Gemeinsames Nachbarschaftsfest im Sommer',
        description: '',
      },
    ],
  },
  {
    name: 'Workshop Quartiersarbeit in Bottrop',
    body: 'Jährlicher Workshop „Quartiersarbeit in Bottrop“',
    kind: 'workshop',
    rhythm: { every: 'year', ordinal: 3, weekday: 4, month: 9, time: '09:30' },
    durationMinutes: 360,
    template: [
      block('opening', 'Ankommen und Begrüßung', 20),
      block('discussion', 'Kennenlernen: Wer arbeitet wo und woran?', 40),
      block('talk', 'Voneinander lernen: Beispiele aus den Quartieren', 60),
      block('break', 'Pause', 15),
      block('work', 'Probleme und Lösungen in den Quartieren', 75, 'Arbeit in Gruppen'),
      block('break', 'Mittagspause', 45),
      block('work', 'Leitlinien der Quartiersarbeit', 75, 'Arbeit an den Kapiteln'),
      block('discussion', 'Auswertung: Was nehmen wir mit?', 20),
      block('dates', 'Wie es weitergeht', 10),
    ],
    topics: [],
  },
];

function block(
  kind: AgendaTemplateItem['kind'],
  title: string,
  durationMinutes: number,
  description = '',
): AgendaTemplateItem {
  const rest = { presenter: '', visibility: 'all', moderatorNotes: '' } as const;
  return { kind, title, durationMinutes, description, ...rest };
}
