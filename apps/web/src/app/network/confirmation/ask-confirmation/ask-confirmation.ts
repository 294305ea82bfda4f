import { Component, inject, input, output, signal } from '@angular/core';
import { Button, Icon, Toaster } from '@quartiersforum/ui/frame';
import { failureOf } from '../../../core/problem/problem-of';
import { countText } from '../../../core/text/count-text';
import { ConfirmationClient } from '../confirmation-client';

/** Asks the people of a contact point by mail whether their entry still holds. */
@Component({
  selector: 'app-ask-confirmation',
  imports: [Button, Icon],
  template: `<button
    uiButton
    size="small"
    [busy]="isBusy()"
    [attr.aria-label]="words() + ': ' + name()"
    (click)="ask()"
  >
    <ui-icon name="mail" /> {{ words() }}
  </button>`,
})
export class AskConfirmation {
  readonly contactPointId = input.required<string>();
  readonly name = input.required<string>();
  readonly words = input('Um Bestätigung bitten');
  readonly asked = output();

  private readonly client = inject(ConfirmationClient);
  private readonly toaster = inject(Toaster);
  protected readonly isBusy = signal(false);

  protected async ask(): Promise<void> {
    this.isBusy.set(true);
    try {
      const { recipients } = await this.client.ask(this.contactPointId());
      const who = countText(recipients, 'Adresse', 'Adressen');
      this.toaster.show(`Die Bitte ist unterwegs, an ${who}.`);
      this.asked.emit();
    } catch (error) {
      this.toaster.show(failureOf(error).text, 'danger');
    }
    this.isBusy.set(false);
  }
}
