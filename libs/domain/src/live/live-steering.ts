import { DomainError } from '../problem/domain-error';
import type { AgendaItemState } from '../meeting/agenda';
import type { MeetingState } from '../meeting/meeting';
import { nextMeetingState } from '../meeting/meeting-states';
import type { SteerAction } from './live';
import { shortenRest, type TimedItem } from './live-timer';

/** In which state of the meeting each action of steering is possible. What is not in the table is refused. */
export const steeringTable: Readonly<Record<SteerAction, readonly MeetingState[]>> = {
  start: ['invited'],
  next: ['running'],
  back: ['running'],
  skip: ['running'],
  activate: ['running'],
  pause: ['running'],
  resume: ['paused'],
  end: ['running', 'paused'],
  defer: ['running', 'paused'],
  resize: ['running', 'paused'],
  shortenRest: ['running', 'paused'],
  extend: ['running', 'paused'],
  handOver: ['invited', 'running', 'paused'],
};

/** In which state of an item the actions that name one are possible. */
export const itemSteeringTable: Readonly<
  Record<'activate' | 'defer' | 'resize', readonly AgendaItemState[]>
> = {
  activate: ['open', 'done', 'skipped', 'deferred'],
  defer: ['open', 'current', 'skipped'],
  resize: ['open', 'current'],
};

/** What steering changes: the items in order and the clock. Times in milliseconds since 1970. */
export interface SteeredMeeting {
  readonly state: MeetingState;
  readonly items: readonly TimedItem[];
  /** Since when the current item runs; null while none does, or while the meeting is paused. */
  readonly itemStartedAt: number | null;
  readonly pausedAt: number | null;
  readonly plannedEnd: number;
}

export type SteeringCommand =
  | {
      readonly action: Exclude<
        SteerAction,
        'activate' | 'defer' | 'resize' | 'extend' | 'handOver'
      >;
    }
  | { readonly action: 'activate' | 'defer'; readonly itemId: string }
  | { readonly action: 'resize'; readonly itemId: string; readonly plannedMinutes: number }
  | { readonly action: 'extend'; readonly minutes: number };

/**
 * The meeting after a command of those who lead it. Times are cut to whole seconds, so that the seconds of all items and of all breaks
 * add up to the length of the meeting. Throws `live.notRunning`, `live.itemNotPossible`, `meeting.transitionRefused`.
 */
export function steer(
  meeting: SteeredMeeting,
  command: SteeringCommand,
  instant: number,
): SteeredMeeting {
  const now = wholeSecond(instant);
  if (!steeringTable[command.action].includes(meeting.state))
    throw new DomainError(
      command.action === 'start' ? 'meeting.transitionRefused' : 'live.notRunning',
    );
  switch (command.action) {
    case 'start':
      return callUp(move(meeting, 'start'), following(meeting.items, -1), now);
    case 'pause':
      return { ...move(leave(meeting, now), 'pause'), pausedAt: now };
    case 'resume':
      return {
        ...move(meeting, 'resume'),
        pausedAt: null,
        itemStartedAt: currentOf(meeting) === undefined ? null : now,
      };
    case 'end':
      return {
        ...move(putAway(leave(meeting, now), 'done'), 'end'),
        pausedAt: null,
      };
    case 'next':
      return goOn(meeting, 'done', now);
    case 'skip':
      if (currentOf(meeting) === undefined) throw new DomainError('live.itemNotPossible');
      return goOn(meeting, 'skipped', now);
    case 'back': {
      const before = preceding(meeting);
      if (before === undefined) throw new DomainError('live.itemNotPossible');
      return callUp(putAway(leave(meeting, now), 'open'), before, now);
    }
    case 'activate':
      findItem(meeting, command.itemId, 'activate');
      return callUp(putAway(leave(meeting, now), 'open'), command.itemId, now);
    case 'defer':
      return defer(meeting, findItem(meeting, command.itemId, 'defer'), now);
    case 'resize':
      findItem(meeting, command.itemId, 'resize');
      return replan(meeting, [{ id: command.itemId, plannedMinutes: command.plannedMinutes }]);
    case 'shortenRest':
      return replan(meeting, shortenRest(asTimed(meeting), now));
    case 'extend':
      return { ...meeting, plannedEnd: meeting.plannedEnd + command.minutes * 60_000 };
  }
}

