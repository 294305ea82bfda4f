import { afterEveryRender, Component, ElementRef, inject, ViewEncapsulation } from '@angular/core';

/** Pixels of the next tab that are shown beside the current one. */
const peek = 40;

/**
 * Tabs with their own addresses: links in a row, the current one with `aria-current="page"` (set by the app's router).
 * The caller names it with `aria-label`. On a narrow screen the row scrolls, and the current one comes into sight by itself,
 * with a little of its neighbour, so that one sees that there is more.
 */
@Component({
  selector: 'nav[uiTabNav]',
  template: '<ng-content />',
  styleUrl: './tab-nav.scss',
  encapsulation: ViewEncapsulation.None,
  host: { class: 'ui-tab-nav' },
})
export class TabNav {
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private current: Element | null = null;

  constructor() {
    afterEveryRender(() => {
      const current = this.element.querySelector('[aria-current="page"]');
      if (current === this.current || current === null) return;
      this.current = current;
      const { left, right } = current.getBoundingClientRect();
      const row = this.element.getBoundingClientRect();
      if (right > row.right - peek) this.element.scrollLeft += right - row.right + peek;
      else if (left < row.left + peek) this.element.scrollLeft -= row.left - left + peek;
    });
  }
}
