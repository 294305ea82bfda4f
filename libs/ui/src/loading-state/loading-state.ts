import { Component, computed, input } from '@angular/core';

/**
 * Grey bars where the content will be. They take their place at once, so that nothing jumps, and become visible only
 * after 200 ms, so that a quick answer does not flicker.
 */
@Component({
  selector: 'ui-loading-state',
  template: `<span class="ui-visually-hidden" role="status">{{ label() }}</span>
    <div aria-hidden="true">
      @for (row of bars(); track row) {
        <div class="bar" [class]="shape()"></div>
      }
    </div>`,
  styleUrl: './loading-state.scss',
})
export class LoadingState {
  readonly label = input('Wird geladen …');
  readonly shape = input<'text' | 'rows' | 'cards'>('rows');
  readonly rows = input(4);
  protected readonly bars = computed(() => Array.from({ length: this.rows() }, (_, row) => row));
}
