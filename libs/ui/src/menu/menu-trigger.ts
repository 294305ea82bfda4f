import { Directive } from '@angular/core';
import { MenuTrigger as AriaMenuTrigger } from '@angular/aria/menu';

/** The button that opens a menu: `<button uiMenuTrigger [menu]="konto">`, where `#konto="ngMenu"` is on the `uiMenu`. */
@Directive({
  selector: 'button[uiMenuTrigger]',
  hostDirectives: [{ directive: AriaMenuTrigger, inputs: ['menu'] }],
  host: { type: 'button' },
})
export class MenuTrigger {}
