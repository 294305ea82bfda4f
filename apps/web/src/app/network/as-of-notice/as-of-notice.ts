import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Notice } from '@quartiersforum/ui/frame';
import { plainDayText } from '../../core/time/time-text';
import { AsOfPicker } from '../as-of-picker/as-of-picker';

/** Says, above everything else, that an entry is shown as it was, not as it is. */
@Component({
  selector: 'app-as-of-notice',
  imports: [AsOfPicker, Notice, RouterLink],
  template: `<ui-notice variant="warning" [heading]="heading()">
    <p>
      @if (isKnown()) {
        Hier steht, was das Register am Ende dieses Tages sagte; ändern lässt es sich nicht mehr.
      }
      <a [routerLink]="page()">Zum heutigen Stand</a>
    </p>
    <app-as-of-picker label="Anderer Tag" [page]="page()" [day]="day()" />
  </ui-notice>`,
  styles: `
    :host {
      display: block;
      margin-bottom: var(--ui-space-6);
    }

    p {
      margin: 0 0 var(--ui-space-2);
    }
  `,
})
export class AsOfNotice {
  /** `YYYY-MM-DD`. */
  readonly day = input.required<string>();
  /** Whether the register reaches back so far. */
  readonly isKnown = input.required<boolean>();
  /** The page of the entry, as the router's commands. */
  readonly page = input.required<readonly string[]>();
  protected readonly heading = computed(() => `Stand am ${plainDayText(this.day())}`);
}
