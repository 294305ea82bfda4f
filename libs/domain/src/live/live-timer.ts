import type { AgendaItemKind, AgendaItemState } from '../meeting/agenda';

/** As much of an item as its time needs; a `LiveItem` is one. */
export interface TimedItem {
  readonly id: string;
  readonly kind: AgendaItemKind;
  readonly state: AgendaItemState;
  readonly plannedSeconds: number;
  readonly spentSeconds: number;
}

/** As much of a meeting as its time needs; a `LiveState` is one. Items are in order. */
export interface TimedMeeting {
  readonly items: readonly TimedItem[];
  readonly itemStartedAt: string | null;
  readonly plannedEnd: string;
}

/** A break that is shorter than this is none; in minutes. */
const shortestBreak = 5;

/**
 * Seconds that an item has taken until `now`, by the server's clock (milliseconds since 1970). Nobody is told each second: everybody
 * counts on from the server's times.
 */
export function spentSeconds(meeting: TimedMeeting, item: TimedItem, now: number): number {
  if (item.state !== 'current' || meeting.itemStartedAt === null) return item.spentSeconds;
  const running = Math.floor((now - Date.parse(meeting.itemStartedAt)) / 1000);
  return item.spentSeconds + Math.max(0, running);
}

/** Seconds until the item's planned time is used up; negative when it is over. */
export function leftSeconds(meeting: TimedMeeting, item: TimedItem, now: number): number {
  return item.plannedSeconds - spentSeconds(meeting, item, now);
}

/** Planned against actual, all items together, in seconds. */
export interface MeetingTimes {
  readonly planned: number;
  readonly spent: number;
  /** What the current item and all open ones still want. */
  readonly needed: number;
  /** Until the planned end; negative after it. */
  readonly untilEnd: number;
  /** What the rest wants beyond the planned end; 0 when everything fits. */
  readonly over: number;
}

export function meetingTimes(meeting: TimedMeeting, now: number): MeetingTimes {
  const counted = meeting.items.filter(({ state }) => state !== 'deferred');
  const untilEnd = Math.floor((Date.parse(meeting.plannedEnd) - now) / 1000);
  const needed = sum(remaining(meeting).map((item) => neededSeconds(meeting, item, now)));
  return {
    planned: sum(counted.map(({ plannedSeconds }) => plannedSeconds)),
    spent: sum(meeting.items.map((item) => spentSeconds(meeting, item, now))),
    needed,
    untilEnd,
    over: Math.max(0, needed - Math.max(0, untilEnd)),
  };
}

/** The open items that, dealt with in order, would go beyond the planned end. */
export function itemsBeyondEnd(meeting: TimedMeeting, now: number): string[] {
  const end = Date.parse(meeting.plannedEnd);
  let time = now;
  return remaining(meeting).flatMap((item) => {
    time += neededSeconds(meeting, item, now) * 1000;
    return time > end && item.state === 'open' ? [item.id] : [];
  });
}

/** What an item may take from now on. */
export interface NewPlan {
  readonly id: string;
  readonly plannedMinutes: number;
}

/**
 * Fits the rest into the time until the planned end: each item gives in proportion, in whole minutes; a break keeps five of its own.
 * Nothing becomes longer. What fits already stays as it is, then the answer is empty.
 */
export function shortenRest(meeting: TimedMeeting, now: number): NewPlan[] {
  const budget = Math.max(0, Math.floor((Date.parse(meeting.plannedEnd) - now) / 60_000));
  const rest = remaining(meeting).map((item) => ({
    item,
    minutes: Math.floor(neededSeconds(meeting, item, now) / 60),
  }));
  if (sum(rest.map(({ minutes }) => minutes)) <= budget) return [];
  const shares = shareOut(
    budget,
    rest.map(({ item, minutes }) => ({
      wanted: minutes,
      least: item.kind === 'break' ? Math.min(shortestBreak, minutes) : 0,
    })),
  );
  return rest.flatMap(({ item }, index) => {
    const begun = Math.floor(spentSeconds(meeting, item, now) / 60);
    const plannedMinutes = begun + (shares[index] ?? 0);
    return plannedMinutes * 60 < item.plannedSeconds ? [{ id: item.id, plannedMinutes }] : [];
  });
}

interface Claim {
  readonly wanted: number;
  readonly least: number;
}

/** Shares `budget` whole minutes out in proportion to what is wanted, nobody below their least. */
function shareOut(budget: number, claims: readonly Claim[]): number[] {
  const fixed = new Map<number, number>();
  for (;;) {
    const free = claims
      .map((claim, index) => ({ claim, index }))
      .filter((c) => !fixed.has(c.index));
    const left = Math.max(0, budget - sum([...fixed.values()]));
    const wanted = sum(free.map(({ claim }) => claim.wanted));
    const shareOf = (claim: Claim) => (wanted === 0 ? 0 : (left * claim.wanted) / wanted);
    const tooSmall = free.filter(({ claim }) => shareOf(claim) < claim.least);
    for (const { claim, index } of tooSmall) fixed.set(index, claim.least);
    if (tooSmall.length > 0) continue;
    const whole = wholeMinutes(
      left,
      claims.map((claim, index) => (fixed.has(index) ? 0 : Math.min(claim.wanted, shareOf(claim)))),
    );
    return claims.map((_, index) => fixed.get(index) ?? whole[index] ?? 0);
  }
}

/** Rounds down, and gives the minutes left over to those who lost most by it. */
function wholeMinutes(budget: number, shares: readonly number[]): number[] {
  const whole = shares.map(Math.floor);
  const over = Math.min(budget, Math.round(sum(shares))) - sum(whole);
  const byLoss = shares
    .map((share, index) => ({ index, loss: share - Math.floor(share) }))
    .filter(({ loss }) => loss > 0)
    .sort((one, other) => other.loss - one.loss);
  for (const { index } of byLoss.slice(0, Math.max(0, over)))
    whole[index] = (whole[index] ?? 0) + 1;
  return whole;
}

function remaining(meeting: TimedMeeting): TimedItem[] {
  const current = meeting.items.filter(({ state }) => state === 'current');
  return [...current, ...meeting.items.filter(({ state }) => state === 'open')];
}

function neededSeconds(meeting: TimedMeeting, item: TimedItem, now: number): number {
  return Math.max(0, leftSeconds(meeting, item, now));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
