import { Component, computed, input, output, signal } from '@angular/core';
import type { ContactPointFilter, ContactPointList } from '@quartiersforum/domain';
import { Field, Select, TextInput } from '@quartiersforum/ui';
import { Button, Icon } from '@quartiersforum/ui/frame';
import { typedSearch } from '../../core/form/typed-search';

/** Search and filters above the register. Says the whole wish at each change; the list keeps it in the address. */
@Component({
  selector: 'app-contact-point-filters',
  imports: [Button, Field, Icon, Select, TextInput],
  templateUrl: './contact-point-filters.html',
  styleUrls: ['../../core/form/folding-filters.scss', './contact-point-filters.scss'],
})
export class ContactPointFilters {
  readonly filter = input.required<ContactPointFilter>();
  /** What can be chosen; null until the first answer. */
  readonly facets = input.required<ContactPointList['facets'] | null>();
  readonly changed = output<ContactPointFilter>();

  /** What is typed, until the address follows. */
  protected readonly search = typedSearch(
    () => this.filter().search ?? '',
    () => this.set({}),
  );
  /** On a phone the filters wait behind a button; elsewhere they are always there. */
  protected readonly isOpen = signal(false);
  protected readonly activeFilters = computed(() => {
    const { district, providerId, programme, endsBefore } = this.filter();
    return [district, providerId, programme, endsBefore].filter(Boolean).length;
  });

  protected set(change: ContactPointFilter): void {
    this.changed.emit({ ...this.filter(), search: this.search.settle(), ...change });
  }
}
