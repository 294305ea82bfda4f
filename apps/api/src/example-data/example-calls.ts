import { addDays, type CallOverride, type CreateFundingCall } from '@quartiersforum/domain';

type Deadline = NonNullable<CreateFundingCall['deadlines']>[number];

/** A call of a programme that the example has; `replacedBy` is the title of another one. */
export interface ExampleCall extends Omit<CreateFundingCall, 'programmeId' | 'programme'> {
  readonly programme: string;
  readonly override?: Pick<CallOverride, 'kind' | 'reason' | 'since'> & {
    readonly replacedBy?: string;
  };
  /** The account that proposed it and waits for the coordinator; all others are published. */
  readonly proposedBy?: string;
}

/** What the dates of calls stand for that count from the first start. */
const invented = 'Beispiel: Die Termine zählen ab der Einrichtung und sind nicht amtlich.';

/** Calls as history has them, and such whose dates count from `today`, so that every state is seen. */
export function exampleCalls(today: string): readonly ExampleCall[] {
  return [...historicCalls, ...yearlyCalls(today), ...countedCalls(today)];
}

const historicCalls: readonly ExampleCall[] = [
  {
    programme: 'Zusammen im Quartier',
    title: 'Zusammen im Quartier – Aufruf 2018',
    mode: 'continuous',
    opensOn: '2018-06-11',
    eligible: ['municipality', 'nonprofit', 'welfare', 'church', 'association'],
    ownShares: [
      { applicantKind: 'municipality', percent: 20 },
      { applicantKind: null, percent: 10 },
    ],
    conditions: 'Stellen müssen mindestens ein Viertel einer Vollzeitstelle umfassen.',
    override: { kind: 'closedEarly', reason: 'Mittel aufgebraucht', since: '2019-02-28' },
  },
  {
    programme: 'Zusammen im Quartier',
    title: 'Zusammen im Quartier – Aufruf für 2021',
    mode: 'fixed',
    deadlines: [{ kind: 'application', day: '2020-12-31', isEstimated: true }],
    durationMonthsMin: 8,
    durationMonthsMax: 12,
    conditions: 'Beginn ab Januar 2021, Ende spätestens am 31. Dezember 2021.',
  },
  {
    programme: 'Kommunale Präventionsketten',
    title: 'Kommunale Präventionsketten',
    mode: 'continuous',
    eligible: ['municipality'],
    override: {
      kind: 'replaced',
      reason: 'Das Land fördert Präventionsketten seit 2020 über „kinderstark“.',
      since: '2020-01-01',
      replacedBy: 'kinderstark – kommender Förderzeitraum',
    },
  },
  {
    programme: 'kinderstark – NRW schafft Chancen',
    title: 'kinderstark – Aufruf für 2026',
    mode: 'fixed',
    opensOn: '2025-09-08',
    deadlines: [{ kind: 'application', day: '2026-01-31' }],
    eligible: ['municipality'],
    conditions: 'Nur Kommunen mit eigenem Jugendamt. Vorbehaltlich des Landeshaushalts.',
    url: 'https://www.nordrhein-westfalen-foerdert.nrw',
  },
];

