import { Component, ViewEncapsulation } from '@angular/core';

/**
 * Tabs with their own addresses: links in a row, the current one with `aria-current="page"` (set by the app's router).
 * The caller names it with `aria-label`.
 */
@Component({
  selector: 'nav[uiTabNav]',
  template: '<ng-content />',
  styleUrl: './tab-nav.scss',
  encapsulation: ViewEncapsulation.None,
  host: { class: 'ui-tab-nav' },
})
export class TabNav {}
