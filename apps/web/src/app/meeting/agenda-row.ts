import type { AgendaItemState, AgendaTemplateItem } from '@quartiersforum/domain';
import type { Version } from '../core/form/concurrent-form';

/** An item as the lists of this room show it: of a meeting's agenda or of a template. */
export interface AgendaRow {
  /** Stays the same while the item is moved or changed. */
  readonly key: string;
  readonly item: AgendaTemplateItem;
  /** ISO 8601; null in a template, which has no date. */
  readonly start: string | null;
  readonly state: AgendaItemState;
  /** Minutes by which the meeting is planned too long when this item ends; only at the last one. */
  readonly overrunMinutes: number;
}

/** Where the dialog of an item comes from and sends what was written. Each command passes on the refusal. */
export interface AgendaDestination {
  /** The item as it is now; null for a new one, or when it was removed meanwhile. A signal, so that it is never a rendering late. */
  readonly item: () => Version<AgendaTemplateItem> | null;
  readonly add: (item: AgendaTemplateItem) => Promise<void>;
  readonly update: (change: Partial<AgendaTemplateItem>, version: number) => Promise<void>;
  /** Brings the shown agenda up to date. */
  readonly read: () => Promise<void>;
}

/** The order of the rows with one of them moved to `index` (0 is the first place). */
export function movedOrder(rows: readonly AgendaRow[], key: string, index: number): string[] {
  const keys = rows.map((row) => row.key).filter((other) => other !== key);
  const place = Math.min(Math.max(index, 0), keys.length);
  return [...keys.slice(0, place), key, ...keys.slice(place)];
}
