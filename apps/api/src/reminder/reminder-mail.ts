import { type DeadlineKind, daysBetween, type ReminderSettings } from '@quartiersforum/domain';
import { htmlOf, type MailBlock, textOf } from '../core/mail/mail-body';
import type { MailDraft } from '../core/mail/mail';
import { dayText } from '../core/time/day-text';
import type { RemindedCall, RemindedDeadline, RemindedEnd } from './reminder.queries';

/** Purpose of the signature of the links at the foot of reminders. */
export const linkPurpose = 'reminder settings';
/** What one mail spells out; the rest is counted, and on the page of funding. */
const mostEntries = 60;

/** A call with those of its deadlines on one day. */
export interface ToldDeadlines {
  readonly call: RemindedCall;
  readonly day: string;
  readonly deadlines: readonly RemindedDeadline[];
}

export interface ReminderText {
  readonly today: string;
  /** Address of the product. */
  readonly url: string;
  /** Address of the settings, without sign-in. */
  readonly settingsUrl: string;
  readonly rhythm: ReminderSettings['rhythm'];
  /** Each by day, the nearest first. */
  readonly calls: readonly ToldDeadlines[];
  readonly ends: readonly RemindedEnd[];
}

/** One mail with everything that somebody is to be reminded of. */
export function reminderDraft(to: string, text: ReminderText): MailDraft {
  const { url, settingsUrl, calls, ends, rhythm } = text;
  const left = Math.max(0, calls.length + ends.length - mostEntries);
  const blocks: MailBlock[] = [
    { kind: 'paragraph', text: 'Guten Tag,' },
    { kind: 'paragraph', text: 'das rückt näher:' },
    ...calls.slice(0, mostEntries).flatMap((told) => callBlocks(told, text)),
    ...ends
      .slice(0, Math.max(0, mostEntries - calls.length))
      .flatMap((end) => endBlocks(end, text)),
    ...(left === 0
      ? []
      : [{ kind: 'link', label: `Und ${left} weitere`, url: `${url}/foerderung` } as const]),
    { kind: 'paragraph', text: whyText[rhythm] },
    { kind: 'link', label: 'Erinnerungen ändern oder abstellen, ohne Anmeldung', url: settingsUrl },
    { kind: 'paragraph', text: 'Ihr Quartiersforum' },
  ];
  const body = { title: titleOf(text), blocks };
  return {
    to,
    subject: subjectOf(text),
    text: textOf(body),
    html: htmlOf(body),
    unsubscribeUrl: settingsUrl,
  };
}

const whyText: Readonly<Record<ReminderSettings['rhythm'], string>> = {
  weekly:
    'Diese Mail kommt montags, wenn in der Woche etwas ansteht; was vorher abläuft, kommt früher.',
  atOnce: 'Diese Mail kommt an dem Tag, an dem etwas ansteht.',
};

function callBlocks(
  { call, day, deadlines }: ToldDeadlines,
  { today, url }: ReminderText,
): MailBlock[] {
  const kinds = deadlines.map((deadline) => deadlineText(deadline)).join('\n');
  return [
    {
      kind: 'paragraph',
      text: `${call.title} (${call.funder})\n${kinds}\nNoch ${leftText(today, day)}.`,
    },
    { kind: 'link', label: 'Zum Förderaufruf', url: `${url}/foerderung/${call.id}` },
  ];
}

function endBlocks(end: RemindedEnd, { today, url }: ReminderText): MailBlock[] {
  const hints = [
    ...(end.isProvisional ? ['vorläufig'] : []),
    ...(end.isExtensionInPreparation ? ['Verlängerung in Vorbereitung'] : []),
  ];
  const hint = hints.length === 0 ? '' : ` (${hints.join(', ')})`;
  return [
    {
      kind: 'paragraph',
      text: `Förderung endet: ${end.name}\nam ${dayText(end.day)}${hint}\nNoch ${leftText(today, end.day)}.`,
    },
    { kind: 'link', label: 'Zur Anlaufstelle', url: `${url}/netzwerk/anlaufstellen/${end.id}` },
  ];
}

const kindNames: Readonly<Record<DeadlineKind, string>> = {
  sketch: 'Skizze',
  application: 'Antrag',
  expressionOfInterest: 'Interessensbekundung',
  programmeIntake: 'Programmaufnahme',
  yearEnd: 'Jahresschluss',
};

/** "Antrag bis Mo, 7. Dezember 2026, 12:00 Uhr, Eingang zählt". */
function deadlineText({ kind, day, time, basis, isEstimated }: RemindedDeadline): string {
  const clock = time === null ? '' : `, ${time} Uhr`;
  const counts = basis === 'receipt' ? 'Eingang zählt' : 'Poststempel zählt';
  const estimate = isEstimated ? ' (erwartet, noch nicht angekündigt)' : '';
  return `${kindNames[kind]} bis ${dayText(day)}${clock}, ${counts}${estimate}`;
}

/** "7 Tage"; on the last day "heute". */
function leftText(today: string, day: string): string {
  const days = daysBetween(today, day);
  if (days === 0) return 'heute';
  return days === 1 ? '1 Tag, bis morgen' : `${days} Tage`;
}

function subjectOf(text: ReminderText): string {
  const { calls, ends } = text;
  const [call] = calls;
  const [end] = ends;
  const total = calls.length + ends.length;
  if (total > 1) return titleOf(text);
  if (call !== undefined) return `Frist am ${dayText(call.day)}: ${call.call.title}`;
  return end === undefined ? titleOf(text) : `Förderung endet am ${dayText(end.day)}: ${end.name}`;
}

function titleOf({ calls, ends }: ReminderText): string {
  const days = [...calls, ...ends].map(({ day }) => day).sort();
  const next = days.length > 1 ? `, das Nächste am ${dayText(days[0] ?? '')}` : '';
  const parts = [
    ...(calls.length === 0 ? [] : [count(calls.length, 'Frist', 'Fristen')]),
    ...(ends.length === 0 ? [] : [count(ends.length, 'Förderende', 'Förderenden')]),
  ];
  return `${parts.join(' und ')} in Sicht${next}`;
}

function count(number: number, one: string, more: string): string {
  return `${number} ${number === 1 ? one : more}`;
}
