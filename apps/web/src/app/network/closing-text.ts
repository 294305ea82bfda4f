import { isClosed } from '@quartiersforum/domain/rules';
import { plainDayText } from '../core/time/time-text';

/** "geschlossen seit 1. November 2026", before that day "schließt am …"; null for what is open. Days are `YYYY-MM-DD`. */
export function closingText(closedOn: string | null, today: string): string | null {
  if (closedOn === null) return null;
  return isClosed(closedOn, today)
    ? `geschlossen seit ${plainDayText(closedOn)}`
    : `schließt am ${plainDayText(closedOn)}`;
}
