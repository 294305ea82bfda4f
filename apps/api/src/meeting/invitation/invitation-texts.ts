import type { AnnouncedPlan, MeetingNotice } from '@quartiersforum/domain';
import type { MailBlock, MailBody } from '../../core/mail/mail-body';
import { instantDayText } from '../../core/time/day-text';
import type { MeetingFacts } from './meeting-facts';
import { clockText, timeText } from './time-text';

/** A mail to one invited person, before their link is in it. */
export interface InvitationText extends MailBody {
  readonly subject: string;
  /** What leads to their answer; null when there is nothing to answer. */
  readonly linkLabel: string | null;
}

const greeting: MailBlock = { kind: 'paragraph', text: 'Guten Tag,' };
const keepLink = 'Antworten und später ändern, ohne Anmeldung';
/** Mail programs offer buttons of their own, whose answers would go to an address that nobody reads. */
const calendarHint: MailBlock = {
  kind: 'paragraph',
  text: 'Bitte antworten Sie über den Link: Eine Zusage im Kalender oder auf diese Mail kommt nicht an.',
};

export function invitationText(
  facts: MeetingFacts,
  plan: AnnouncedPlan,
  { message, substituteFor }: { readonly message: string; readonly substituteFor: string | null },
): InvitationText {
  const invited =
    substituteFor === null
      ? `Sie sind eingeladen zu: ${plan.title} (${facts.body}).`
      : `${substituteFor} bittet Sie, in Vertretung zu kommen zu: ${plan.title} (${facts.body}).`;
  return {
    subject: `${substituteFor === null ? 'Einladung' : 'Einladung in Vertretung'}: ${plan.title} am ${instantDayText(plan.startsAt)}`,
    title: plan.title,
    blocks: [
      greeting,
      ...paragraph(message),
      { kind: 'paragraph', text: invited },
      timeAndPlace(plan),
      ...paragraph(facts.meeting.description),
      ...agendaOf(facts),
      {
        kind: 'paragraph',
        text: 'Bitte sagen Sie kurz, ob Sie kommen, nicht kommen oder eine Vertretung schicken.',
      },
      calendarHint,
    ],
    linkLabel: keepLink,
  };
}

export function reminderText(facts: MeetingFacts, plan: AnnouncedPlan): InvitationText {
  return {
    subject: `Bitte antworten: ${plan.title} am ${instantDayText(plan.startsAt)}`,
    title: plan.title,
    blocks: [
      greeting,
      {
        kind: 'paragraph',
        text: `Ihre Antwort auf die Einladung zu ${plan.title} (${facts.body}) fehlt noch. Kommen Sie?`,
      },
      timeAndPlace(plan),
      calendarHint,
    ],
    linkLabel: keepLink,
  };
}

const kinds: Readonly<Record<MeetingNotice['kind'], (plan: AnnouncedPlan) => string>> = {
  changed: () => 'hat sich geändert.',
  fixedAgain: () => 'hat einen neuen Termin.',
  postponed: () =>
    'ist verschoben. Ein neuer Termin folgt, Sie bekommen dann wieder eine Nachricht.',
  cancelled: () => 'ist abgesagt.',
};

/** Tells people who know `before` that `plan` holds now. */
export function noticeText(
  notice: MeetingNotice,
  before: AnnouncedPlan,
  plan: AnnouncedPlan,
  reason: string,
): InvitationText {
  const isOff = notice.method === 'CANCEL';
  return {
    subject: subjectOf(notice, before, plan),
    title: plan.title,
    blocks: [
      greeting,
      { kind: 'paragraph', text: `das Treffen „${before.title}“ ${kinds[notice.kind](plan)}` },
      ...paragraph(reason),
      ...(isOff
        ? [
            {
              kind: 'facts',
              facts: [['Termin war', timeText(before)], ...placeFact('Ort war', before)],
            } as const,
          ]
        : [...changesOf(notice), timeAndPlace(plan)]),
      ...(notice.asksAgain
        ? [
            {
              kind: 'paragraph',
              text: 'Weil der Beginn ein anderer ist, bitten wir Sie, noch einmal zu antworten.',
            } as const,
          ]
        : []),
    ],
    linkLabel: isOff ? null : notice.asksAgain ? keepLink : 'Ihre Antwort ansehen oder ändern',
  };
}

/** To somebody who is not invited any more; why is nobody's business but theirs who decided it. */
export function withdrawalText(plan: AnnouncedPlan, substituteFor: string | null): InvitationText {
  const text =
    substituteFor === null
      ? 'Ihre Einladung zu diesem Treffen ist zurückgenommen. Sie brauchen nichts zu tun.'
      : `${substituteFor} braucht Sie nicht mehr als Vertretung. Sie brauchen nichts zu tun.`;
  return {
    subject: `Nicht mehr eingeladen: ${plan.title} am ${instantDayText(plan.startsAt)}`,
    title: plan.title,
    blocks: [greeting, { kind: 'paragraph', text }, timeAndPlace(plan)],
    linkLabel: null,
  };
}

function subjectOf(notice: MeetingNotice, before: AnnouncedPlan, plan: AnnouncedPlan): string {
  switch (notice.kind) {
    case 'cancelled':
      return `Abgesagt: ${before.title} am ${instantDayText(before.startsAt)}`;
    case 'postponed':
      return `Verschoben, neuer Termin folgt: ${before.title} am ${instantDayText(before.startsAt)}`;
    case 'fixedAgain':
      return `Neuer Termin: ${plan.title} am ${instantDayText(plan.startsAt)}`;
    case 'changed':
      return `${notice.asksAgain ? 'Neuer Termin' : 'Geändert'}: ${plan.title} am ${instantDayText(plan.startsAt)}`;
  }
}

function changesOf({ changes: { title, time, place } }: MeetingNotice): readonly MailBlock[] {
  const facts: (readonly [string, string])[] = [];
  const add = (name: string, from: string, to: string) =>
    facts.push([`${name} bisher`, from], [`${name} neu`, to]);
  if (title) add('Titel', title.from, title.to);
  if (time) add('Termin', timeText(time.from), timeText(time.to));
  if (place) add('Ort', place.from || 'offen', place.to || 'offen');
  return facts.length === 0 ? [] : [{ kind: 'facts', facts }];
}

function timeAndPlace(plan: AnnouncedPlan): MailBlock {
  return { kind: 'facts', facts: [['Termin', timeText(plan)], ...placeFact('Ort', plan)] };
}

function placeFact(name: string, { place }: AnnouncedPlan): readonly (readonly [string, string])[] {
  return place === '' ? [] : [[name, place]];
}

function agendaOf({ agenda }: MeetingFacts): readonly MailBlock[] {
  if (agenda.length === 0) return [];
  const items = agenda.map(({ title, plannedStart }) => `${clockText(plannedStart)} ${title}`);
  return [
    { kind: 'paragraph', text: 'Geplante Tagesordnung:' },
    { kind: 'list', items },
  ];
}

function paragraph(text: string): readonly MailBlock[] {
  return text === '' ? [] : [{ kind: 'paragraph', text }];
}