/** Whether the console may offer an action now; for those that name an item, with it. */
export function isSteeringPossible(
  meeting: Pick<SteeredMeeting, 'state' | 'items'>,
  action: SteerAction,
  itemId?: string,
): boolean {
  if (!steeringTable[action].includes(meeting.state)) return false;
  const current = currentOf(meeting);
  if (action === 'skip') return current !== undefined;
  if (action === 'next') return current !== undefined || following(meeting.items, -1) !== undefined;
  if (action === 'back') return preceding(meeting) !== undefined;
  if (action !== 'activate' && action !== 'defer' && action !== 'resize') return true;
  const item = meeting.items.find(({ id }) => id === itemId);
  return item !== undefined && itemSteeringTable[action].includes(item.state);
}

/** The item that `next` would call up; undefined when none is left. */
export function followingItemId(items: readonly TimedItem[]): string | undefined {
  return following(
    items,
    items.findIndex(({ state }) => state === 'current'),
  );
}

function wholeSecond(instant: number): number {
  return Math.floor(instant / 1000) * 1000;
}

function move(meeting: SteeredMeeting, action: 'start' | 'pause' | 'resume' | 'end') {
  return { ...meeting, state: nextMeetingState(meeting.state, action) };
}

function currentOf({ items }: Pick<SteeredMeeting, 'items'>): TimedItem | undefined {
  return items.find(({ state }) => state === 'current');
}

function asTimed({ items, itemStartedAt, plannedEnd }: SteeredMeeting) {
  return {
    items,
    itemStartedAt: itemStartedAt === null ? null : new Date(itemStartedAt).toISOString(),
    plannedEnd: new Date(plannedEnd).toISOString(),
  };
}

/** Stops the clock of the current item; what it ran is its own now. */
function leave(meeting: SteeredMeeting, now: number): SteeredMeeting {
  const { itemStartedAt } = meeting;
  const ran = itemStartedAt === null ? 0 : Math.max(0, Math.floor((now - itemStartedAt) / 1000));
  return {
    ...meeting,
    itemStartedAt: null,
    items: meeting.items.map((item) =>
      item.state === 'current' ? { ...item, spentSeconds: item.spentSeconds + ran } : item,
    ),
  };
}

function putAway(meeting: SteeredMeeting, state: AgendaItemState): SteeredMeeting {
  return withItems(meeting, (item) => (item.state === 'current' ? { ...item, state } : item));
}

function callUp(meeting: SteeredMeeting, itemId: string | undefined, now: number): SteeredMeeting {
  return {
    ...withItems(meeting, (item) => (item.id === itemId ? { ...item, state: 'current' } : item)),
    itemStartedAt: itemId === undefined || meeting.state !== 'running' ? null : now,
  };
}

/** The current item becomes `state`, the next open one is called up: first those after it, then those that were passed over. */
function goOn(meeting: SteeredMeeting, state: AgendaItemState, now: number): SteeredMeeting {
  const next = followingItemId(meeting.items);
  if (next === undefined && currentOf(meeting) === undefined)
    throw new DomainError('live.itemNotPossible');
  return callUp(putAway(leave(meeting, now), state), next, now);
}

function defer(meeting: SteeredMeeting, item: TimedItem, now: number): SteeredMeeting {
  if (item.state === 'current') return goOn(meeting, 'deferred', now);
  return withItems(meeting, (one) => (one.id === item.id ? { ...one, state: 'deferred' } : one));
}

function replan(
  meeting: SteeredMeeting,
  plans: readonly { readonly id: string; readonly plannedMinutes: number }[],
): SteeredMeeting {
  const minutes = new Map(plans.map(({ id, plannedMinutes }) => [id, plannedMinutes]));
  return withItems(meeting, (item) => {
    const planned = minutes.get(item.id);
    return planned === undefined ? item : { ...item, plannedSeconds: planned * 60 };
  });
}

function withItems(
  meeting: SteeredMeeting,
  change: (item: TimedItem) => TimedItem,
): SteeredMeeting {
  return { ...meeting, items: meeting.items.map(change) };
}

function findItem(
  meeting: SteeredMeeting,
  itemId: string,
  action: keyof typeof itemSteeringTable,
): TimedItem {
  const item = meeting.items.find(({ id }) => id === itemId);
  if (item === undefined) throw new DomainError('agendaItem.notFound');
  if (!itemSteeringTable[action].includes(item.state))
    throw new DomainError('live.itemNotPossible');
  return item;
}

function following(items: readonly TimedItem[], index: number): string | undefined {
  const isOpen = ({ state }: TimedItem) => state === 'open';
  return (items.slice(index + 1).find(isOpen) ?? items.find(isOpen))?.id;
}

/** The last one dealt with before the current one. */
function preceding({ items }: Pick<SteeredMeeting, 'items'>): string | undefined {
  const index = items.findIndex(({ state }) => state === 'current');
  const before = index === -1 ? items : items.slice(0, index);
  return before.findLast(({ state }) => state === 'done' || state === 'skipped')?.id;
}
