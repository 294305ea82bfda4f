import { Component, computed, inject, model, signal } from '@angular/core';
import { Dialog, Field, Select } from '@quartiersforum/ui';
import { Button, Notice } from '@quartiersforum/ui/frame';
import { AttendanceStore } from '../attendance-store';
import { LiveStore } from '../live-store';
import { Steering } from '../steering';

/** Puts somebody who is there, but has no phone at hand, into the speaker queue. */
@Component({
  selector: 'app-speaker-dialog',
  imports: [Button, Dialog, Field, Notice, Select],
  template: `<ui-dialog heading="Auf die Redeliste setzen" [(open)]="open">
    @if (steering.failure(); as failure) {
      <ui-notice variant="danger">{{ failure }}</ui-notice>
    }
    @if (people().length > 0) {
      <ui-field label="Person" hint="Wer als anwesend eingetragen ist und noch nicht wartet.">
        <select uiSelect #person (change)="chosen.set(person.value)">
          @for (one of people(); track one.id) {
            <option [value]="one.id" [selected]="one.id === attendeeId()">
              {{ one.affiliation ? one.name + ', ' + one.affiliation : one.name }}
            </option>
          }
        </select>
      </ui-field>
    } @else {
      <p>
        Es ist niemand als anwesend eingetragen, der nicht schon wartet. Tragen Sie die Person
        zuerst unter „Anwesenheit“ ein.
      </p>
    }
    <button dialogActions uiButton (click)="open.set(false)">Abbrechen</button>
    @if (people().length > 0) {
      <button
        dialogActions
        uiButton
        variant="primary"
        [busy]="steering.busy() === 'add'"
        (click)="add()"
      >
        Hinzufügen
      </button>
    }
  </ui-dialog>`,
})
export class SpeakerDialog {
  readonly open = model.required<boolean>();

  private readonly live = inject(LiveStore);
  private readonly attendance = inject(AttendanceStore);
  protected readonly steering = inject(Steering);
  protected readonly chosen = signal('');
  protected readonly people = computed(() => {
    const waiting = new Set(
      this.live.live()?.queue.entries.map(({ attendeeId }) => attendeeId) ?? [],
    );
    return this.attendance
      .present()
      .filter(({ id }) => !waiting.has(id))
      .sort((one, other) => one.name.localeCompare(other.name, 'de'));
  });
  protected readonly attendeeId = computed(
    () => (this.people().find(({ id }) => id === this.chosen()) ?? this.people()[0])?.id ?? '',
  );

  protected async add(): Promise<void> {
    if (await this.steering.steerQueue({ action: 'add', attendeeId: this.attendeeId() }))
      this.open.set(false);
  }
}
