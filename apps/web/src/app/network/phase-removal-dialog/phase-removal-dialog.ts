import { Component, computed, inject, input, output, signal } from '@angular/core';
import type { FundingPhase } from '@quartiersforum/domain';
import { Dialog } from '@quartiersforum/ui';
import { Button, Toaster } from '@quartiersforum/ui/frame';
import { failureOf } from '../../core/problem/problem-of';
import { ContactPointStore } from '../contact-point-store';
import { phaseFormOf, phaseOf } from '../phase-dialog/phase-form';
import { phaseText } from '../phase-text';
import { RegisterClient } from '../register-client';

/** Asks before a funding phase leaves the register; what was entered by mistake goes, what is over stays. */
@Component({
  selector: 'app-phase-removal-dialog',
  imports: [Button, Dialog],
  template: `<ui-dialog heading="Laufzeit entfernen?" [open]="true" (closed)="closed.emit()">
    <p>
      <strong>{{ text() }}</strong>
    </p>
    <p>
      Entfernen Sie nur, was falsch eingetragen ist; was abgelaufen ist, gehört zur Geschichte der
      Anlaufstelle. Nachlesen lässt es sich dann nur noch im Verlauf.
    </p>
    <button dialogActions uiButton (click)="closed.emit()">Abbrechen</button>
    <button dialogActions uiButton variant="danger" [busy]="isBusy()" (click)="remove()">
      Entfernen
    </button>
  </ui-dialog>`,
})
export class PhaseRemovalDialog {
  readonly phase = input.required<FundingPhase>();
  readonly closed = output();

  private readonly client = inject(RegisterClient);
  private readonly store = inject(ContactPointStore);
  private readonly toaster = inject(Toaster);
  protected readonly text = computed(() => phaseText(this.phase()));
  private readonly contactPointId = this.store.contactPoint()?.id ?? '';
  protected readonly isBusy = signal(false);

  protected async remove(): Promise<void> {
    this.isBusy.set(true);
    try {
      await this.client.removeFundingPhase(this.phase());
      this.toaster.show('Laufzeit entfernt.', 'success', {
        label: 'Rückgängig',
        run: () => void this.putBack(),
      });
    } catch (error) {
      this.toaster.show(failureOf(error).text, 'danger');
    }
    this.store.resource.reload();
    this.closed.emit();
  }

  /** As a new one, with all that it said; it was there, so what it overlaps was meant. */
  private async putBack(): Promise<void> {
    const phase = { ...phaseOf(phaseFormOf(this.phase())), isOverlapAccepted: true };
    try {
      await this.client.createFundingPhase(this.contactPointId, phase);
      this.toaster.show('Die Laufzeit steht wieder da.');
    } catch (error) {
      this.toaster.show(failureOf(error).text, 'danger');
    }
    this.store.resource.reload();
  }
}
