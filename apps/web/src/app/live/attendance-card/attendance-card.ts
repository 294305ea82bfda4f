import { Component, computed, inject, input, output, signal } from '@angular/core';
import type { Attendee, AttendanceState } from '@quartiersforum/domain';
import { Field, TextInput } from '@quartiersforum/ui';
import { Badge, Button, Card, Icon, LoadingState } from '@quartiersforum/ui/frame';
import { LoadFailure } from '../../core/loading/load-failure';
import { AttendanceStore } from '../attendance-store';

/** Those who are still to be looked for come first. */
const places: Readonly<Record<AttendanceState, number>> = {
  expected: 0,
  absent: 0,
  present: 1,
  excused: 2,
};

/** Who is there: found by a few letters, marked with one tap, undone with another. */
@Component({
  selector: 'app-attendance-card',
  imports: [Badge, Button, Card, Field, Icon, LoadFailure, LoadingState, TextInput],
  templateUrl: './attendance-card.html',
  styleUrl: './attendance-card.scss',
})
export class AttendanceCard {
  readonly heading = input('Anwesenheit');
  readonly addAsked = output();

  protected readonly store = inject(AttendanceStore);
  protected readonly search = signal('');

  protected readonly found = computed(() => {
    const words = plain(this.search()).split(/\s+/).filter(Boolean);
    const isFound = (one: Attendee) =>
      words.every((word) => plain(`${one.name} ${one.affiliation ?? ''}`).includes(word));
    return this.store
      .attendees()
      .filter(isFound)
      .sort(
        (one, other) =>
          places[one.state] - places[other.state] || one.name.localeCompare(other.name, 'de'),
      );
  });

  /** "17 da · 5 erwartet · 3 entschuldigt". */
  protected readonly countText = computed(() => {
    const { present, expected, excused, absent } = this.store.counts();
    const parts = [`${present} da`, `${expected} erwartet`, `${excused} entschuldigt`];
    return [...parts, ...(absent > 0 ? [`${absent} nicht gekommen`] : [])].join(' · ');
  });

  protected toggle(attendee: Attendee, state: 'present' | 'excused'): void {
    void this.store.mark(attendee, attendee.state === state ? 'expected' : state);
  }
}

/** Without case and accents, as people type. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase('de');
}
