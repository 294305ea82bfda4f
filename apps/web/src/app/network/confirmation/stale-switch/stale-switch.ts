import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { SessionStore } from '../../../core/session/session-store';

/** Leads the coordinator from the register to what nobody has confirmed for too long, and back. */
@Component({
  selector: 'app-stale-switch',
  imports: [RouterLink],
  template: `@if (canAsk()) {
    <a
      class="ui-small"
      [routerLink]="[]"
      [queryParams]="{ bestaetigt: isOn() ? null : 'lange-nicht' }"
      queryParamsHandling="merge"
      >{{ isOn() ? 'Auch bestätigte zeigen' : 'Lange nicht bestätigte zeigen' }}</a
    >
  }`,
  styles: `
    @media print {
      :host {
        display: none;
      }
    }
  `,
})
export class StaleSwitch {
  readonly isOn = input.required<boolean>();
  private readonly session = inject(SessionStore);
  protected readonly canAsk = computed(() => this.session.may('confirmation.list'));
}
