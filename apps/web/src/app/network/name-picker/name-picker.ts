import { Component, computed, ElementRef, input, model, viewChild } from '@angular/core';
import type { Partner } from '@quartiersforum/domain';
import { Field, Select } from '@quartiersforum/ui';
import { Button, Icon } from '@quartiersforum/ui/frame';
import { ChosenList } from '../../core/form/chosen-list';

/**
 * Chooses organisations or contact points one after the other; their order is kept, because the register prints them in it.
 *
 * The one thing a newcomer would get wrong: choosing adds nothing yet. With the arrow keys a closed list changes at each step, so a button
 * of its own adds.
 */
@Component({
  selector: 'app-name-picker',
  imports: [Button, ChosenList, Field, Icon, Select],
  templateUrl: './name-picker.html',
  styleUrl: './name-picker.scss',
})
export class NamePicker {
  readonly label = input.required<string>();
  readonly hint = input('');
  readonly groups = input.required<readonly { label: string; names: readonly Partner[] }[]>();
  readonly chosen = model.required<readonly Partner[]>();

  private readonly select = viewChild.required<ElementRef<HTMLSelectElement>>('select');
  protected readonly offered = computed(() =>
    this.groups()
      .map(({ label, names }) => ({
        label,
        names: names.filter(({ id }) => !this.chosen().some((one) => one.id === id)),
      }))
      .filter(({ names }) => names.length > 0),
  );

  protected add(): void {
    const select = this.select().nativeElement;
    const names = this.offered().flatMap((group) => group.names);
    const added = names.find(({ id }) => id === select.value);
    if (added !== undefined) this.chosen.update((chosen) => [...chosen, added]);
    select.value = '';
    select.focus();
  }

  protected remove(id: string): void {
    this.chosen.update((chosen) => chosen.filter((one) => one.id !== id));
    this.select().nativeElement.focus();
  }
}
