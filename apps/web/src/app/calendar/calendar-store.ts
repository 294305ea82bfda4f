import { computed, inject, Service, signal } from '@angular/core';
import { lastValue } from '../core/loading/last-value';
import { onReconnect } from '../core/realtime/on-reconnect';
import { Realtime } from '../core/realtime/realtime';
import { CalendarClient, type CalendarQuery } from './calendar-client';

/**
 * The entries of some days, kept fresh by what the server announces. Provided by the page; the view in it says which days.
 *
 * The one thing a newcomer would get wrong: an entry is only the date of something. What it is the date of is announced by its own room,
 * so there is no event of the calendar to listen to.
 */
@Service({ autoProvided: false })
export class CalendarStore {
  private readonly query = signal<CalendarQuery | undefined>(undefined);

  readonly resource = inject(CalendarClient).entries(this.query);
  readonly list = lastValue(this.resource);
  readonly facets = computed(() => this.list()?.facets ?? null);

  constructor() {
    const realtime = inject(Realtime);
    const reload = (): void => void this.resource.reload();
    realtime.listen('meeting.changed', reload);
    realtime.listen('fundingCall.changed', reload);
    realtime.listen('contactPoint.changed', reload);
    realtime.listen('register.imported', reload);
    realtime.listen('account.accessChanged', reload);
    onReconnect(reload);
  }

  ask(query: CalendarQuery): void {
    this.query.set(query);
  }
}
