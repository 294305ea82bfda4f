import { DestroyRef, inject, Service, type Signal, signal } from '@angular/core';
import { clockOffset } from '@quartiersforum/domain/rules';
import { Clock } from '../core/time/clock';

/** Milliseconds by which the device's clock may differ from what has passed before it counts as set, or as asleep. */
const jump = 2000;

/** How often the time is told: each second while something is counted down, each minute while only a clock is shown. */
export type Pace = 'second' | 'minute' | 'none';
const paceMilliseconds = { second: 1000, minute: 60_000 } as const;

/**
 * The server's time on this device, and the one tick of the page. Nothing is asked for it: what the server has written last, and this
 * device's own clock, are enough.
 *
 * The one thing a newcomer would get wrong: ticks fall on full seconds of the server, so that projector and phones change their digits
 * together, and there are none while the page is hidden.
 */
@Service({ autoProvided: false })
export class ServerClock {
  private readonly device = inject(Clock);
  private readonly told = signal(this.device.now().getTime());
  private readonly jumped = signal(0);
  private offset: number | null = null;
  private pace: Pace = 'none';
  private timer: ReturnType<typeof setTimeout> | undefined;
  private lastTick: { device: number; counted: number } | undefined;

  /** Milliseconds since 1970 by the server's clock, as of the last tick. */
  readonly now: Signal<number> = this.told.asReadonly();
  /** Grows when the page was hidden or has slept, or its device's clock was set: what it knows may be stale. */
  readonly jumps: Signal<number> = this.jumped.asReadonly();

  constructor() {
    const events = new AbortController();
    document.addEventListener('visibilitychange', () => this.comeBack(), events);
    inject(DestroyRef).onDestroy(() => {
      events.abort();
      clearTimeout(this.timer);
    });
  }

  /** Takes the time at which the server wrote what has just arrived. */
  set(serverTime: string): void {
    this.offset = clockOffset(this.offset, serverTime, this.device.now().getTime());
    this.told.set(this.read());
  }

  tick(pace: Pace): void {
    if (pace === this.pace) return;
    this.pace = pace;
    this.follow();
  }

  /** What happened while the page was hidden may not have reached it: phones cut the connection of a page that nobody sees. */
  private comeBack(): void {
    this.follow();
    if (document.visibilityState === 'visible') this.jumped.update((count) => count + 1);
  }

  private read(): number {
    return this.device.now().getTime() + (this.offset ?? 0);
  }

  private follow(): void {
    clearTimeout(this.timer);
    if (document.visibilityState === 'hidden') {
      this.lastTick = undefined;
      return;
    }
    this.notice();
    this.told.set(this.read());
    if (this.pace === 'none') return;
    const every = paceMilliseconds[this.pace];
    this.timer = setTimeout(() => this.follow(), every - (this.read() % every));
  }

  /** A clock that was set, or a device that slept, shows in the difference between its clock and the time that was counted. */
  private notice(): void {
    const tick = { device: this.device.now().getTime(), counted: performance.now() };
    const before = this.lastTick;
    this.lastTick = tick;
    if (before === undefined) return;
    const counted = tick.counted - before.counted;
    const isSet = Math.abs(tick.device - before.device - counted) > jump;
    // Where counting goes on during sleep, the tick comes much too late instead.
    const isLate = this.pace === 'second' && counted > paceMilliseconds.second + jump;
    if (isSet || isLate) this.jumped.update((count) => count + 1);
  }
}
