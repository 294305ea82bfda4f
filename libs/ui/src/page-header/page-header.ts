import { Component, input } from '@angular/core';

/**
 * The head of a page with its one `h1`. The heading takes the focus after a navigation (`tabindex="-1"`), which the
 * shell does with `document.querySelector('h1')?.focus()`.
 */
@Component({
  selector: 'ui-page-header',
  template: `<div class="words">
      <div class="kicker">{{ kicker() }}<ng-content select="[kicker]" /></div>
      <h1 tabindex="-1">{{ heading() }}</h1>
      @if (lead()) {
        <p class="lead">{{ lead() }}</p>
      }
      <ng-content />
    </div>
    <div class="actions"><ng-content select="[actions]" /></div>`,
  styleUrl: './page-header.scss',
})
export class PageHeader {
  readonly heading = input.required<string>();
  /** The small line above: where this belongs, its state. A link goes into the `[kicker]` slot. */
  readonly kicker = input('');
  readonly lead = input('');
}
