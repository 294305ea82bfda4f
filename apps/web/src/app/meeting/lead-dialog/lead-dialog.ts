import { Component, inject, input, linkedSignal, output, signal } from '@angular/core';
import type { Meeting } from '@quartiersforum/domain';
import { Dialog, Field, Select } from '@quartiersforum/ui';
import { Button, LoadingState, Notice, Toaster } from '@quartiersforum/ui/frame';
import { type Failure, failureOf } from '../../core/problem/problem-of';
import { meetingAccounts } from '../meeting-accounts';
import { MeetingClient } from '../meeting-client';
import { MeetingStore } from '../meeting-store';

/** Hands the lead of a meeting to somebody beside the coordinators, or takes it back. */
@Component({
  selector: 'app-lead-dialog',
  imports: [Button, Dialog, Field, LoadingState, Notice, Select],
  template: `<ui-dialog heading="Leitung übergeben" [open]="true" (closed)="closed.emit()">
    @if (failure(); as failure) {
      <ui-notice variant="danger">{{ failure.text }}</ui-notice>
    }
    <p>
      Wer leitet, bearbeitet die Tagesordnung, führt durch das Treffen und schreibt am Protokoll.
      Die Quartierskoordination kann das immer auch.
    </p>
    @if (accounts(); as accounts) {
      <ui-field label="Wer leitet das Treffen?">
        <select uiSelect #choice [value]="chosen()" (change)="chosen.set(choice.value)">
          <option value="" [selected]="chosen() === ''">nur die Quartierskoordination</option>
          @for (account of accounts; track account.id) {
            <option [value]="account.id" [selected]="chosen() === account.id">
              {{ account.name }}
            </option>
          }
        </select>
      </ui-field>
    } @else {
      <ui-loading-state label="Beteiligte werden geladen …" shape="text" [rows]="2" />
    }
    <button dialogActions uiButton (click)="closed.emit()">Abbrechen</button>
    <button dialogActions uiButton variant="primary" [busy]="isBusy()" (click)="save()">
      Speichern
    </button>
  </ui-dialog>`,
})
export class LeadDialog {
  readonly meeting = input.required<Meeting>();
  readonly closed = output();

  private readonly store = inject(MeetingStore);
  private readonly client = inject(MeetingClient);
  private readonly toaster = inject(Toaster);
  protected readonly accounts = meetingAccounts(this.meeting);
  /** Id of an account; empty for nobody. */
  protected readonly chosen = linkedSignal(() => this.meeting().lead?.id ?? '');
  protected readonly isBusy = signal(false);
  protected readonly failure = signal<Failure | null>(null);

  protected async save(): Promise<void> {
    const { id, version } = this.meeting();
    const leadAccountId = this.chosen() === '' ? null : this.chosen();
    this.isBusy.set(true);
    this.failure.set(null);
    try {
      this.store.adopt(await this.client.update(id, { version, leadAccountId }));
      this.toaster.show('Gespeichert.');
      this.closed.emit();
    } catch (error) {
      this.failure.set(failureOf(error));
      this.store.reload();
    } finally {
      this.isBusy.set(false);
    }
  }
}
