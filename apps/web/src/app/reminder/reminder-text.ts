import type { ReminderSettings } from '@quartiersforum/domain';

const scopeTexts: Readonly<Record<ReminderSettings['scope'], string>> = {
  all: 'alle Förderaufrufe',
  fitting: 'Förderaufrufe, die zu Ihrem Träger passen',
  interested: 'Förderaufrufe, für die sich Ihr Träger interessiert',
};
const rhythmTexts: Readonly<Record<ReminderSettings['rhythm'], string>> = {
  weekly: 'eine Mail am Montag',
  atOnce: 'eine Mail an dem Tag',
};

/** What is set, in one sentence, for those who compare it with what they are typing. */
export function reminderText(settings: ReminderSettings): string {
  const { isOn, scope, daysBefore, hasFundingEnds, fundingEndDaysBefore, rhythm } = settings;
  if (!isOn) return 'Keine Erinnerungen.';
  const ends = hasFundingEnds
    ? `; das Ende von Förderungen ${daysText(fundingEndDaysBefore)} vorher`
    : '';
  return `${upper(scopeTexts[scope])}, ${daysText(daysBefore)} vorher${ends}; ${rhythmTexts[rhythm]}.`;
}

/** "28 und 7 Tage", "1 Tag". */
export function daysText(days: readonly number[]): string {
  const last = days.at(-1);
  const named = days.length > 1 ? `${days.slice(0, -1).join(', ')} und ${last}` : `${last}`;
  return `${named} ${named === '1' ? 'Tag' : 'Tage'}`;
}

function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
