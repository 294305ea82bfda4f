import { Component, computed, effect, inject, model, output, signal } from '@angular/core';
import { form, FormField, FormRoot, validateStandardSchema } from '@angular/forms/signals';
import { type Account, type Role, updateProfileSchema } from '@quartiersforum/domain';
import { Checkbox, CheckboxInput, Dialog, Field, TextInput } from '@quartiersforum/ui';
import { Button, Notice, Toaster } from '@quartiersforum/ui/frame';
import { submission } from '../../core/form/submission';
import { AccountClient } from '../account-client';
import { type Place, RoleAndPlace, toPlaceIds } from '../role-and-place/role-and-place';

interface AccountForm extends Place {
  displayName: string;
  role: Role;
  isDisabled: boolean;
}

/** Changes name, role and belonging of an account, or locks it. Takes effect within two seconds, open pages included. */
@Component({
  selector: 'app-account-dialog',
  imports: [
    Button,
    Checkbox,
    CheckboxInput,
    Dialog,
    Field,
    FormField,
    FormRoot,
    Notice,
    RoleAndPlace,
    TextInput,
  ],
  templateUrl: './account-dialog.html',
})
export class AccountDialog {
  /** The account to change; null: the dialog is closed. */
  readonly account = model.required<Account | null>();
  readonly saved = output();

  private readonly client = inject(AccountClient);
  private readonly toaster = inject(Toaster);
  protected readonly isOpen = computed(() => this.account() !== null);

  private readonly value = signal<AccountForm>({
    displayName: '',
    role: 'reader',
    organisationId: '',
    contactPointId: '',
    isDisabled: false,
  });
  protected readonly submission = submission<AccountForm>((value) => this.save(value));
  protected readonly form = form(
    this.value,
    (path) => {
      validateStandardSchema(path, updateProfileSchema.strip());
    },
    this.submission.options,
  );
  /** What the person will notice at once. */
  protected readonly consequence = computed(() => {
    const account = this.account();
    if (account === null) return null;
    if (this.value().isDisabled && !account.isDisabled)
      return 'Die Person wird überall sofort abgemeldet und kann sich nicht mehr anmelden. Was sie geschrieben hat, bleibt.';
    return this.value().role === account.role
      ? null
      : 'Die neue Rolle gilt sofort, auch in offenen Fenstern.';
  });

  constructor() {
    effect(() => {
      const account = this.account();
      if (account === null) return;
      this.value.set({
        displayName: account.displayName,
        role: account.role,
        organisationId: account.organisation?.id ?? '',
        contactPointId: account.contactPoint?.id ?? '',
        isDisabled: account.isDisabled,
      });
      this.form().reset();
    });
  }

  private async save(value: AccountForm): Promise<void> {
    const account = this.account();
    if (account === null) return;
    await this.client.updateAccount(account.id, {
      ...value,
      ...toPlaceIds(value),
    });
    this.account.set(null);
    this.toaster.show(`Konto ${value.displayName} gespeichert.`);
    this.saved.emit();
  }
}
