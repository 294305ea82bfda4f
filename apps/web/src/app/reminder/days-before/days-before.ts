import {
  afterNextRender,
  Component,
  computed,
  ElementRef,
  inject,
  Injector,
  input,
  model,
} from '@angular/core';
import { type FieldTree, FormField } from '@angular/forms/signals';
import { mostReminderSteps } from '@quartiersforum/domain/rules';
import { Field, TextInput } from '@quartiersforum/ui';
import { Button, Icon } from '@quartiersforum/ui/frame';

/** How many days before a date somebody wants to hear of it: a row for each, one at least. */
@Component({
  selector: 'app-days-before',
  imports: [Button, Field, FormField, Icon, TextInput],
  templateUrl: './days-before.html',
  styleUrl: './days-before.scss',
})
export class DaysBefore {
  readonly legend = input.required<string>();
  readonly field = input.required<FieldTree<number[]>>();
  readonly days = model.required<number[]>();

  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly injector = inject(Injector);
  protected readonly canAdd = computed(() => this.days().length < mostReminderSteps);

  protected add(): void {
    this.days.update((days) => [...days, suggestions.find((one) => !days.includes(one)) ?? 1]);
    this.focusOn(this.days().length - 1);
  }

  protected remove(index: number): void {
    this.days.update((days) => days.filter((_, place) => place !== index));
    this.focusOn(Math.min(index, this.days().length - 1));
  }

  /** The button that was pressed may be gone: whoever uses the keyboard goes on in the row that is there now. */
  private focusOn(index: number): void {
    const focus = () => this.element.querySelectorAll('input')[index]?.focus();
    afterNextRender(focus, { injector: this.injector });
  }
}

/** What a new row begins with: the first of these that is not there. */
const suggestions = [7, 14, 28, 3, 1, 60];
