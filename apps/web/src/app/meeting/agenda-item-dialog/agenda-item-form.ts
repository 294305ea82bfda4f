import type { AgendaTemplateItem } from '@quartiersforum/domain';
import type { FieldText } from '../../core/form/form-notices';
import { agendaKindNames } from '../agenda-kind-names';

/** What a new item begins with. */
export const emptyItem: AgendaTemplateItem = {
  kind: 'discussion',
  title: '',
  description: '',
  presenter: '',
  durationMinutes: 15,
  visibility: 'all',
  moderatorNotes: '',
};

export const visibilityNames: Readonly<Record<AgendaTemplateItem['visibility'], string>> = {
  all: 'alle Beteiligten',
  leads: 'nur die Leitung',
};

const fieldNames: Readonly<Record<keyof AgendaTemplateItem, string>> = {
  kind: 'Art',
  title: 'Titel',
  description: 'Beschreibung',
  presenter: 'Wer trägt vor',
  durationMinutes: 'Minuten',
  visibility: 'Sichtbar für',
  moderatorNotes: 'Notiz für die Leitung',
};

/** Fields of an item with what stands in them, in words. */
export function fieldTexts(
  fields: readonly (keyof AgendaTemplateItem)[],
  item: AgendaTemplateItem,
): readonly FieldText[] {
  return fields.map((field) => ({ name: fieldNames[field], text: fieldText(item, field) }));
}

function fieldText(item: AgendaTemplateItem, field: keyof AgendaTemplateItem): string {
  if (field === 'kind') return agendaKindNames[item.kind];
  if (field === 'visibility') return visibilityNames[item.visibility];
  const text = String(item[field]);
  return text === '' ? 'leer' : text;
}
