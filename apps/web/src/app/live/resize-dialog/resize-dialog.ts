import { Component, computed, inject, linkedSignal, model } from '@angular/core';
import { Dialog, Field, TextInput } from '@quartiersforum/ui';
import { Button, Notice } from '@quartiersforum/ui/frame';
import type { LeadItem } from '../lead-items';
import { Steering } from '../steering';

/** Longest that an item may take, in minutes. */
const longest = 600;

/** Changes how long one item may take, in minutes. */
@Component({
  selector: 'app-resize-dialog',
  imports: [Button, Dialog, Field, Notice, TextInput],
  template: `<ui-dialog heading="Dauer ändern" [open]="isOpen()" (closed)="item.set(null)">
    @if (steering.failure(); as failure) {
      <ui-notice variant="danger">{{ failure }}</ui-notice>
    }
    <form id="dauer" class="ui-form" (submit)="save($event)">
      <ui-field [label]="'Minuten für „' + (item()?.title ?? '') + '“'" [error]="problem()">
        <input
          uiInput
          type="number"
          inputmode="numeric"
          min="0"
          max="600"
          #box
          [value]="minutes()"
          (input)="minutes.set(box.value)"
        />
      </ui-field>
    </form>
    <button dialogActions uiButton (click)="item.set(null)">Abbrechen</button>
    <button
      dialogActions
      uiButton
      variant="primary"
      type="submit"
      form="dauer"
      [busy]="steering.busy() === 'resize'"
    >
      Übernehmen
    </button>
  </ui-dialog>`,
})
export class ResizeDialog {
  /** The item to change; null: the dialog is closed. */
  readonly item = model.required<LeadItem | null>();

  protected readonly steering = inject(Steering);
  protected readonly isOpen = computed(() => this.item() !== null);
  protected readonly minutes = linkedSignal(() =>
    String(Math.round((this.item()?.plannedSeconds ?? 0) / 60)),
  );
  protected readonly problem = computed(() => {
    const minutes = this.minutes() === '' ? NaN : Number(this.minutes());
    const isFine = Number.isInteger(minutes) && minutes >= 0 && minutes <= longest;
    return isFine ? null : `Bitte geben Sie ganze Minuten von 0 bis ${longest} ein.`;
  });

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const item = this.item();
    if (item === null || this.problem() !== null) return;
    const plannedMinutes = Number(this.minutes());
    if (await this.steering.steer({ action: 'resize', itemId: item.id, plannedMinutes }))
      this.item.set(null);
  }
}
