import { Component, computed, inject, signal } from '@angular/core';
import { Avatar } from '@quartiersforum/ui';
import { DocumentStore } from '../document-store';
import type { PersonHere } from '../person-here';

/** Avatars shown before the rest becomes a number. */
const shownAtMost = 4;

/** Who else has the document open. The avatars are a button; behind it stand the names, and who writes. */
@Component({
  selector: 'app-document-people',
  imports: [Avatar],
  templateUrl: './document-people.html',
  styleUrl: './document-people.scss',
  host: { '(keydown.escape)': 'isOpen.set(false)', '(focusout)': 'closeWhenLeft($event)' },
})
export class DocumentPeople {
  protected readonly people = inject(DocumentStore).people;
  protected readonly isOpen = signal(false);
  protected readonly shown = computed(() => this.people().slice(0, shownAtMost));
  protected readonly more = computed(() => this.people().length - this.shown().length);
  protected readonly label = computed(() => {
    const names = this.people().map((person) => `${person.name} ${doingOf(person)}`);
    return `Außer Ihnen hier: ${names.join(', ')}`;
  });
  protected readonly doingOf = doingOf;

  protected closeWhenLeft(event: FocusEvent): void {
    const host = event.currentTarget as HTMLElement;
    if (!host.contains(event.relatedTarget as Node | null)) this.isOpen.set(false);
  }
}

function doingOf(person: PersonHere): string {
  return person.isWriting ? 'schreibt' : 'liest mit';
}
