import type {
  CallMode,
  CallOverride,
  CallPublication,
  CallState,
  Deadline,
  FitReason,
  Interest,
  InterestState,
} from '@quartiersforum/domain';
import type { BadgeVariant } from '@quartiersforum/ui/frame';

/** `name` on a badge, `filter` on a chip, where "open" would seem to hold what closes soon as well. */
export const callStates: Readonly<
  Record<CallState, { name: string; filter: string; variant: BadgeVariant }>
> = {
  closingSoon: { name: 'schließt bald', filter: 'Schließt bald', variant: 'warning' },
  open: { name: 'offen', filter: 'Noch Zeit', variant: 'success' },
  announced: { name: 'angekündigt', filter: 'Angekündigt', variant: 'info' },
  closed: { name: 'geschlossen', filter: 'Geschlossen', variant: 'neutral' },
  suspended: { name: 'ausgesetzt', filter: 'Ausgesetzt', variant: 'danger' },
  replaced: { name: 'ersetzt', filter: 'Ersetzt', variant: 'neutral' },
};

export const publications: Readonly<
  Record<CallPublication, { name: string; variant: BadgeVariant }>
> = {
  proposed: { name: 'Vorschlag', variant: 'warning' },
  published: { name: 'veröffentlicht', variant: 'success' },
  withdrawn: { name: 'zurückgezogen', variant: 'danger' },
};

export const callModes: Readonly<Record<CallMode, { name: string; explanation: string }>> = {
  fixed: { name: 'Ein fester Stichtag', explanation: 'Danach ist der Aufruf geschlossen.' },
  several: {
    name: 'Mehrere Stichtage',
    explanation: 'Wer einen verpasst, kann sich zum nächsten bewerben.',
  },
  continuous: { name: 'Laufend', explanation: 'Anträge gehen jederzeit.' },
  continuousYearly: {
    name: 'Laufend bis zum Jahresschluss',
    explanation: 'Anträge gehen jederzeit, bis das Jahr abgeschlossen ist; danach geht es neu los.',
  },
  twoStage: {
    name: 'In zwei Stufen',
    explanation: 'Zuerst eine Skizze; nur wer damit ausgewählt wird, stellt den Antrag.',
  },
  onSeparateCall: {
    name: 'Nur nach gesondertem Aufruf',
    explanation: 'Bewerben geht erst, wenn die Stelle eigens dazu aufruft.',
  },
};

export const deadlineBases: Readonly<Record<Deadline['basis'], string>> = {
  receipt: 'Es zählt der Eingang.',
  postmark: 'Es zählt der Poststempel.',
};

export const overrideNames: Readonly<Record<CallOverride['kind'], string>> = {
  closedEarly: 'vorzeitig geschlossen',
  suspended: 'ausgesetzt',
  replaced: 'durch einen anderen Aufruf ersetzt',
};

export const interestStates: Readonly<
  Record<InterestState, { name: string; variant: BadgeVariant }>
> = {
  informed: { name: 'hat sich informiert', variant: 'neutral' },
  considering: { name: 'prüft einen Antrag', variant: 'info' },
  applying: { name: 'schreibt einen Antrag', variant: 'info' },
  seekingPartners: { name: 'sucht Partner', variant: 'warning' },
  applied: { name: 'hat beantragt', variant: 'info' },
  granted: { name: 'hat eine Zusage', variant: 'success' },
  refused: { name: 'hat eine Absage', variant: 'neutral' },
};

/** The same, as one says it of oneself. */
export const ownInterestNames: Readonly<Record<InterestState, string>> = {
  informed: 'Wir informieren uns',
  considering: 'Wir prüfen einen Antrag',
  applying: 'Wir schreiben einen Antrag',
  seekingPartners: 'Wir planen einen Antrag und suchen Partner',
  applied: 'Wir haben beantragt',
  granted: 'Wir haben eine Zusage',
  refused: 'Wir haben eine Absage',
};

export const visibilityNames: Readonly<Record<Interest['visibility'], string>> = {
  all: 'alle im Netzwerk',
  city: 'nur die Stadt',
};

export const fitReasons: Readonly<Record<FitReason, { name: string; variant: BadgeVariant }>> = {
  inTime: { name: 'rechtzeitig', variant: 'success' },
  eligibilityUnknown: {
    name: 'unklar, ob der Träger sich bewerben darf',
    variant: 'warning',
  },
  dateUnknown: { name: 'Termin noch nicht bekannt', variant: 'warning' },
  tooLate: { name: 'kommt zu spät', variant: 'neutral' },
  noFollowOn: { name: 'keine Anschlussförderung', variant: 'neutral' },
  notEligible: { name: 'nicht für diesen Träger', variant: 'neutral' },
};
