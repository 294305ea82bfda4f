import { Component, ViewEncapsulation } from '@angular/core';
import { Menu as AriaMenu } from '@angular/aria/menu';

/**
 * The list that a `uiMenuTrigger` opens, on `@angular/aria`. It stands right behind its trigger in a `.ui-menu-anchor`;
 * it is placed by CSS, so it needs no overlay.
 */
@Component({
  selector: '[uiMenu]',
  template: '<ng-content />',
  styleUrl: './menu.scss',
  encapsulation: ViewEncapsulation.None,
  exportAs: 'uiMenu',
  hostDirectives: [AriaMenu],
  host: { class: 'ui-menu' },
})
export class Menu {}
