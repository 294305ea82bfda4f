import {
  computed,
  Directive,
  ElementRef,
  inject,
  InjectionToken,
  type Signal,
} from '@angular/core';
import { FORM_FIELD } from '@angular/forms/signals';
import { fieldErrorText } from './field-error-text';

/** What a control learns from the frame around it: its id and the ids of hint and error. */
export interface FieldFrame {
  readonly controlId: string;
  readonly describedBy: Signal<string | null>;
  readonly hasError: Signal<boolean>;
  readonly isRequired: Signal<boolean>;
}

export const fieldFrame = new InjectionToken<FieldFrame>('fieldFrame');

/**
 * Ties any native control to the `ui-field` around it: id, `aria-describedby`, `aria-invalid`, `aria-required`.
 * It stands beside Signal Forms' `[formField]` on the same element and reads its errors; without one it only wires.
 */
@Directive({
  selector: '[uiControl]',
  host: {
    '[attr.id]': 'id',
    '[attr.aria-describedby]': 'frame?.describedBy()',
    '[attr.aria-invalid]': 'frame?.hasError() || null',
    '[attr.aria-required]': 'frame?.isRequired() || null',
  },
})
export class Control {
  protected readonly frame = inject(fieldFrame, { optional: true });
  private readonly formField = inject(FORM_FIELD, { self: true, optional: true });
  private readonly errorText = inject(fieldErrorText);

  readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  /** The frame's id; a control outside a field keeps its own. */
  readonly id = this.frame?.controlId ?? (this.element.id || null);
  /** The first error of the bound form field, once somebody has been there: nobody is scolded before they have typed. */
  readonly problem = computed(() => {
    const state = this.formField?.state();
    const error = state?.touched() ? state.errors()[0] : undefined;
    return error ? this.errorText(error) : null;
  });
}
