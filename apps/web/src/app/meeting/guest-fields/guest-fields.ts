import { Component, input, output } from '@angular/core';
import { type FieldTree, FormField } from '@angular/forms/signals';
import { Field, TextInput } from '@quartiersforum/ui';
import { Button } from '@quartiersforum/ui/frame';

export interface GuestForm {
  name: string;
  email: string;
  affiliation: string;
}

/** Somebody without an account who is invited by address. */
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
}
