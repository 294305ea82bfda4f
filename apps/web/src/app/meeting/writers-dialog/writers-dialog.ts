import { Component, inject, input, linkedSignal, output, signal } from '@angular/core';
import type { Meeting } from '@quartiersforum/domain';
import { Checkbox, CheckboxInput, Dialog } from '@quartiersforum/ui';
import { Button, LoadingState, Notice, Toaster } from '@quartiersforum/ui/frame';
import { type Failure, failureOf } from '../../core/problem/problem-of';
import { meetingAccounts } from '../meeting-accounts';
import { MeetingClient } from '../meeting-client';
import { MeetingStore } from '../meeting-store';

/** Names who writes the minutes beside those who lead the meeting. */
@Component({
  selector: 'app-writers-dialog',
  imports: [Button, Checkbox, CheckboxInput, Dialog, LoadingState, Notice],
  template: `<ui-dialog
    heading="Wer schreibt das Protokoll?"
    [open]="true"
    (closed)="closed.emit()"
  >
    @if (failure(); as failure) {
      <ui-notice variant="danger">{{ failure.text }}</ui-notice>
    }
    @if (accounts(); as accounts) {
      <fieldset>
        <legend>Beliebig viele schreiben gleichzeitig mit; wer leitet, schreibt immer mit.</legend>
        @for (account of accounts; track account.id) {
          <ui-checkbox>
            <input
              type="checkbox"
              uiCheckbox
              #box
              [checked]="chosen().includes(account.id)"
              (change)="choose(account.id, box.checked)"
            />
            {{ account.name }}
          </ui-checkbox>
        }
      </fieldset>
    } @else {
      <ui-loading-state label="Beteiligte werden geladen …" shape="text" [rows]="3" />
    }
    <button dialogActions uiButton (click)="closed.emit()">Abbrechen</button>
    <button dialogActions uiButton variant="primary" [busy]="isBusy()" (click)="save()">
      Speichern
    </button>
  </ui-dialog>`,
  styles: `
    fieldset {
      display: grid;
      gap: var(--ui-space-3);
      min-width: 0;
      margin: 0;
      padding: 0;
      border: 0;
    }

    legend {
      margin-bottom: var(--ui-space-3);
      padding: 0;
    }
  `,
})
export class WritersDialog {
  readonly meeting = input.required<Meeting>();
  readonly closed = output();

  private readonly store = inject(MeetingStore);
  private readonly client = inject(MeetingClient);
  private readonly toaster = inject(Toaster);
  protected readonly accounts = meetingAccounts(this.meeting);
  protected readonly chosen = linkedSignal<readonly string[]>(() =>
    this.meeting().writers.map(({ id }) => id),
  );
  protected readonly isBusy = signal(false);
  protected readonly failure = signal<Failure | null>(null);

  protected choose(id: string, isChosen: boolean): void {
    this.chosen.update((ids) => (isChosen ? [...ids, id] : ids.filter((other) => other !== id)));
  }

  protected async save(): Promise<void> {
    this.isBusy.set(true);
    this.failure.set(null);
    try {
      const accountIds = [...this.chosen()];
      this.store.adopt(await this.client.nameWriters(this.meeting().id, { accountIds }));
      this.toaster.show('Gespeichert.');
      this.closed.emit();
    } catch (error) {
      this.failure.set(failureOf(error));
    } finally {
      this.isBusy.set(false);
    }
  }
}
