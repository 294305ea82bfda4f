import type {
  CalendarEntry,
  CalendarFeedScope,
  CalendarKind,
  DeadlineKind,
} from '@quartiersforum/domain';
import type { CalendarAlarm } from '../core/calendar-file/calendar-file';

const deadlineNames: Readonly<Record<DeadlineKind, string>> = {
  sketch: 'Skizze',
  application: 'Antrag',
  expressionOfInterest: 'Interessensbekundung',
  programmeIntake: 'Programmaufnahme',
  yearEnd: 'Jahresschluss',
};

export const categoryNames: Readonly<Record<CalendarKind, string>> = {
  meeting: 'Treffen',
  deadline: 'Förderfrist',
  fundingEnd: 'Förderende',
};

/** What subscribers see their calendar called until they name it themselves. */
export const feedNames: Readonly<Record<CalendarFeedScope, string>> = {
  all: 'Quartiersforum',
  fittingDeadlines: 'Quartiersforum: passende Fristen',
  myMeetings: 'Quartiersforum: meine Treffen',
};

/** The title in somebody’s own calendar, where nothing around it says what it is. */
export function titleText({ kind, title, deadlineKind, state }: CalendarEntry): string {
  const isSure = state !== 'tentative';
  if (kind === 'meeting') return state === 'postponed' ? `Termin offen: ${title}` : title;
  if (kind === 'fundingEnd') return `Förderung endet${isSure ? '' : ' (vorläufig)'}: ${title}`;
  const name = deadlineKind === null ? 'Frist' : `Frist ${deadlineNames[deadlineKind]}`;
  return `${name}${isSure ? '' : ' (erwartet)'}: ${title}`;
}

/** No names of people and nothing from minutes: a calendar is often shared. */
export function descriptionText({ kind, detail, state }: CalendarEntry, url: string): string {
  const about = { meeting: 'Gremium', deadline: 'Programm', fundingEnd: 'Programm' }[kind];
  const lines = [detail === '' ? '' : `${about}: ${detail}`, noteText(kind, state), url];
  return lines.filter((line) => line !== '').join('\n');
}

function noteText(kind: CalendarKind, state: CalendarEntry['state']): string {
  if (state === 'postponed')
    return kind === 'meeting'
      ? 'Der Termin ist verschoben, ein neuer steht noch nicht fest.'
      : 'Der Aufruf ist ausgesetzt.';
  if (state === 'tentative')
    return {
      meeting: 'Noch nicht eingeladen: Der Termin kann sich ändern.',
      deadline: 'Erwartet nach früheren Jahren, noch nicht veröffentlicht.',
      fundingEnd: 'Das Ende kann sich noch verschieben.',
    }[kind];
  return '';
}

/** A week and a day before: of a whole day at nine in the morning, otherwise at the same time of day. What is taken back is silent. */
export function alarmsOf(entry: CalendarEntry, title: string): readonly CalendarAlarm[] {
  if (entry.kind !== 'deadline' || !['tentative', 'confirmed'].includes(entry.state)) return [];
  const [early, late] = entry.startsAt === null ? ['-P6DT15H', '-PT15H'] : ['-P7D', '-P1D'];
  return [
    { before: early, text: `In einer Woche: ${title}` },
    { before: late, text: `Morgen: ${title}` },
  ];
}
