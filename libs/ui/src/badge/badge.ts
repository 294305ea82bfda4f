import { Component, input } from '@angular/core';
import { Icon } from '../icon/icon';
import type { IconName } from '../icon/icon-paths';

export type BadgeVariant = 'neutral' | 'info' | 'success' | 'warning' | 'danger';

/** A short state or count. The word carries the meaning, the colour only repeats it. */
@Component({
  selector: 'ui-badge',
  imports: [Icon],
  template: `@if (icon(); as name) {
      <ui-icon [name]="name" />
    }
    <ng-content />`,
  styleUrl: './badge.scss',
  host: { '[class]': 'variant()' },
})
export class Badge {
  readonly variant = input<BadgeVariant>('neutral');
  readonly icon = input<IconName>();
}
