import { Component, computed, input } from '@angular/core';
import { iconPaths, type IconName } from './icon-paths';

/**
 * One of our icons, as large as the text around it (`1.25em`) and in its colour. It is silent unless `label` is given:
 * beside a word it would only be read twice.
 */
@Component({
  selector: 'ui-icon',
  template: `<svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <path [attr.d]="path()" />
  </svg>`,
  styleUrl: './icon.scss',
  host: {
    '[attr.role]': 'label() ? "img" : null',
    '[attr.aria-label]': 'label() || null',
    '[attr.aria-hidden]': 'label() ? null : "true"',
  },
})
export class Icon {
  readonly name = input.required<IconName>();
  readonly label = input('');
  protected readonly path = computed(() => iconPaths[this.name()]);
}
