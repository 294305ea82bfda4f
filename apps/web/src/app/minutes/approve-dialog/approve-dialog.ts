import { Component, computed, inject, model, signal } from '@angular/core';
import { Dialog } from '@quartiersforum/ui';
import { Button, Notice, Toaster } from '@quartiersforum/ui/frame';
import { type Failure, failureOf } from '../../core/problem/problem-of';
import { countText } from '../../core/text/count-text';
import { MinutesStore } from '../minutes-store';

/** The question before minutes are frozen: what is in them, what may be missing, what happens. */
@Component({
  selector: 'app-approve-dialog',
  imports: [Button, Dialog, Notice],
  template: `<ui-dialog
    heading="Protokoll genehmigen?"
    [(open)]="open"
    (closed)="failure.set(null)"
  >
    @if (failure(); as failure) {
      <ui-notice variant="danger">{{ failure.text }}</ui-notice>
    }
    @for (warning of warnings(); track warning) {
      <ui-notice variant="warning">{{ warning }}</ui-notice>
    }
    <p>{{ summary() }}</p>
    <p>
      Danach ändert niemand mehr Text, Einträge und Anwesenheit, und alle, die zum Treffen gehören,
      können das Protokoll lesen. Aufgaben stehen dann bei denen, die sie übernommen haben. Für eine
      spätere Berichtigung legen Sie eine neue Fassung an.
    </p>
    <button dialogActions uiButton (click)="open.set(false)">Abbrechen</button>
    <button dialogActions uiButton variant="primary" [busy]="isBusy()" (click)="approve()">
      Genehmigen
    </button>
  </ui-dialog>`,
})
export class ApproveDialog {
  readonly open = model.required<boolean>();

  private readonly store = inject(MinutesStore);
  private readonly toaster = inject(Toaster);
  protected readonly isBusy = signal(false);
  protected readonly failure = signal<Failure | null>(null);
  private readonly entries = computed(() => this.store.minutes()?.entries ?? []);
  private readonly tasks = computed(() => this.entries().filter(({ kind }) => kind === 'task'));

  protected readonly summary = computed(() => {
    const decisions = this.entries().filter(({ kind }) => kind === 'decision').length;
    return `Das Protokoll enthält ${countText(decisions, 'Beschluss', 'Beschlüsse')} und ${countText(
      this.tasks().length,
      'Aufgabe',
      'Aufgaben',
    )}.`;
  });
  protected readonly warnings = computed(() => {
    const unowned = this.tasks().filter(({ owner }) => owner === null).length;
    const head = this.store.minutes()?.head;
    return [
      ...(head && head.present.length + head.guests.length + head.substitutes.length === 0
        ? ['Niemand ist als anwesend eingetragen.']
        : []),
      ...(unowned > 0
        ? [
            `${countText(unowned, 'Aufgabe hat', 'Aufgaben haben')} noch niemanden, der sie übernimmt.`,
          ]
        : []),
    ];
  });

  protected async approve(): Promise<void> {
    this.isBusy.set(true);
    this.failure.set(null);
    try {
      await this.store.approve();
      this.open.set(false);
      this.toaster.show('Das Protokoll ist genehmigt.');
    } catch (error) {
      this.failure.set(failureOf(error));
    } finally {
      this.isBusy.set(false);
    }
  }
}
