import { Component, inject, input, output, signal } from '@angular/core';
import { form, FormField, FormRoot, validateStandardSchema } from '@angular/forms/signals';
import { dateSchema } from '@quartiersforum/domain';
import { Dialog, Field, TextInput } from '@quartiersforum/ui';
import { Button, Notice } from '@quartiersforum/ui/frame';
import { submission } from '../../core/form/submission';
import { Clock } from '../../core/time/clock';

/** Asks from which day on something of the register is closed. Nothing is deleted, so the past stays true. */
@Component({
  selector: 'app-closing-dialog',
  imports: [Button, Dialog, Field, FormField, FormRoot, Notice, TextInput],
  template: `<ui-dialog [heading]="action() + '?'" [open]="true" (closed)="closed.emit()">
    <form class="ui-form" id="schliessen" [formRoot]="form">
      @if (submission.failure(); as failure) {
        <ui-notice variant="danger">{{ failure.text }}</ui-notice>
      }
      <p>
        <strong>{{ name() }}</strong>
      </p>
      <p>{{ consequence() }}</p>
      <ui-field label="Geschlossen ab" required>
        <input uiInput type="date" [formField]="form.day" />
      </ui-field>
    </form>
    <button dialogActions uiButton (click)="closed.emit()">Abbrechen</button>
    <button
      dialogActions
      uiButton
      variant="danger"
      type="submit"
      form="schliessen"
      [busy]="form().submitting()"
    >
      {{ action() }}
    </button>
  </ui-dialog>`,
  styles: `
    p {
      margin: 0;
    }
  `,
})
export class ClosingDialog {
  /** What the button says; not only "Schließen", which is the name of the cross that does nothing. */
  readonly action = input.required<string>();
  readonly name = input.required<string>();
  /** What is lost by it, and what stays. */
  readonly consequence = input.required<string>();
  /** Closes it from that day on (`YYYY-MM-DD`). */
  readonly close = input.required<(day: string) => Promise<void>>();
  readonly closed = output();

  private readonly value = signal({ day: inject(Clock).today() });
  protected readonly submission = submission<{ day: string }>(async ({ day }) => {
    await this.close()(day);
    this.closed.emit();
  });
  protected readonly form = form(
    this.value,
    (path) => {
      validateStandardSchema(path.day, dateSchema);
    },
    this.submission.options,
  );
}
