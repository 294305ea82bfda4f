import { Component, computed, effect, inject, input, ViewEncapsulation } from '@angular/core';
import { Icon } from '@quartiersforum/ui/frame';
import { LoadFailure } from '../../core/loading/load-failure';
import { lastValue } from '../../core/loading/last-value';
import { momentText } from '../../core/time/time-text';
import { PageTitles } from '../../core/title/page-titles';
import { MeetingStore } from '../../meeting/meeting-store';
import { CutOff } from '../cut-off/cut-off';
import { LiveClient } from '../live-client';
import { LiveStore } from '../live-store';
import { QrCode } from '../qr-code/qr-code';
import { keepScreenAwake } from '../screen-awake';
import { ServerClock } from '../server-clock';
import { TimeBar } from '../time-bar/time-bar';
import { clockText, countText, durationText } from '../time-words';

/** A title with more letters than this is set smaller, so that it stays on the wall. */
const longTitle = 60;
/** How many of those who wait are named. */
const namedSpeakers = 2;

/**
 * The meeting on the wall, readable from the back row. It is opened once and never touched.
 *
 * The one thing a newcomer would get wrong: the whole hall reads it, though somebody who leads has opened it. It shows what `LiveState`
 * holds and nothing else: no notes, and nothing of an item that is not for all.
 */
@Component({
  selector: 'app-projector-page',
  imports: [CutOff, Icon, LoadFailure, QrCode, TimeBar],
  templateUrl: './projector-page.html',
  styleUrl: './projector-page.scss',
  // The page's own ground has to reach the edges of the window, where only a global style gets.
  encapsulation: ViewEncapsulation.None,
  providers: [LiveStore, MeetingStore, ServerClock],
})
export class ProjectorPage {
  readonly id = input.required<string>();

  protected readonly store = inject(LiveStore);
  private readonly meeting = inject(MeetingStore);
  protected readonly countText = countText;
  protected readonly durationText = durationText;

  private readonly joinLinkResource = inject(LiveClient).joinLink(() =>
    this.store.me()?.maySteer && !this.store.isOver() ? this.id() : undefined,
  );
  private readonly link = lastValue(this.joinLinkResource);
  /** Only those who lead can let people in; somebody else's projector has no code. */
  protected readonly joinAddress = computed(() =>
    this.store.isOver() ? undefined : this.link()?.url,
  );

  protected readonly place = computed(() => {
    const place = this.store.place();
    return place > 0 ? `TOP ${place} von ${this.store.live()?.items.length ?? 0}` : '';
  });
  protected readonly left = computed(() => this.store.left() ?? 0);
  protected readonly isLong = computed(() => (this.store.current()?.title.length ?? 0) > longTitle);
  protected readonly speaking = computed(() => this.queue('speaking')[0]);
  protected readonly waiting = computed(() => this.queue('waiting').slice(0, namedSpeakers));
  protected readonly waitingMore = computed(() =>
    Math.max(0, this.queue('waiting').length - namedSpeakers),
  );
  protected readonly pausedSince = computed(() => {
    const since = this.store.live()?.pausedAt;
    return since ? `seit ${clockText(since)} Uhr` : '';
  });
  protected readonly dateText = computed(() => {
    const startsAt = this.meeting.meeting()?.startsAt;
    return startsAt ? momentText(startsAt) : '';
  });
  protected readonly placeText = computed(() => this.meeting.meeting()?.place ?? '');

  constructor() {
    keepScreenAwake();
    inject(PageTitles).follow(() => {
      const title = this.store.live()?.title;
      return title && `Beamer: ${title}`;
    });
    effect(() => {
      this.store.show(this.id());
    });
    effect(() => {
      // Date and place are wanted before the start only.
      if (this.store.live() && !this.store.isHeld()) this.meeting.show(this.id());
    });
  }

  private queue(state: 'speaking' | 'waiting') {
    return this.store.live()?.queue.entries.filter((entry) => entry.state === state) ?? [];
  }
}
