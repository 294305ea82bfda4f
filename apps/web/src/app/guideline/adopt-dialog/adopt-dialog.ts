import { Component, inject, input, model, signal } from '@angular/core';
import { Dialog } from '@quartiersforum/ui';
import { Button, Notice, Toaster } from '@quartiersforum/ui/frame';
import { type Failure, failureOf } from '../../core/problem/problem-of';
import { GuidelineStore } from '../guideline-store';

/** The question before the text is frozen for good. Says what will happen, and that nothing brings it back. */
@Component({
  selector: 'app-adopt-dialog',
  imports: [Button, Dialog, Notice],
  template: `<ui-dialog
    heading="Leitlinien beschließen?"
    [(open)]="open"
    (closed)="failure.set(null)"
  >
    @if (failure(); as failure) {
      <ui-notice variant="danger">{{ failure.text }}</ui-notice>
    }
    <p>
      Der jetzige Text von <strong>„{{ title() }}“</strong> wird beschlossen. Danach kann ihn
      niemand mehr ändern, auch Sie nicht, und wer gerade schreibt, wird sofort zum Lesenden.
    </p>
    <p>
      Beschlossene Leitlinien sehen auch Politik und andere, die nur lesen. Das lässt sich nicht
      rückgängig machen.
    </p>
    <button dialogActions uiButton (click)="open.set(false)">Abbrechen</button>
    <button dialogActions uiButton variant="primary" [busy]="isBusy()" (click)="adopt()">
      Endgültig beschließen
    </button>
  </ui-dialog>`,
})
export class AdoptDialog {
  readonly open = model.required<boolean>();
  readonly title = input.required<string>();

  private readonly store = inject(GuidelineStore);
  private readonly toaster = inject(Toaster);
  protected readonly isBusy = signal(false);
  protected readonly failure = signal<Failure | null>(null);

  protected async adopt(): Promise<void> {
    this.isBusy.set(true);
    this.failure.set(null);
    try {
      await this.store.adopt();
      this.open.set(false);
      this.toaster.show('Die Leitlinien sind beschlossen.');
    } catch (error) {
      this.failure.set(failureOf(error));
    } finally {
      this.isBusy.set(false);
    }
  }
}
