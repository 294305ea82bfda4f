import { Component, input, linkedSignal, model, output, signal } from '@angular/core';
import { Button, Dialog, Field, TextInput } from '@quartiersforum/ui';
import { linkAddress } from './link-address';

/** Asks where a link leads. */
@Component({
  selector: 'app-link-dialog',
  imports: [Button, Dialog, Field, TextInput],
  templateUrl: './link-dialog.html',
})
export class LinkDialog {
  readonly open = model(false);
  /** The address that the link has already; empty for a new one. */
  readonly current = input('');
  readonly chosen = output<string>();
  readonly removed = output();
  readonly closed = output();

  protected readonly typed = linkedSignal(() => (this.open() ? this.current() : ''));
  protected readonly error = signal<string | null>(null);

  protected choose(event: Event): void {
    event.preventDefault();
    const address = linkAddress(this.typed());
    if (address === null) {
      this.error.set(
        'Bitte geben Sie eine Internetadresse, E-Mail-Adresse oder Telefonnummer ein.',
      );
      return;
    }
    this.error.set(null);
    this.open.set(false);
    this.chosen.emit(address);
  }

  protected remove(): void {
    this.open.set(false);
    this.removed.emit();
  }
}
