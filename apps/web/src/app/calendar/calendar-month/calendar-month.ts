import { Component, computed, effect, inject, untracked } from '@angular/core';
import { lastDayOfMonth } from '@quartiersforum/domain/rules';
import { Button, Notice } from '@quartiersforum/ui/frame';
import { LoadFailure } from '../../core/loading/load-failure';
import { largestPage } from '../calendar-client';
import { CalendarFilterAddress } from '../calendar-filter-address';
import { queryOf } from '../calendar-query';
import { CalendarStore } from '../calendar-store';
import { monthEntryOf } from '../calendar-text';
import { MonthAddress } from '../month-view/month-address';
import { MonthView } from '../month-view/month-view';

/** One month of the calendar at a glance. */
@Component({
  selector: 'app-calendar-month',
  imports: [Button, LoadFailure, MonthView, Notice],
  templateUrl: './calendar-month.html',
  styleUrl: './calendar-month.scss',
  providers: [MonthAddress],
})
export class CalendarMonth {
  protected readonly address = inject(CalendarFilterAddress);
  protected readonly shown = inject(MonthAddress);
  protected readonly store = inject(CalendarStore);
  protected readonly counted = ['Termin', 'Termine'] as const;
  protected readonly entries = computed(() => this.store.list()?.items.map(monthEntryOf));
  protected readonly left = computed(() => {
    const { total, items } = this.store.list() ?? { total: 0, items: [] };
    return total - items.length;
  });

  constructor() {
    effect(() => {
      const month = this.shown.month();
      const query = {
        ...queryOf(this.address.wish()),
        ...{ from: `${month}-01`, to: lastDayOfMonth(month), limit: largestPage },
      };
      untracked(() => this.store.ask(query));
    });
  }
}
