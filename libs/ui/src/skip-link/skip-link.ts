import { DOCUMENT } from '@angular/common';
import { Component, inject, input } from '@angular/core';

/**
 * The first thing in the page for the keyboard: jumps over the navigation. It moves the focus itself, because
 * `href="#inhalt"` would leave the page as soon as the document has a `<base href="/">`.
 */
@Component({
  selector: 'ui-skip-link',
  template: `<a [attr.href]="'#' + target()" (click)="jump($event)">{{ label() }}</a>`,
  styleUrl: './skip-link.scss',
})
export class SkipLink {
  /** The id of the main landmark; it needs `tabindex="-1"`. */
  readonly target = input('inhalt');
  readonly label = input('Zum Inhalt springen');
  private readonly document = inject(DOCUMENT);

  protected jump(event: Event): void {
    event.preventDefault();
    this.document.getElementById(this.target())?.focus();
  }
}
