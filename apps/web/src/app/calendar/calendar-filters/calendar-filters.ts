import { Component, computed, inject, input, output, signal } from '@angular/core';
import type { CalendarKind, CalendarList } from '@quartiersforum/domain';
import { workingRoles } from '@quartiersforum/domain/rules';
import { Field, Select } from '@quartiersforum/ui';
import { Button, Icon } from '@quartiersforum/ui/frame';
import { SessionStore } from '../../core/session/session-store';
import type { CalendarWish } from '../calendar-filter-address';
import { calendarKinds } from '../calendar-names';

/** What of the calendar is shown. Says the whole wish at each change; the page keeps it in the address. */
@Component({
  selector: 'app-calendar-filters',
  imports: [Button, Field, Icon, Select],
  templateUrl: './calendar-filters.html',
  styleUrls: ['../../core/form/filter-chips.scss', './calendar-filters.scss'],
})
export class CalendarFilters {
  readonly wish = input.required<CalendarWish>();
  /** What can be chosen; null until the first answer. */
  readonly facets = input.required<CalendarList['facets'] | null>();
  readonly changed = output<CalendarWish>();

  private readonly session = inject(SessionStore);
  protected readonly kinds = Object.entries(calendarKinds).map(([kind, { filter }]) => ({
    kind: kind as CalendarKind,
    name: filter,
  }));
  /** A reader belongs to nothing that has a date. */
  protected readonly hasOwn = computed(() =>
    workingRoles.some((role) => role === this.session.account()?.role),
  );

  /** On a phone the fields wait behind a button; elsewhere they are always there. */
  protected readonly isOpen = signal(false);
  protected readonly activeFields = computed(
    () => [this.wish().contactPointId, this.wish().organisationId].filter(Boolean).length,
  );

  /** A second press takes the kind away; with none pressed all of them are shown. */
  protected press(kind: CalendarKind): void {
    const { kinds } = this.wish();
    this.set({
      kinds: kinds.includes(kind) ? kinds.filter((one) => one !== kind) : [...kinds, kind],
    });
  }

  protected set(change: Partial<CalendarWish>): void {
    this.changed.emit({ ...this.wish(), ...change });
  }
}
