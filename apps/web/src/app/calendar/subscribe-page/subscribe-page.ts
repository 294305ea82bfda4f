import { Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CalendarFeedAddress } from '@quartiersforum/domain';
import { Card, PageHeader } from '@quartiersforum/ui/frame';
import { lastValue } from '../../core/loading/last-value';
import { onReconnect } from '../../core/realtime/on-reconnect';
import { Realtime } from '../../core/realtime/realtime';
import { CalendarClient } from '../calendar-client';
import { FeedAddress } from '../feed-address/feed-address';
import { FeedForm } from '../feed-form/feed-form';
import { FeedList } from '../feed-list/feed-list';
import { SubscribeHelp } from '../subscribe-help/subscribe-help';

/**
 * The own feeds: addresses that Thunderbird, a phone or Outlook read by themselves.
 *
 * The one thing a newcomer would get wrong: the address is a key. The server tells it once and keeps only its hash, so this page holds it
 * until one leaves, and nothing can show it again.
 */
@Component({
  selector: 'app-subscribe-page',
  imports: [Card, FeedAddress, FeedForm, FeedList, PageHeader, RouterLink, SubscribeHelp],
  templateUrl: './subscribe-page.html',
})
export class SubscribePage {
  protected readonly resource = inject(CalendarClient).feeds();
  protected readonly feeds = lastValue(this.resource);
  /** What was just told, until another one is or one leaves. */
  protected readonly told = signal<CalendarFeedAddress | null>(null);

  constructor() {
    const reload = (): void => void this.resource.reload();
    inject(Realtime).listen('calendarFeed.changed', reload);
    onReconnect(reload);
  }

  protected show(address: CalendarFeedAddress): void {
    this.told.set(address);
    this.resource.reload();
  }

  /** The address of what was ended is worth nothing. */
  protected forget(feedId: string): void {
    if (this.told()?.id === feedId) this.told.set(null);
    this.resource.reload();
  }
}
