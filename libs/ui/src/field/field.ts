import { booleanAttribute, Component, computed, contentChild, inject, input } from '@angular/core';
import { Icon } from '../icon/icon';
import { Control, fieldFrame, type FieldFrame } from './control';
import { nextId } from './next-id';

/**
 * Label, hint and error around one native control that carries `uiInput`, `uiTextarea`, `uiSelect` or `uiControl`.
 *
 * Every field is required unless it says "freiwillig" (KERN's rule), so there are no asterisks; `required` tells it to
 * assistive technology. Errors of `[formField]` appear by themselves; `error` is for what the server says.
 */
@Component({
  selector: 'ui-field',
  imports: [Icon],
  templateUrl: './field.html',
  styleUrl: './field.scss',
  providers: [{ provide: fieldFrame, useFactory: (): FieldFrame => inject(Field) }],
})
export class Field implements FieldFrame {
  readonly label = input.required<string>();
  readonly hint = input('');
  /** An error from outside the form, as from the server; shown before the form's own. */
  readonly error = input<string | null>(null);
  readonly required = input(false, { transform: booleanAttribute });
  readonly optional = input(false, { transform: booleanAttribute });
  /** Keeps the label for assistive technology only, where the place makes it clear, as in a search bar. */
  readonly labelHidden = input(false, { transform: booleanAttribute });

  private readonly control = contentChild(Control);
  readonly controlId = nextId('ui-control');
  protected readonly hintId = `${this.controlId}-hint`;
  protected readonly errorId = `${this.controlId}-error`;
  protected readonly problem = computed(() => this.error() ?? this.control()?.problem() ?? null);

  readonly isRequired = this.required;
  readonly hasError = computed(() => this.problem() !== null);
  readonly describedBy = computed(() => {
    const ids = [this.hint() && this.hintId, this.hasError() && this.errorId];
    return ids.filter(Boolean).join(' ') || null;
  });
}
