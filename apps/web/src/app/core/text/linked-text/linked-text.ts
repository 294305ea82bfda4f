import { DOCUMENT } from '@angular/common';
import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { textParts } from './text-parts';

/** Plain text in which addresses of the web can be followed; everything else in it stays what it is. */
@Component({
  selector: 'app-linked-text',
  imports: [RouterLink],
  // As bindings, because prettier breaks lines around text, and a space would be seen between the parts.
  template: `@for (part of parts(); track $index) {
    @if (part.ownPath) {
      <a [routerLink]="part.ownPath" [textContent]="part.text"></a>
    } @else if (part.address) {
      <a [href]="part.address" [textContent]="part.text"></a>
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

  private readonly origin = inject(DOCUMENT).location.origin;
  protected readonly parts = computed(() => textParts(this.text(), this.origin));
}
