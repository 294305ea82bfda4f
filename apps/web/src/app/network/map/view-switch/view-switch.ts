import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Icon } from '@quartiersforum/ui/frame';

/** Shows a list as a table or with a map. Both have an address, and what is filtered stays filtered. */
@Component({
  selector: 'app-view-switch',
  imports: [Icon, RouterLink],
  template: `<nav aria-label="Ansicht">
    <a
      [routerLink]="[]"
      [queryParams]="{ ansicht: null }"
      queryParamsHandling="merge"
      [attr.aria-current]="hasMap() ? null : 'page'"
      ><ui-icon name="list" /> Liste</a
    >
    <a
      [routerLink]="[]"
      [queryParams]="{ ansicht: 'karte' }"
      queryParamsHandling="merge"
      [attr.aria-current]="hasMap() ? 'page' : null"
      ><ui-icon name="pin" /> Karte</a
    >
  </nav>`,
  styleUrl: './view-switch.scss',
})
export class ViewSwitch {
  readonly hasMap = input.required<boolean>();
}
