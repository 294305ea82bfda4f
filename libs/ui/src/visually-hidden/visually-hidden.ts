import { Directive } from '@angular/core';

/** Text for screen readers only. The class alone does the same and is in the global stylesheet. */
@Directive({ selector: '[uiVisuallyHidden]', host: { class: 'ui-visually-hidden' } })
export class VisuallyHidden {}
