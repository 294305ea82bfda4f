import { Component, computed, input, output, signal } from '@angular/core';
import type { CallState, FundingCallList } from '@quartiersforum/domain';
import { Field, Select, TextInput } from '@quartiersforum/ui';
import { Button, Icon } from '@quartiersforum/ui/frame';
import { typedSearch } from '../../core/form/typed-search';
import { callStates } from '../call-names';
import type { CallFilter } from '../funding-client';
import { SavedFilters } from '../saved-filters/saved-filters';

/** Chips and fields above the calls. Says the whole wish at each change; the page keeps it in the address. */
@Component({
  selector: 'app-call-filters',
  imports: [Button, Field, Icon, SavedFilters, Select, TextInput],
  templateUrl: './call-filters.html',
  styleUrls: [
    '../../core/form/filter-chips.scss',
    '../../core/form/folding-filters.scss',
    './call-filters.scss',
  ],
})
export class CallFilters {
  readonly filter = input.required<CallFilter>();
  /** What can be chosen; null until the first answer. */
  readonly facets = input.required<FundingCallList['facets'] | null>();
  /** Whether the person belongs to an organisation that calls can fit. */
  readonly hasOrganisation = input.required<boolean>();
  readonly changed = output<CallFilter>();

  protected readonly states = Object.entries(callStates).map(([state, { filter }]) => ({
    state: state as CallState,
    name: filter,
  }));
  /** What is typed, until the address follows. */
  protected readonly search = typedSearch(
    () => this.filter().search ?? '',
    () => this.set({}),
  );
  protected readonly isOwnOnly = computed(() => this.filter().isEligible === 'true');
  /** On a phone the fields wait behind a button; elsewhere they are always there. */
  protected readonly isOpen = signal(false);
  protected readonly activeFields = computed(
    () => [this.filter().area, this.filter().deadlineBefore].filter(Boolean).length,
  );

  /** A second press takes the chip away. */
  protected press(state: CallState): void {
    this.set({ state: this.filter().state === state ? undefined : state });
  }

  protected set(change: CallFilter): void {
    this.changed.emit({ ...this.filter(), search: this.search.settle(), ...change });
  }
}
