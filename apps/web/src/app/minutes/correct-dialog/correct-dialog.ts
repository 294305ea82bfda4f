import { Component, inject, model, signal } from '@angular/core';
import { form, FormField, FormRoot, validateStandardSchema } from '@angular/forms/signals';
import { type CorrectMinutes, correctMinutesSchema } from '@quartiersforum/domain';
import { Dialog, Field, Textarea } from '@quartiersforum/ui';
import { Button, Notice, Toaster } from '@quartiersforum/ui/frame';
import { submission } from '../../core/form/submission';
import { MinutesStore } from '../minutes-store';

/** Begins a correction of approved minutes: a new version with a reason; the present one stays readable. */
@Component({
  selector: 'app-correct-dialog',
  imports: [Button, Dialog, Field, FormField, FormRoot, Notice, Textarea],
  template: `<ui-dialog heading="Protokoll berichtigen" [(open)]="open" (closed)="startAnew()">
    <form class="ui-form" id="berichtigung" [formRoot]="form">
      @if (submission.failure(); as failure) {
        <ui-notice variant="danger">{{ failure.text }}</ui-notice>
      }
      <p>
        Sie beginnen eine neue Fassung mit dem jetzigen Text. Die genehmigte Fassung bleibt lesbar,
        auch wenn die neue genehmigt ist.
      </p>
      <ui-field
        label="Grund"
        hint="Zum Beispiel „Stimmenzahl bei TOP 3 war falsch“. Alle Lesenden sehen ihn."
        required
      >
        <textarea uiTextarea rows="2" [formField]="form.reason"></textarea>
      </ui-field>
    </form>
    <button dialogActions uiButton (click)="open.set(false)">Abbrechen</button>
    <button
      dialogActions
      uiButton
      variant="primary"
      type="submit"
      form="berichtigung"
      [busy]="form().submitting()"
    >
      Neue Fassung beginnen
    </button>
  </ui-dialog>`,
})
export class CorrectDialog {
  readonly open = model.required<boolean>();

  private readonly store = inject(MinutesStore);
  private readonly toaster = inject(Toaster);
  private readonly value = signal<CorrectMinutes>({ reason: '' });
  protected readonly submission = submission<CorrectMinutes>((value) => this.correct(value));
  protected readonly form = form(
    this.value,
    (path) => {
      validateStandardSchema(path, correctMinutesSchema);
    },
    this.submission.options,
  );

  protected startAnew(): void {
    this.value.set({ reason: '' });
    this.form().reset();
  }

  private async correct({ reason }: CorrectMinutes): Promise<void> {
    await this.store.correct(reason);
    this.open.set(false);
    this.toaster.show('Die neue Fassung ist begonnen.');
  }
}
