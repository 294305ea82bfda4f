import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Person } from '@quartiersforum/domain';
import { Field, TextInput } from '@quartiersforum/ui';
import { Button, Card, EmptyState, LoadingState } from '@quartiersforum/ui/frame';
import { LoadFailure } from '../../core/loading/load-failure';
import { countText } from '../../core/text/count-text';
import { PersonDialog } from '../person-dialog/person-dialog';
import { PersonListStore } from '../person-list-store';

/** The people of the network and where they belong; names are personal data, so only the coordinator has this list. */
@Component({
  selector: 'app-person-list',
  imports: [
    Button,
    Card,
    EmptyState,
    Field,
    LoadFailure,
    LoadingState,
    PersonDialog,
    RouterLink,
    TextInput,
  ],
  templateUrl: './person-list.html',
  styleUrls: ['../searched-list.scss', './person-list.scss'],
  providers: [PersonListStore],
})
export class PersonList {
  protected readonly store = inject(PersonListStore);
  protected readonly search = signal('');
  protected readonly found = computed(() => {
    const word = this.search().trim().toLocaleLowerCase('de');
    return (this.store.people() ?? []).filter((person) => wordsOf(person).includes(word));
  });
  protected readonly count = computed(() => countText(this.found().length, 'Person', 'Personen'));
  protected readonly editing = signal<Person | null>(null);
}

function wordsOf({ name, organisation, contactPoint }: Person): string {
  return [name, organisation?.name, contactPoint?.name].join(' ').toLocaleLowerCase('de');
}
