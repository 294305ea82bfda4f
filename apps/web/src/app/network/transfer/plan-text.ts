import type { RegisterImport } from '@quartiersforum/domain';
import { countText } from '../../core/text/count-text';

/** "21 Zeilen gelesen: 2 Anlaufstellen neu, 3 geändert, 16 unverändert." */
export function planText({ rows, changes, isApplied }: RegisterImport): string {
  const count = (kind: string) => changes.filter((change) => change.kind === kind).length;
  const parts = [
    `${countText(count('new'), 'Anlaufstelle', 'Anlaufstellen')} neu`,
    `${count('changed')} geändert`,
    `${count('same')} unverändert`,
  ].join(', ');
  return isApplied
    ? `Übernommen: ${parts}.`
    : `${countText(rows, 'Zeile', 'Zeilen')} gelesen: ${parts}.`;
}