/** Calls whose days stand in every calendar. */
function yearlyCalls(today: string): readonly ExampleCall[] {
  const upcoming = (dayOfYear: string, years = 2): string[] => {
    const [year = 0] = today.split('-').map(Number);
    return Array.from({ length: years + 1 }, (_, index) => `${year + index}-${dayOfYear}`)
      .filter((day) => day >= today)
      .slice(0, years);
  };
  const on =
    (kind: Deadline['kind']) =>
    (day: string): Deadline => ({ kind, day, isEstimated: true });
  const [intake = today] = upcoming('09-30', 1);
  return [
    {
      programme: 'Städtebauförderung',
      title: `Städtebauförderung – Programmaufnahme ${intake.slice(0, 4)}`,
      mode: 'onSeparateCall',
      deadlines: [on('programmeIntake')(intake)],
      eligible: ['municipality'],
      ownShares: [{ applicantKind: 'municipality', percent: 40 }],
      conditions:
        'Nach gesondertem Programmaufruf, meist bis zum 30. September für das folgende Jahr; der Stichtag ist jedes Jahr zu prüfen. Anträge nur elektronisch.',
    },
    {
      programme: 'Städtebauförderung',
      title: 'Städtebauförderung – übernächster Programmaufruf',
      mode: 'onSeparateCall',
      eligible: ['municipality'],
      ownShares: [{ applicantKind: 'municipality', percent: 40 }],
      conditions: 'Ein Stichtag wird erst mit dem Programmaufruf genannt.',
    },
    {
      programme: 'Heimat-Scheck',
      title: 'Heimat-Scheck',
      mode: 'continuousYearly',
      deadlines: upcoming('10-23').map(on('yearEnd')),
      conditions: 'Wer nach dem 23. Oktober kommt, wartet auf das nächste Jahr.',
    },
    {
      programme: 'Stadtteilfonds Bottrop',
      title: 'Stadtteilfonds Bottrop – kleine Vorhaben',
      mode: 'several',
      deadlines: [...upcoming('04-01'), ...upcoming('10-01')].map(on('application')),
      eligible: ['nonprofit', 'welfare', 'association'],
      amountMax: 2_000,
      conditions:
        'Das Vorhaben dient mindestens einem der acht Ziele der Richtlinie. Mehr als 1.500 Euro nur bei einer Kooperation.',
    },
  ];
}

/** Calls whose dates count from the first start. */
function countedCalls(today: string): readonly ExampleCall[] {
  return [
    {
      programme: 'Deutsches Hilfswerk (Deutsche Fernsehlotterie)',
      title: 'Deutsches Hilfswerk – Quartiersvorhaben, nächste Sitzung',
      mode: 'twoStage',
      deadlines: [
        { kind: 'sketch', day: addDays(today, 21), isEstimated: true },
        { kind: 'application', day: addDays(today, 150), isEstimated: true },
      ],
      eligible: ['nonprofit'],
      ownShares: [{ applicantKind: null, percent: 20 }],
      durationMonthsMin: 12,
      durationMonthsMax: 36,
      fundsFollowOn: false,
      conditions:
        'Nur gemeinnützige Träger, die nicht überwiegend von der öffentlichen Hand getragen sind. Kein Beginn vor der Bewilligung, keine Anschlussfinanzierung laufender Vorhaben. In der ersten Stufe höchstens eine halbe Stelle.',
      source: invented,
    },
    {
      programme: 'kinderstark – NRW schafft Chancen',
      title: 'kinderstark – kommender Förderzeitraum',
      mode: 'fixed',
      opensOn: addDays(today, -30),
      deadlines: [{ kind: 'application', day: addDays(today, 75), isEstimated: true }],
      eligible: ['municipality'],
      conditions: 'Nur Kommunen mit eigenem Jugendamt. Vorbehaltlich des Landeshaushalts.',
      source: invented,
    },
    {
      programme: 'Verstetigungsfonds Bottrop',
      title: 'Verstetigungsfonds Bottrop',
      mode: 'fixed',
      deadlines: [{ kind: 'application', day: addDays(today, 120), isEstimated: true }],
      override: {
        kind: 'suspended',
        reason: 'Beispiel: Die Mittel für das Jahr sind noch nicht beschlossen.',
        since: addDays(today, -14),
      },
      source: invented,
    },
    {
      programme: 'Deutsches Hilfswerk (Deutsche Fernsehlotterie)',
      title: 'Deutsches Hilfswerk – übernächste Sitzung',
      mode: 'twoStage',
      deadlines: [{ kind: 'sketch', day: addDays(today, 200), isEstimated: true }],
      eligible: ['nonprofit'],
      source: invented,
      proposedBy: 'awo@example.org',
    },
  ];
}
