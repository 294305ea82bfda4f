import type { AgendaItem, LiveItem, LiveState, Meeting } from '@quartiersforum/domain';

/** An item as those see it who lead: what everybody sees, and what only they know. */
export interface LeadItem extends LiveItem {
  /** Place among the items that everybody sees, from 1; null for one that is not for all. */
  readonly number: number | null;
  readonly description: string;
  readonly notes: string;
}

/**
 * All items in order. What everybody follows comes from the live state, which is the newer one; the ones that are not for all are only in
 * the agenda.
 */
export function leadItems(live: LiveState, agenda: Meeting['agenda']): LeadItem[] {
  const planned = new Map(agenda.map((item) => [item.id, item]));
  const seen = new Map(live.items.map((item) => [item.id, item]));
  const hidden = agenda.filter(({ id, visibility }) => visibility === 'leads' && !seen.has(id));
  const ids =
    hidden.length === 0
      ? live.items.map(({ id }) => id)
      : [
          ...agenda.filter(({ id, visibility }) => seen.has(id) || visibility === 'leads'),
          ...live.items.filter(({ id }) => !planned.has(id)),
        ].map(({ id }) => id);
  const numbers = new Map(live.items.map(({ id }, index) => [id, index + 1]));
  return ids.flatMap((id) => {
    const [item, plan] = [seen.get(id), planned.get(id)];
    const basis = item ?? (plan && liveItemOf(plan));
    if (basis === undefined) return [];
    return [
      {
        ...basis,
        number: numbers.get(id) ?? null,
        description: plan?.description ?? '',
        notes: plan?.moderatorNotes ?? '',
      },
    ];
  });
}

function liveItemOf(item: AgendaItem): LiveItem {
  const { id, kind, title, presenter, state, durationMinutes, spentSeconds } = item;
  return { id, kind, title, presenter, state, plannedSeconds: durationMinutes * 60, spentSeconds };
}
