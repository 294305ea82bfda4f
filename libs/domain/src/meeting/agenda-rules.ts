import { DomainError } from '../problem/domain-error';
import type { AgendaItemState } from './agenda';
import type { MeetingState } from './meeting';
import { heldStates } from './meeting-states';

/** States of a meeting in which its agenda can still be changed: until it has ended or was cancelled. */
export const agendaOpenStates: readonly MeetingState[] = [
  'draft',
  'invited',
  'moved',
  ...heldStates,
];

/** Throws `meeting.transitionRefused` when the agenda of a meeting in this state is closed. */
export function requireOpenAgenda(state: MeetingState): void {
  if (!agendaOpenStates.includes(state)) throw new DomainError('meeting.transitionRefused');
}

interface OrderedItem {
  readonly id: string;
  readonly state: AgendaItemState;
}

/**
 * Whether the items may stand in this order. Before the meeting any order will do. While it is held, what was dealt with or runs now
 * keeps its order, and nothing that comes later is put before the current item, where nobody would get to it any more.
 */
export function isOrderPossible(
  items: readonly OrderedItem[],
  newOrder: readonly string[],
): boolean {
  const current = items.findIndex(({ state }) => state === 'current');
  const isFixed = ({ state }: OrderedItem): boolean => state !== 'open';
  const fixed = items.filter(isFixed).map(({ id }) => id);
  if (newOrder.filter((id) => fixed.includes(id)).join() !== fixed.join()) return false;
  if (current === -1) return true;
  const before = newOrder.slice(0, newOrder.indexOf(items[current]?.id ?? ''));
  return before.every((id) => items.findIndex((item) => item.id === id) < current);
}

/** Whether something new may stand behind the item named, in the order of the agenda: as `isOrderPossible`, where it would be open. */
export function isPlacePossible(items: readonly OrderedItem[], afterItemId: string): boolean {
  const fresh = { id: '', state: 'open' } as const;
  const order = items.flatMap(({ id }) => (id === afterItemId ? [id, fresh.id] : [id]));
  return isOrderPossible([...items, fresh], order);
}

/** Whether `newOrder` names each of the items once and nothing else. */
export function isSameSet(items: readonly OrderedItem[], newOrder: readonly string[]): boolean {
  return (
    newOrder.length === items.length &&
    new Set(newOrder).size === newOrder.length &&
    items.every(({ id }) => newOrder.includes(id))
  );
}

/** Only what has not begun can be taken off an agenda; the rest has become part of the meeting. */
export function isRemovable({ state }: Pick<OrderedItem, 'state'>): boolean {
  return state === 'open';
}
