import { Component, computed, input } from '@angular/core';
import { textParts } from './text-parts';

/** Plain text in which addresses of the web can be followed; everything else in it stays what it is. */
@Component({
  selector: 'app-linked-text',
  // As bindings, because prettier breaks lines around text, and a space would be seen between the parts.
  template: `@for (part of parts(); track $index) {
    @if (part.isAddress) {
      <a [href]="part.text" [textContent]="part.text"></a>
    } @else {
      <span [textContent]="part.text"></span>
    }
  }`,
  styles: `
    a {
      overflow-wrap: anywhere;
    }
  `,
})
export class LinkedText {
  readonly text = input.required<string>();
  protected readonly parts = computed(() => textParts(this.text()));
}
