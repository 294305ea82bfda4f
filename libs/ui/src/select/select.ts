import { Directive } from '@angular/core';
import { Control } from '../field/control';

/** A native select: the phone's own picker and the keyboard's own search come for free. */
@Directive({
  selector: 'select[uiSelect]',
  hostDirectives: [Control],
  host: { class: 'ui-input ui-select' },
})
export class Select {}
