import { Component, computed, effect, inject, linkedSignal, untracked } from '@angular/core';
import { Field, TextInput } from '@quartiersforum/ui';
import { Button, Card, EmptyState, LoadingState } from '@quartiersforum/ui/frame';
import { LoadFailure } from '../../core/loading/load-failure';
import { countText } from '../../core/text/count-text';
import { dayText } from '../../core/time/time-text';
import { largestPage } from '../calendar-client';
import { CalendarEntryLine } from '../calendar-entry-line/calendar-entry-line';
import { CalendarFilterAddress } from '../calendar-filter-address';
import { queryOf } from '../calendar-query';
import { CalendarStore } from '../calendar-store';
import { monthText } from '../month-view/month-steps';
import { runsBy } from '../runs';

/** How many more entries one click shows. */
const pageSize = 50;

/** What has a date, from one day on, month by month. */
@Component({
  selector: 'app-calendar-list',
  imports: [
    Button,
    CalendarEntryLine,
    Card,
    EmptyState,
    Field,
    LoadFailure,
    LoadingState,
    TextInput,
  ],
  templateUrl: './calendar-list.html',
  styleUrl: './calendar-list.scss',
})
export class CalendarList {
  protected readonly address = inject(CalendarFilterAddress);
  protected readonly store = inject(CalendarStore);
  private readonly wish = computed(() => ({
    ...queryOf(this.address.wish()),
    from: this.address.from(),
  }));
  /** How many entries are asked for; few again when something else is asked. */
  private readonly limit = linkedSignal({ source: this.wish, computation: () => pageSize });
  protected readonly months = computed(() =>
    runsBy(this.store.list()?.items ?? [], ({ day }) => day.slice(0, 7)),
  );
  protected readonly count = computed(() => {
    const total = this.store.list()?.total ?? 0;
    return `${countText(total, 'Termin', 'Termine')} ab ${dayText(this.address.from())}`;
  });
  protected readonly more = computed(() => {
    const { total, items } = this.store.list() ?? { total: 0, items: [] };
    return total - items.length;
  });
  protected readonly canShowMore = computed(() => this.limit() < largestPage);
  /** Where the list goes on when it is longer than the API gives at once. */
  protected readonly lastDay = computed(() => this.store.list()?.items.at(-1)?.day ?? '');
  protected readonly dayText = dayText;
  protected readonly monthText = monthText;

  constructor() {
    effect(() => {
      const query = { ...this.wish(), limit: this.limit() };
      untracked(() => this.store.ask(query));
    });
  }

  protected showMore(): void {
    this.limit.update((limit) => Math.min(limit + pageSize, largestPage));
  }
}
