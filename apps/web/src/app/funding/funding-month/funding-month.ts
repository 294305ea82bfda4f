import { Component, computed, effect, inject, untracked } from '@angular/core';
import { lastDayOfMonth } from '@quartiersforum/domain/rules';
import { Button, Notice } from '@quartiersforum/ui/frame';
import { CalendarClient, largestPage } from '../../calendar/calendar-client';
import { monthEntryOf } from '../../calendar/calendar-text';
import { MonthAddress } from '../../calendar/month-view/month-address';
import { MonthView } from '../../calendar/month-view/month-view';
import { lastValue } from '../../core/loading/last-value';
import { LoadFailure } from '../../core/loading/load-failure';
import { onReconnect } from '../../core/realtime/on-reconnect';
import { Realtime } from '../../core/realtime/realtime';
import { CallFilterAddress } from '../call-filter-address';
import { CallFilters } from '../call-filters/call-filters';
import { FundingCallListStore } from '../funding-call-list-store';

/**
 * The deadlines of one month, of the calls that match the filters.
 *
 * The one thing a newcomer would get wrong: a call in a list knows only its next deadline, and a month shows all of them, also those that
 * are over. They come from the calendar; the list says which calls count.
 */
@Component({
  selector: 'app-funding-month',
  imports: [Button, CallFilters, LoadFailure, MonthView, Notice],
  templateUrl: './funding-month.html',
  styleUrl: './funding-month.scss',
  providers: [MonthAddress],
})
export class FundingMonth {
  protected readonly address = inject(CallFilterAddress);
  protected readonly shown = inject(MonthAddress);
  protected readonly store = inject(FundingCallListStore);
  protected readonly resource = inject(CalendarClient).entries(() => ({
    kind: 'deadline',
    from: `${this.shown.month()}-01`,
    to: lastDayOfMonth(this.shown.month()),
    limit: largestPage,
  }));
  private readonly deadlines = lastValue(this.resource);
  protected readonly counted = ['Stichtag', 'Stichtage'] as const;
  protected readonly isFiltered = computed(() =>
    Object.values(this.address.filter()).some(Boolean),
  );
  protected readonly entries = computed(() => {
    const deadlines = this.deadlines()?.items;
    const calls = this.store.list()?.items;
    if (!this.isFiltered()) return deadlines?.map(monthEntryOf);
    const counting = new Set(calls?.map(({ id }) => id));
    return calls && deadlines?.filter(({ callId }) => counting.has(callId ?? '')).map(monthEntryOf);
  });
  /** Neither the calls nor the deadlines of a month are known beyond the largest page. */
  protected readonly isCut = computed(() => {
    const lists = [this.deadlines(), this.isFiltered() ? this.store.list() : undefined];
    return lists.some((list) => list !== undefined && list.items.length < list.total);
  });
  protected readonly isStale = computed(
    () => this.resource.isLoading() || this.store.resource.isLoading(),
  );

  constructor() {
    effect(() => {
      const filter = this.address.filter();
      untracked(() => this.store.ask(filter));
    });
    const reload = (): void => void this.resource.reload();
    inject(Realtime).listen('fundingCall.changed', reload);
    onReconnect(reload);
  }
}
