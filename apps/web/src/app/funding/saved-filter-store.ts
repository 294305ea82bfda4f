import { computed, inject, Service } from '@angular/core';
import type { SavedFilter, SavedQuestion } from '@quartiersforum/domain';
import { lastValue } from '../core/loading/last-value';
import { onReconnect } from '../core/realtime/on-reconnect';
import { Realtime } from '../core/realtime/realtime';
import { type CallFilter, FundingClient } from './funding-client';

/** The filters that the person keeps, the same on every device. Provided by what shows them. */
@Service({ autoProvided: false })
export class SavedFilterStore {
  readonly resource = inject(FundingClient).savedFilters();
  private readonly list = lastValue(this.resource);
  readonly filters = computed<readonly SavedFilter[]>(() => this.list()?.items ?? []);

  constructor() {
    inject(Realtime).listen('savedFilter.changed', () => void this.resource.reload());
    onReconnect(() => void this.resource.reload());
  }

  /** Shows what was just kept or renamed; the announcement that follows reads it again. */
  adopt(filter: SavedFilter): void {
    const others = this.filters().filter(({ id }) => id !== filter.id);
    this.show([...others, filter]);
  }

  /** Shows no longer what was just let go. */
  drop(id: string): void {
    this.show(this.filters().filter((filter) => filter.id !== id));
  }

  reload(): void {
    this.resource.reload();
  }

  private show(filters: readonly SavedFilter[]): void {
    const items = filters.toSorted((one, other) => one.name.localeCompare(other.name, 'de'));
    this.resource.set({ items, total: items.length });
  }
}

/** What of the filters above the list can be kept. */
export function questionOf({
  search,
  state,
  isEligible,
  area,
  deadlineBefore,
}: CallFilter): SavedQuestion {
  return {
    ...(search && { search }),
    ...(state && { state }),
    ...(isEligible === 'true' && { isEligible: true as const }),
    ...(area && { area }),
    ...(deadlineBefore && { deadlineBefore }),
  };
}

export function filterOf({ isEligible, ...question }: SavedQuestion): CallFilter {
  return { ...question, isEligible: isEligible && 'true' };
}

/** Whether both ask for the same. */
export function isSameQuestion(one: SavedQuestion, other: SavedQuestion): boolean {
  const names = ['search', 'state', 'isEligible', 'area', 'deadlineBefore'] as const;
  return names.every((name) => one[name] === other[name]);
}
