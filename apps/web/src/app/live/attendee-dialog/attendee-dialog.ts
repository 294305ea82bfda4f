import { Component, inject, model, signal } from '@angular/core';
import { form, FormField, FormRoot, validateStandardSchema } from '@angular/forms/signals';
import { addAttendeeSchema } from '@quartiersforum/domain';
import { Dialog, Field, TextInput } from '@quartiersforum/ui';
import { Button, Notice, Toaster } from '@quartiersforum/ui/frame';
import { submission } from '../../core/form/submission';
import { AttendanceStore } from '../attendance-store';

const empty = { name: '', affiliation: '' };

/** Enters somebody who is in the hall without a phone and without an invitation. */
@Component({
  selector: 'app-attendee-dialog',
  imports: [Button, Dialog, Field, FormField, FormRoot, Notice, TextInput],
  template: `<ui-dialog heading="Person eintragen" [(open)]="open" (closed)="startAnew()">
    <form class="ui-form" id="anwesend" [formRoot]="form">
      @if (submission.failure(); as failure) {
        <ui-notice variant="danger">{{ failure.text }}</ui-notice>
      }
      <ui-field label="Name" required>
        <input uiInput autocomplete="off" [formField]="form.name" />
      </ui-field>
      <ui-field label="Organisation" optional>
        <input uiInput autocomplete="off" [formField]="form.affiliation" />
      </ui-field>
    </form>
    <button dialogActions uiButton (click)="open.set(false)">Abbrechen</button>
    <button
      dialogActions
      uiButton
      variant="primary"
      type="submit"
      form="anwesend"
      [busy]="form().submitting()"
    >
      Als anwesend eintragen
    </button>
  </ui-dialog>`,
})
export class AttendeeDialog {
  readonly open = model.required<boolean>();

  private readonly store = inject(AttendanceStore);
  private readonly toaster = inject(Toaster);
  private readonly value = signal(empty);
  protected readonly submission = submission<typeof empty>((value) => this.add(value));
  protected readonly form = form(
    this.value,
    (path) => {
      validateStandardSchema(path, addAttendeeSchema);
    },
    this.submission.options,
  );

  protected startAnew(): void {
    this.value.set(empty);
    this.form().reset();
  }

  private async add({ name, affiliation }: typeof empty): Promise<void> {
    await this.store.add(name, affiliation);
    this.open.set(false);
    this.toaster.show(`${name} ist eingetragen.`);
  }
}
