import { computed, inject, Service } from '@angular/core';
import { lastValue } from '../core/loading/last-value';
import { onReconnect } from '../core/realtime/on-reconnect';
import { Realtime } from '../core/realtime/realtime';
import { SessionStore } from '../core/session/session-store';
import { MeetingClient } from './meeting-client';

/** What is coming, what was, and the series. Provided by the page. */
@Service({ autoProvided: false })
export class MeetingListStore {
  private readonly client = inject(MeetingClient);
  private readonly session = inject(SessionStore);
  private readonly isAsked = (): boolean => this.session.may('meeting.list');

  readonly comingResource = this.client.meetings(() =>
    this.isAsked() ? { time: 'coming' } : undefined,
  );
  readonly pastResource = this.client.meetings(() =>
    this.isAsked() ? { time: 'past' } : undefined,
  );
  readonly seriesResource = this.client.seriesList(() => this.session.may('meetingSeries.list'));
  private readonly comingList = lastValue(this.comingResource);
  private readonly pastList = lastValue(this.pastResource);
  private readonly seriesList = lastValue(this.seriesResource);
  /** Soonest first; those whose date is open come last, because nobody knows when they are. */
  readonly coming = computed(() => {
    const items = this.comingList()?.items;
    return (
      items && [
        ...items.filter((meeting) => meeting.state !== 'moved'),
        ...items.filter((meeting) => meeting.state === 'moved'),
      ]
    );
  });
  /** Latest first. */
  readonly past = computed(() => this.pastList()?.items);
  readonly series = computed(() => this.seriesList()?.items);

  constructor() {
    const realtime = inject(Realtime);
    realtime.listen('meeting.changed', () => this.reload());
    realtime.listen('account.accessChanged', () => this.reload());
    onReconnect(() => this.reload());
  }

  reload(): void {
    this.comingResource.reload();
    this.pastResource.reload();
    this.seriesResource.reload();
  }
}
