import { Component, computed, effect, inject, input } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import type { LiveView } from '@quartiersforum/domain';
import { isJoinLinkOpen } from '@quartiersforum/domain/rules';
import { Badge, Button, Card, LoadingState, Notice, PageHeader } from '@quartiersforum/ui/frame';
import { LoadFailure } from '../../core/loading/load-failure';
import { failureOf } from '../../core/problem/problem-of';
import { returnParameter } from '../../core/session/return-parameter';
import { SessionStore } from '../../core/session/session-store';
import { momentText, plainDayText } from '../../core/time/time-text';
import { PageTitles } from '../../core/title/page-titles';
import { MeetingStore } from '../../meeting/meeting-store';
import { CutOff } from '../cut-off/cut-off';
import { GuestForm } from '../guest-form/guest-form';
import { HandCard } from '../hand-card/hand-card';
import { LiveStore } from '../live-store';
import { LiveWords } from '../live-words';
import { ServerClock } from '../server-clock';
import { TimeBar } from '../time-bar/time-bar';
import { clockText, countText, durationText } from '../time-words';

/** What stands before the token in the part of the address that browsers send to nobody. */
const tokenPrefix = 'gast=';

/**
 * What somebody in the hall sees of the meeting, made for a phone: what are we at, how long, what may I do now.
 *
 * The one thing a newcomer would get wrong: it is shown to people without an account, too. Whoever may not read the meeting, but comes with
 * the token of the QR code, is asked for a name; the token leaves the address as soon as it was used.
 */
@Component({
  selector: 'app-attend-page',
  imports: [
    Badge,
    Button,
    Card,
    CutOff,
    GuestForm,
    HandCard,
    LoadFailure,
    LoadingState,
    Notice,
    PageHeader,
    RouterLink,
    TimeBar,
  ],
  templateUrl: './attend-page.html',
  styleUrl: './attend-page.scss',
  providers: [LiveStore, LiveWords, MeetingStore, ServerClock],
})
export class AttendPage {
  readonly id = input.required<string>();

  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly session = inject(SessionStore);
  private readonly clock = inject(ServerClock);
  private readonly fragment = toSignal(this.route.fragment);
  protected readonly store = inject(LiveStore);
  protected readonly meeting = inject(MeetingStore);
  protected readonly countText = countText;
  protected readonly durationText = durationText;

  protected readonly token = computed(() => {
    const fragment = this.fragment() ?? '';
    return fragment.startsWith(tokenPrefix) ? fragment.slice(tokenPrefix.length) : null;
  });
  private readonly problem = computed(() => {
    const error = this.store.resource.error();
    return error === undefined || this.store.live() ? null : failureOf(error).code;
  });
  /** Whether the meeting is not for this person, as they are known so far. */
  protected readonly isStranger = computed(
    () =>
      this.problem() === 'access.signInRequired' ||
      (this.problem() === 'meeting.notFound' && (this.isGuest() || this.token() !== null)),
  );
  protected readonly isGuest = computed(() => !this.session.isSignedIn());
  protected readonly signInParameters = computed(() => ({
    [returnParameter]: `/treffen/${this.id()}/dabei`,
  }));

  protected readonly heading = computed(() => {
    const live = this.store.live();
    if (live === undefined) return 'Treffen';
    if (!this.store.isHeld()) return live.title;
    const place = this.store.place();
    return place > 0 ? `TOP ${place} von ${live.items.length}` : 'Das Treffen läuft';
  });
  protected readonly kicker = computed(() => {
    const live = this.store.live();
    if (!live || !this.store.isHeld()) return '';
    return `${live.title} · ${plainDayText(live.startedAt ?? live.serverTime)}`;
  });
  protected readonly upcoming = computed(
    () => this.store.live()?.items.filter(({ state }) => state === 'open') ?? [],
  );
  protected readonly queue = computed(() => this.store.live()?.queue.entries ?? []);
  protected readonly pausedText = computed(() => {
    const since = this.store.live()?.pausedAt;
    return since ? `Pause seit ${clockText(since)} Uhr` : 'Pause';
  });
  protected readonly dateText = computed(() => {
    const startsAt = this.meeting.meeting()?.startsAt;
    return startsAt ? momentText(startsAt) : '';
  });
  /** Whether "Ich bin da" can be said before the start. */
  protected readonly isDoorOpen = computed(() => {
    const meeting = this.meeting.meeting();
    if (meeting === undefined) return this.store.me()?.isGuest === true;
    const startsAt = Date.parse(meeting.startsAt);
    const plannedEnd = startsAt + meeting.durationMinutes * 60_000;
    return isJoinLinkOpen({ state: meeting.state, startsAt, plannedEnd }, this.clock.now());
  });
  protected readonly minutesText = computed(() =>
    this.meeting.may('minutes.write') ? 'Mitschreiben' : 'Zum Protokoll',
  );
  protected readonly hasMinutes = computed(() => Boolean(this.meeting.meeting()?.minutes));

  constructor() {
    inject(LiveWords);
    inject(PageTitles).follow(() => this.store.live()?.title);
    effect(() => {
      this.store.show(this.id());
    });
    effect(() => {
      // A guest sees nothing of the meeting but what everybody follows.
      if (this.store.me()?.isGuest === false) this.meeting.show(this.id());
    });
    effect(() => {
      if (this.store.live() && this.token() !== null) this.dropToken();
    });
  }

  protected admit(view: LiveView): void {
    this.store.adopt(view);
  }

  /** It let somebody in, or was not needed: it belongs neither into the history nor on somebody else's screen. */
  private dropToken(): void {
    void this.router.navigate([], { relativeTo: this.route, replaceUrl: true });
  }
}
