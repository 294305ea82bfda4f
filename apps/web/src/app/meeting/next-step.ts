import type { MeetingSummary, Permission } from '@quartiersforum/domain';
import { isStartDue } from '@quartiersforum/domain/rules';

/** The one thing to do next with a meeting. `path` is the page below the meeting; `reschedule` opens the question for a date. */
export interface NextStep {
  readonly label: string;
  /** Why, in a sentence. */
  readonly reason: string;
  readonly path: string | null;
}

type Asked = Pick<MeetingSummary, 'state' | 'relation' | 'startsAt'>;

/**
 * What somebody does next with a meeting, by its state and what they may do; null where there is nothing to do but to read.
 *
 * `may` asks the permission table about this meeting. A step without a path is a question on the meeting's own page.
 */
export function nextStep(
  meeting: Asked,
  may: (permission: Permission) => boolean,
  now: Date,
): NextStep | null {
  const isLead = may('live.steer');
  switch (meeting.state) {
    case 'draft':
      if (may('meeting.plan')) {
        return step('Einladen', 'Der Termin steht. Eingeladen ist noch niemand.', 'teilnahme');
      }
      return isLead
        ? step('Tagesordnung vorbereiten', 'Eingeladen ist noch niemand.', 'tagesordnung')
        : null;
    case 'invited':
      return isStartDue(meeting.startsAt, now) ? beginning(isLead) : preparation(isLead);
    case 'running':
    case 'paused':
      return step(
        'Zum laufenden Treffen',
        meeting.state === 'running' ? 'Das Treffen läuft gerade.' : 'Gerade ist Pause.',
        isLead ? 'leitung' : 'dabei',
      );
    case 'ended':
      return isLead || meeting.relation === 'writer'
        ? step('Protokoll schreiben', 'Das Protokoll ist noch nicht genehmigt.', 'protokoll')
        : null;
    case 'documented':
      return step('Protokoll lesen', 'Das Protokoll ist genehmigt.', 'protokoll');
    case 'moved':
      return may('meeting.plan')
        ? step('Neuen Termin festlegen', 'Alle Eingeladenen warten auf einen neuen Termin.', null)
        : null;
    case 'cancelled':
      return null;
  }
}

/** Weeks before, nobody starts a meeting or waits in front of its screen. */
function preparation(isLead: boolean): NextStep {
  return isLead
    ? step(
        'Tagesordnung vorbereiten',
        'Eingeladen ist. Starten können Sie am Tag des Treffens.',
        'tagesordnung',
      )
    : step(
        'Tagesordnung ansehen',
        'Am Tag des Treffens folgt Ihr Bildschirm der Leitung.',
        'tagesordnung',
      );
}

function beginning(isLead: boolean): NextStep {
  return isLead
    ? step('Treffen starten', 'Alle Bildschirme folgen dann der Leitung.', 'leitung')
    : step('Teilnehmen', 'Wenn das Treffen beginnt, folgt Ihr Bildschirm der Leitung.', 'dabei');
}

function step(label: string, reason: string, path: string | null): NextStep {
  return { label, reason, path };
}
