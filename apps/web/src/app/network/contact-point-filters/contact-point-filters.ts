import { Component, DestroyRef, inject, input, linkedSignal, output } from '@angular/core';
import type { ContactPointFilter, ContactPointList } from '@quartiersforum/domain';
import { Field, Select, TextInput } from '@quartiersforum/ui';

/** Milliseconds without a key after which the search is asked. */
const pause = 300;

/** Search and filters above the register. Says the whole wish at each change; the list keeps it in the address. */
@Component({
  selector: 'app-contact-point-filters',
  imports: [Field, Select, TextInput],
  templateUrl: './contact-point-filters.html',
  styleUrl: './contact-point-filters.scss',
})
export class ContactPointFilters {
  readonly filter = input.required<ContactPointFilter>();
  /** What can be chosen; null until the first answer. */
  readonly facets = input.required<ContactPointList['facets'] | null>();
  readonly changed = output<ContactPointFilter>();

  /** What is typed, until the address follows. */
  protected readonly search = linkedSignal(() => this.filter().search ?? '');
  private waiting: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    inject(DestroyRef).onDestroy(() => clearTimeout(this.waiting));
  }

  protected searchFor(text: string): void {
    this.search.set(text);
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.set({ search: text.trim() }), pause);
  }

  protected set(change: ContactPointFilter): void {
    clearTimeout(this.waiting);
    this.changed.emit({ ...this.filter(), search: this.search().trim(), ...change });
  }
}
