import { booleanAttribute, Directive, inject, input, TemplateRef } from '@angular/core';

/** One tab of `ui-tabs`: `<ng-template uiTab="protokoll" label="Protokoll">…</ng-template>`. Its content is made when it is first shown. */
@Directive({ selector: 'ng-template[uiTab]' })
export class Tab {
  readonly value = input.required<string>({ alias: 'uiTab' });
  readonly label = input.required<string>();
  readonly disabled = input(false, { transform: booleanAttribute });
  readonly template = inject<TemplateRef<void>>(TemplateRef);
}
