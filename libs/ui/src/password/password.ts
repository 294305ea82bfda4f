import { Component, computed, contentChild, effect, signal } from '@angular/core';
import { Control } from '../field/control';

/**
 * Puts "Anzeigen" beside a native password input. The input stays the caller's own, with its `autocomplete`, so that
 * password managers find it; only its `type` changes.
 */
@Component({
  selector: 'ui-password',
  template: `<ng-content />
    <button
      type="button"
      class="toggle"
      [attr.aria-pressed]="isShown()"
      [attr.aria-controls]="control().id"
      (click)="isShown.set(!isShown())"
    >
      {{ text() }}<span class="ui-visually-hidden"> (Passwort)</span>
    </button>`,
  styleUrl: './password.scss',
})
export class Password {
  protected readonly control = contentChild.required(Control);
  protected readonly isShown = signal(false);
  protected readonly text = computed(() => (this.isShown() ? 'Verbergen' : 'Anzeigen'));

  constructor() {
    effect(() => {
      this.control().element.setAttribute('type', this.isShown() ? 'text' : 'password');
    });
  }
}
