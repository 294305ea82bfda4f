import { Directive } from '@angular/core';
import { Control } from '../field/control';

/** A native textarea that grows with its text where the browser can (`field-sizing`). */
@Directive({
  selector: 'textarea[uiTextarea]',
  hostDirectives: [Control],
  host: { class: 'ui-input ui-textarea' },
})
export class Textarea {}
