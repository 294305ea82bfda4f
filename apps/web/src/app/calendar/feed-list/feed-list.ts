import type { HttpResourceRef } from '@angular/common/http';
import {
  afterNextRender,
  Component,
  type ElementRef,
  inject,
  Injector,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import type { CalendarFeed, CalendarFeedAddress } from '@quartiersforum/domain';
import { Dialog } from '@quartiersforum/ui';
import { Button, LoadingState, Toaster } from '@quartiersforum/ui/frame';
import { LoadFailure } from '../../core/loading/load-failure';
import { failureOf } from '../../core/problem/problem-of';
import { Clock } from '../../core/time/clock';
import { relativeMomentText } from '../../core/time/relative-text';
import { plainDayText } from '../../core/time/time-text';
import { CalendarClient } from '../calendar-client';
import { feedName, feedScopes } from '../feed-names';

/** What somebody is about to do with a feed. */
interface Question {
  readonly feed: CalendarFeed;
  readonly step: 'rotate' | 'remove';
}

/** The feeds that one has: what is in them, whether anything reads them, another address, the end. */
@Component({
  selector: 'app-feed-list',
  imports: [Button, Dialog, LoadFailure, LoadingState],
  templateUrl: './feed-list.html',
  styleUrl: './feed-list.scss',
})
export class FeedList {
  readonly resource = input.required<HttpResourceRef<unknown>>();
  /** Undefined until the first answer. */
  readonly feeds = input.required<readonly CalendarFeed[] | undefined>();
  readonly rotated = output<CalendarFeedAddress>();
  /** With the feed's id. */
  readonly removed = output<string>();

  private readonly client = inject(CalendarClient);
  private readonly toaster = inject(Toaster);
  private readonly clock = inject(Clock);
  private readonly injector = inject(Injector);
  private readonly list = viewChild<ElementRef<HTMLElement>>('list');
  protected readonly question = signal<Question | null>(null);
  protected readonly isBusy = signal(false);
  protected readonly scopes = feedScopes;
  protected readonly nameOf = feedName;

  protected sinceText({ createdAt, rotatedAt }: CalendarFeed): string {
    return rotatedAt === null
      ? `Angelegt am ${plainDayText(createdAt)}`
      : `Neue Adresse seit ${plainDayText(rotatedAt)}`;
  }

  protected fetchedText({ lastFetchedAt }: CalendarFeed): string {
    return lastFetchedAt === null
      ? 'noch von keinem Kalender abgerufen'
      : `zuletzt abgerufen ${relativeMomentText(lastFetchedAt, this.clock.now())}`;
  }

  protected async answer({ feed, step }: Question): Promise<void> {
    this.isBusy.set(true);
    try {
      if (step === 'rotate') {
        this.rotated.emit(await this.client.rotateFeed(feed.id));
      } else {
        await this.client.removeFeed(feed.id);
        this.toaster.show(`„${feedName(feed)}“ ist beendet.`);
        this.removed.emit(feed.id);
        this.keepFocus();
      }
    } catch (error) {
      this.toaster.show(failureOf(error).text, 'danger');
      this.resource().reload();
    }
    this.isBusy.set(false);
    this.question.set(null);
  }

  /** The button that had the focus goes with its feed; the list stays. */
  private keepFocus(): void {
    afterNextRender(() => this.list()?.nativeElement.focus({ preventScroll: true }), {
      injector: this.injector,
    });
  }
}
