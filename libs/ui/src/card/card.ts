import { Component, input } from '@angular/core';

/** A white card on the calm ground, with an optional heading and, at its right, `[cardActions]`. */
@Component({
  selector: 'ui-card',
  template: `@if (heading()) {
      <div class="head">
        @if (level() === 3) {
          <h3>{{ heading() }}</h3>
        } @else {
          <h2>{{ heading() }}</h2>
        }
        <ng-content select="[cardActions]" />
      </div>
    }
    <ng-content />`,
  styleUrl: './card.scss',
})
export class Card {
  readonly heading = input('');
  readonly level = input<2 | 3>(2);
}
