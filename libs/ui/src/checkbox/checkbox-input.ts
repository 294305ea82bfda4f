import { Directive } from '@angular/core';
import { Control } from '../field/control';

/** KERN's checkbox: `<input type="checkbox" uiCheckbox>`, inside `ui-checkbox` or on its own with an `aria-label`. */
@Directive({
  selector: 'input[type=checkbox][uiCheckbox]',
  hostDirectives: [Control],
  host: { class: 'kern-form-check__checkbox' },
})
export class CheckboxInput {}
