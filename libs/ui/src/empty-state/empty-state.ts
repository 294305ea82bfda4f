import { Component, input } from '@angular/core';
import { Icon } from '../icon/icon';
import type { IconName } from '../icon/icon-paths';

/** What a list shows when it is empty: why, and (as content) what to do now. */
@Component({
  selector: 'ui-empty-state',
  imports: [Icon],
  template: `<ui-icon [name]="icon()" />
    <p class="heading">{{ heading() }}</p>
    <div class="text"><ng-content /></div>`,
  styleUrl: './empty-state.scss',
})
export class EmptyState {
  readonly heading = input.required<string>();
  readonly icon = input<IconName>('document');
}
