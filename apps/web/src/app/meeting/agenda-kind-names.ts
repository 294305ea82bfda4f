import type { AgendaItemKind } from '@quartiersforum/domain';

/** How each kind of agenda item is called. */
export const agendaKindNames: Readonly<Record<AgendaItemKind, string>> = {
  opening: 'Begrüßung',
  quarters: 'Blitzlicht aus den Quartieren',
  administration: 'Neues aus der Verwaltung',
  fundingCalls: 'Förderaufrufe',
  talk: 'Fachvortrag',
  topics: 'Themen der Runde',
  dates: 'Termine',
  discussion: 'Diskussion',
  work: 'Arbeitsphase',
  break: 'Pause',
  other: 'Sonstiges',
};
