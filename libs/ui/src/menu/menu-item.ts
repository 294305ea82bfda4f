import { Directive, ElementRef, inject } from '@angular/core';
import { MenuItem as AriaMenuItem } from '@angular/aria/menu';

/**
 * A link or button in a `uiMenu`. `(click)`, `href` and `routerLink` work as ever: Enter and Space become a real click,
 * because the menu would otherwise swallow the keys and a link would never be followed.
 */
@Directive({
  selector: 'a[uiMenuItem], button[uiMenuItem]',
  hostDirectives: [AriaMenuItem],
  host: {
    class: 'ui-menu-item',
    '(keydown.enter)': 'click($event)',
    '(keydown.space)': 'click($event)',
  },
})
export class MenuItem {
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  protected click(event: Event): void {
    event.preventDefault();
    event.stopPropagation();
    this.element.click();
  }
}
