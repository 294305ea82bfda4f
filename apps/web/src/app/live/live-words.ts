import { effect, inject, Service, untracked } from '@angular/core';
import { handPlace } from '@quartiersforum/domain/rules';
import { Announcer } from '@quartiersforum/ui/frame';
import { LiveStore } from './live-store';
import { durationText } from './time-words';

/** Milliseconds in which several changes become one sentence. */
const pause = 700;

/**
 * Says to screen readers what somebody in the hall must not miss: that something else is dealt with now, and that it is their turn. What
 * was there when the page opened is not said, nor each second, nor each hand of others.
 */
@Service({ autoProvided: false })
export class LiveWords {
  private readonly store = inject(LiveStore);
  private readonly announcer = inject(Announcer);
  private said: { course: string; hand: string } | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    effect((onCleanup) => {
      const course = this.course();
      const hand = this.hand();
      if (course === undefined) return;
      this.said ??= { course, hand };
      untracked(() => {
        this.timer = setTimeout(() => this.say({ course, hand }), pause);
      });
      onCleanup(() => clearTimeout(this.timer));
    });
  }

  private say(now: { course: string; hand: string }): void {
    const before = this.said;
    this.said = now;
    const news = [
      now.course === before?.course ? '' : now.course,
      now.hand === before?.hand ? '' : now.hand,
    ];
    const text = news.filter(Boolean).join(' ');
    if (text) this.announcer.say(text);
  }

  /** Undefined until it is known. */
  private course(): string | undefined {
    const live = this.store.live();
    if (live === undefined) return undefined;
    if (this.store.isOver()) return 'Das Treffen ist beendet.';
    if (live.state === 'paused') return 'Pause.';
    const current = this.store.current();
    return current ? `Jetzt: ${current.title}, ${durationText(current.plannedSeconds)}.` : '';
  }

  private hand(): string {
    const live = this.store.live();
    const place = live && handPlace(live.queue, this.store.me()?.attendeeId ?? null);
    if (place === 'next') return 'Sie sind als Nächste dran.';
    return place === 'speaking' ? 'Sie haben das Wort.' : '';
  }
}
