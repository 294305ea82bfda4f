import type { RegisterChange, RegisterValue } from '@quartiersforum/domain';
import { plainDayText } from '../core/time/time-text';
import { historyFields, historyReasons, historyWords } from './history-names';

const day = /^\d{4}-\d{2}-\d{2}$/;

export function fieldName(field: string): string {
  return historyFields[field] ?? field;
}

/** A value of the register in words: a day as one writes it, a list with commas, `null` as "keine Angabe". */
export function valueText(field: string, value: RegisterValue): string {
  if (value === null || value === '') return 'keine Angabe';
  if (typeof value === 'boolean') return value ? 'ja' : 'nein';
  if (Array.isArray(value))
    return value.map((one) => wordOf(field, one)).join(', ') || 'keine Angabe';
  return typeof value === 'string' ? wordOf(field, value) : String(value);
}

/** "von Quartierskoordination"; a confirmation without a name came by the link in the mail. */
export function byText({ by, reason }: Pick<RegisterChange, 'by' | 'reason'>): string {
  if (by !== null) return `von ${by}`;
  return reason === 'confirmed' ? 'über den Link aus der Mail' : '';
}

export function reasonText({ reason }: Pick<RegisterChange, 'reason'>): string {
  return historyReasons[reason];
}

function wordOf(field: string, text: string): string {
  return historyWords[field]?.[text] ?? (day.test(text) ? plainDayText(text) : text);
}
