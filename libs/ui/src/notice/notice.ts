import { Component, computed, input } from '@angular/core';
import { Icon } from '../icon/icon';

export type NoticeVariant = 'info' | 'success' | 'warning' | 'danger';

/**
 * A message that stays in the page, as "E-Mail-Adresse oder Passwort stimmt nicht". A `danger` is an alert and is read
 * at once when it appears; the others are status messages.
 */
@Component({
  selector: 'ui-notice',
  imports: [Icon],
  template: `<ui-icon [name]="icon()" />
    <div class="text">
      @if (heading()) {
        <strong>{{ heading() }}</strong>
      }
      <ng-content />
    </div>`,
  styleUrl: './notice.scss',
  host: { '[class]': 'variant()', '[attr.role]': 'variant() === "danger" ? "alert" : "status"' },
})
export class Notice {
  readonly variant = input<NoticeVariant>('info');
  readonly heading = input('');
  protected readonly icon = computed(() => icons[this.variant()]);
}

const icons = { info: 'info', success: 'check', warning: 'warning', danger: 'error' } as const;
