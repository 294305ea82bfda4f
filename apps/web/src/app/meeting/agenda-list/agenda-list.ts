import { Component, input } from '@angular/core';
import { AgendaLine } from '../agenda-line/agenda-line';
import type { AgendaRow } from '../agenda-row';

/** An agenda to read. */
@Component({
  selector: 'app-agenda-list',
  imports: [AgendaLine],
  template: `<ol role="list" class="ui-entries">
    @for (row of rows(); track row.key) {
      <li [attr.aria-current]="row.state === 'current' ? 'step' : null">
        <app-agenda-line [row]="row" [number]="$index + 1" />
      </li>
    }
  </ol>`,
  styles: `
    li {
      break-inside: avoid;
    }
  `,
})
export class AgendaList {
  readonly rows = input.required<readonly AgendaRow[]>();
}
