import { Component, computed, contentChild, inject, input } from '@angular/core';
import { Control, fieldFrame, type FieldFrame } from '../field/control';
import { nextId } from '../field/next-id';
import { Icon } from '../icon/icon';

/**
 * One native checkbox (`<input type="checkbox" uiCheckbox>`) with its label behind it; the label may hold links.
 * The frame stands for `ui-field`, whose label would be in front.
 */
@Component({
  selector: 'ui-checkbox',
  imports: [Icon],
  templateUrl: './checkbox.html',
  styleUrl: './checkbox.scss',
  providers: [{ provide: fieldFrame, useFactory: (): FieldFrame => inject(Checkbox) }],
})
export class Checkbox implements FieldFrame {
  readonly hint = input('');
  readonly error = input<string | null>(null);

  private readonly control = contentChild(Control);
  readonly controlId = nextId('ui-checkbox');
  protected readonly hintId = `${this.controlId}-hint`;
  protected readonly errorId = `${this.controlId}-error`;
  protected readonly problem = computed(() => this.error() ?? this.control()?.problem() ?? null);

  readonly isRequired = computed(() => false);
  readonly hasError = computed(() => this.problem() !== null);
  readonly describedBy = computed(() => {
    const ids = [this.hint() && this.hintId, this.hasError() && this.errorId];
    return ids.filter(Boolean).join(' ') || null;
  });
}
