import { Component, computed, ElementRef, input, model, viewChild } from '@angular/core';
import type { Account } from '@quartiersforum/domain';
import { Field, Select } from '@quartiersforum/ui';
import { ChosenList } from '../../core/form/chosen-list';

/** Chooses accounts one after the other from a list; the browser's own search by typing works in it. */
@Component({
  selector: 'app-account-picker',
  imports: [ChosenList, Field, Select],
  templateUrl: './account-picker.html',
  styles: ':host { display: block; }',
})
export class AccountPicker {
  readonly accounts = input.required<readonly Account[]>();
  /** Ids. */
  readonly chosen = model.required<string[]>();
  private readonly select = viewChild.required<ElementRef<HTMLSelectElement>>('select');
  protected readonly chosenNames = computed(() =>
    this.accounts()
      .filter(({ id }) => this.chosen().includes(id))
      .map((account) => ({ id: account.id, name: this.nameOf(account) })),
  );
  protected readonly others = computed(() =>
    this.accounts().filter(({ id }) => !this.chosen().includes(id)),
  );

  protected add(): void {
    const select = this.select().nativeElement;
    if (select.value !== '') this.chosen.update((ids) => [...ids, select.value]);
    select.value = '';
  }

  protected remove(id: string): void {
    this.chosen.update((ids) => ids.filter((other) => other !== id));
    this.select().nativeElement.focus();
  }

  protected nameOf({ displayName, organisation, contactPoint }: Account): string {
    const place = contactPoint?.name ?? organisation?.name;
    return place === undefined || place === displayName ? displayName : `${displayName}, ${place}`;
  }
}
