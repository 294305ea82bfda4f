import { Directive } from '@angular/core';
import { Control } from '../field/control';

/** A one-line native input. Its look is in `styles/controls.scss`, because it has no template of its own. */
@Directive({
  selector: 'input[uiInput]',
  hostDirectives: [Control],
  host: { class: 'ui-input' },
})
export class TextInput {}
