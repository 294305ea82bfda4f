import { Component, inject, input, output } from '@angular/core';
import type { FundingCall } from '@quartiersforum/domain';
import { Dialog } from '@quartiersforum/ui';
import { Button } from '@quartiersforum/ui/frame';
import { FundingCallStore } from '../funding-call-store';
import { FundingClient } from '../funding-client';

/** Asks before a call leaves every list. */
@Component({
  selector: 'app-withdraw-dialog',
  imports: [Button, Dialog],
  template: `<ui-dialog heading="Aufruf zurückziehen?" [open]="true" (closed)="closed.emit()">
    @if (store.canPublish()) {
      <p>
        „{{ call().title }}“ steht dann in keiner Liste mehr. Sie können ihn auf dieser Seite wieder
        veröffentlichen.
      </p>
    } @else {
      <p>
        „{{ call().title }}“ wird dann nicht veröffentlicht. Zurückholen kann die Meldung nur die
        Quartierskoordination.
      </p>
    }
    <button dialogActions uiButton (click)="closed.emit()">Abbrechen</button>
    <button dialogActions uiButton variant="danger" [busy]="store.isBusy()" (click)="withdraw()">
      Zurückziehen
    </button>
  </ui-dialog>`,
})
export class WithdrawDialog {
  readonly call = input.required<FundingCall>();
  readonly closed = output();

  private readonly client = inject(FundingClient);
  protected readonly store = inject(FundingCallStore);

  protected async withdraw(): Promise<void> {
    await this.store.run((call) => this.client.take('withdraw', call), 'Zurückgezogen.');
    this.closed.emit();
  }
}
