import { afterNextRender, Component, ElementRef, inject, input, output } from '@angular/core';
import { type FieldTree, FormField } from '@angular/forms/signals';
import { Field, TextInput } from '@quartiersforum/ui';
import { Button } from '@quartiersforum/ui/frame';

export interface GuestForm {
  name: string;
  email: string;
  affiliation: string;
}

/** Somebody without an account who is invited by address. Takes the focus when it appears, at what is still to be filled in. */
@Component({
  selector: 'app-guest-fields',
  imports: [Button, Field, FormField, TextInput],
  templateUrl: './guest-fields.html',
  styleUrl: './guest-fields.scss',
})
export class GuestFields {
  readonly guest = input.required<FieldTree<GuestForm, number>>();
  /** From 1. */
  readonly number = input.required<number>();
  readonly removed = output();

  constructor() {
    const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    afterNextRender(() => {
      const inputs = [...host.querySelectorAll('input')];
      inputs.find(({ value }) => value === '')?.focus();
    });
  }
}
