import { computed, effect, inject, Service, signal, untracked } from '@angular/core';
import type { LiveItem, LiveState, LiveView } from '@quartiersforum/domain';
import {
  followingItemId,
  heldStates,
  leftSeconds,
  meetingTimes,
} from '@quartiersforum/domain/rules';
import { lastValue } from '../core/loading/last-value';
import { failureOf } from '../core/problem/problem-of';
import { followMeeting } from '../core/realtime/follow-meeting';
import { Realtime } from '../core/realtime/realtime';
import { LiveClient } from './live-client';
import { newestOf } from './newest-of';
import { ServerClock } from './server-clock';

/** How long a connection may be away before people are told. */
const noticeableMilliseconds = 2500;

/**
 * A meeting as it is held: what was read, and what was announced since. Provided by each of the three pages.
 *
 * The one thing a newcomer would get wrong: an announcement carries the whole state, so nothing is read for it; but whatever may have
 * been missed (a new connection, a hidden page, a device that slept) is read again, and the larger version wins, whichever came first.
 */
@Service({ autoProvided: false })
export class LiveStore {
  private readonly client = inject(LiveClient);
  private readonly realtime = inject(Realtime);
  private readonly clock = inject(ServerClock);
  private readonly id = signal<string | undefined>(undefined);
  private readonly announced = signal<LiveState | undefined>(undefined);

  readonly resource = this.client.live(this.id);
  private readonly read = lastValue(this.resource);
  /** Undefined until the first answer. */
  readonly live = computed(() => newestOf(this.read(), this.announced()));
  /** The person's own place in the meeting. */
  readonly me = computed<LiveView['me'] | undefined>(() => this.read()?.me);

  readonly isHeld = computed(() => isIn(this.live(), heldStates));
  readonly isRunning = computed(() => this.live()?.state === 'running');
  readonly isOver = computed(() => isIn(this.live(), ['ended', 'documented']));
  readonly current = computed(() => itemOf(this.live(), this.live()?.currentItemId));
  readonly next = computed(() => {
    const live = this.live();
    return live && itemOf(live, followingItemId(live.items));
  });
  /** Whether an item runs that is not for everybody. */
  readonly isHidden = computed(() => {
    const live = this.live();
    return live !== undefined && live.itemStartedAt !== null && live.currentItemId === null;
  });
  /** Place of the current item, counted from 1 among those that everybody sees. */
  readonly place = computed(() => {
    const { items, currentItemId } = this.live() ?? { items: [] };
    return items.findIndex(({ id }) => id === currentItemId) + 1;
  });
  /** Seconds that the current item has left; negative when its time is over. */
  readonly left = computed(() => {
    const [live, current] = [this.live(), this.current()];
    return live && current && leftSeconds(live, current, this.clock.now());
  });
  readonly times = computed(() => {
    const live = this.live();
    return live && meetingTimes(live, this.clock.now());
  });

  private readonly following = followMeeting(
    // Who may not read it need not ask to follow it; a guest's cookie is there once the first answer is.
    computed(() => this.read()?.meetingId),
  );
  private readonly isAway = computed(
    () =>
      this.live() !== undefined &&
      (!this.realtime.isConnected() || failureOf(this.resource.error()).code === null),
  );
  /** Whether what is shown may be behind: time goes on, but no news arrive. A moment without connection is none. */
  readonly isCutOff = signal(false);

  constructor() {
    this.realtime.listen('live.changed', (state) => this.fold(state));
    this.realtime.listen('account.accessChanged', () => this.reload());
    this.readAgainWhen(() => this.following().state === 'joined' && this.following());
    this.readAgainWhen(() => this.clock.jumps() > 0 && this.clock.jumps());
    effect(() => {
      const live = this.live();
      if (live !== undefined) untracked(() => this.clock.set(live.serverTime));
    });
    effect(() => {
      const isCounting = this.isRunning() && this.live()?.itemStartedAt !== null;
      this.clock.tick(isCounting ? 'second' : this.isHeld() ? 'minute' : 'none');
    });
    effect((onCleanup) => {
      if (!this.isAway()) return this.isCutOff.set(false);
      const timer = setTimeout(() => this.isCutOff.set(true), noticeableMilliseconds);
      onCleanup(() => clearTimeout(timer));
    });
  }

  show(id: string): void {
    this.id.set(id);
  }

  reload(): void {
    this.resource.reload();
  }

  /** Takes over what a command has answered. */
  adopt(view: LiveView): void {
    if (view.meetingId === this.id()) this.resource.set(view);
  }

  private fold(state: LiveState): void {
    if (state.meetingId !== this.read()?.meetingId) return;
    this.announced.update((known) => newestOf(known, state));
  }

  private readAgainWhen(reason: () => unknown): void {
    effect(() => {
      if (reason()) untracked(() => this.reload());
    });
  }
}

function isIn(live: LiveState | undefined, states: readonly LiveState['state'][]): boolean {
  return live !== undefined && states.includes(live.state);
}

function itemOf(live: LiveState | undefined, id: string | null | undefined): LiveItem | undefined {
  return live?.items.find((item) => item.id === id);
}
