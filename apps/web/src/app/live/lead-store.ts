import { computed, effect, inject, Service, untracked } from '@angular/core';
import {
  expectedRun,
  followingItemId,
  isSteeringPossible,
  leftSeconds,
  meetingTimes,
  shortenRest,
} from '@quartiersforum/domain/rules';
import { MeetingStore } from '../meeting/meeting-store';
import { leadItems } from './lead-items';
import { LiveStore } from './live-store';
import { ServerClock } from './server-clock';

/** From how many seconds beyond the end on it is worth saying: less is made up by itself. */
export const worthSaying = 60;

/**
 * The running meeting as those see it who lead it: with the items that are not for all, their notes, and what no longer fits. The same
 * rules as everybody else's, over more items.
 */
@Service({ autoProvided: false })
export class LeadStore {
  private readonly live = inject(LiveStore);
  private readonly meeting = inject(MeetingStore);
  private readonly clock = inject(ServerClock);

  readonly items = computed(() => {
    const live = this.live.live();
    return live ? leadItems(live, this.meeting.meeting()?.agenda ?? []) : [];
  });
  private readonly timed = computed(() => {
    const live = this.live.live();
    return live && { ...live, items: this.items() };
  });

  readonly current = computed(() => this.items().find(({ state }) => state === 'current'));
  readonly next = computed(() => {
    const id = followingItemId(this.items());
    return this.items().find((item) => item.id === id);
  });
  readonly canGoBack = computed(() => this.may('back'));
  readonly canGoOn = computed(() => this.may('next'));

  /** Seconds that the current item has left; negative when its time is over. */
  readonly left = computed(() => {
    const [timed, current] = [this.timed(), this.current()];
    return timed && current && leftSeconds(timed, current, this.clock.now());
  });
  /** Planned against actual, all items together. */
  readonly times = computed(() => {
    const timed = this.timed();
    return timed && meetingTimes(timed, this.clock.now());
  });
  /** How the rest goes on, by the id of the item. */
  readonly expected = computed(() => {
    const timed = this.timed();
    const run = timed ? expectedRun(timed, this.clock.now()) : [];
    return new Map(run.map((item) => [item.id, item]));
  });
  /** When it will be over if each item takes what it may; milliseconds since 1970. */
  readonly expectedEnd = computed(() => this.clock.now() + (this.times()?.needed ?? 0) * 1000);
  /** The open items that no longer fit. */
  readonly beyond = computed(() =>
    this.items().filter(
      ({ id, state }) => state === 'open' && (this.expected().get(id)?.beyondSeconds ?? 0) > 0,
    ),
  );
  /** What "Rest kürzen" would make of the items. */
  readonly shorter = computed(() => {
    const timed = this.timed();
    const plans = timed ? shortenRest(timed, this.clock.now()) : [];
    return plans.flatMap(({ id, plannedMinutes }) => {
      const item = this.items().find((one) => one.id === id);
      return item ? [{ item, plannedMinutes }] : [];
    });
  });

  constructor() {
    effect(() => {
      const { version } = this.live.live() ?? {};
      // Nothing announces what becomes of an item that is not for all; only they can have one.
      if (
        version !== undefined &&
        untracked(() => this.items().some(({ number }) => number === null))
      )
        untracked(() => this.meeting.reload());
    });
  }

  private may(action: 'back' | 'next'): boolean {
    const timed = this.timed();
    return timed !== undefined && isSteeringPossible(timed, action);
  }
}
