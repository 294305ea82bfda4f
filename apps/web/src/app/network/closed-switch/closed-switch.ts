import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';

/** Leads from a list of the register to what is closed, and back. */
@Component({
  selector: 'app-closed-switch',
  imports: [RouterLink],
  template: `<a
    class="ui-small"
    [routerLink]="[]"
    [queryParams]="{ geschlossen: isOn() ? null : 1 }"
    queryParamsHandling="merge"
    >{{ isOn() ? 'Offene zeigen' : 'Geschlossene zeigen' }}</a
  >`,
  styles: `
    @media print {
      :host {
        display: none;
      }
    }
  `,
})
export class ClosedSwitch {
  readonly isOn = input.required<boolean>();
}
