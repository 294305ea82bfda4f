import { Component, inject, signal } from '@angular/core';
import { form, FormField, FormRoot, validateStandardSchema } from '@angular/forms/signals';
import { type ChangePassword, changePasswordSchema } from '@quartiersforum/domain';
import { Field, Password, TextInput } from '@quartiersforum/ui';
import { Button, Notice, Toaster } from '@quartiersforum/ui/frame';
import { submission } from '../../core/form/submission';
import { SessionStore } from '../../core/session/session-store';
import { AccountClient } from '../account-client';

/** Changes one's own password; the present one is asked for. */
@Component({
  selector: 'app-password-form',
  imports: [Button, Field, FormField, FormRoot, Notice, Password, TextInput],
  templateUrl: './password-form.html',
})
export class PasswordForm {
  private readonly client = inject(AccountClient);
  private readonly toaster = inject(Toaster);
  protected readonly email = inject(SessionStore).account()?.email ?? '';

  private readonly value = signal<ChangePassword>({ currentPassword: '', newPassword: '' });
  protected readonly submission = submission<ChangePassword>((value) => this.change(value));
  protected readonly form = form(
    this.value,
    (path) => {
      validateStandardSchema(path, changePasswordSchema);
    },
    this.submission.options,
  );

  private async change(value: ChangePassword): Promise<void> {
    await this.client.changePassword(value);
    this.toaster.show('Passwort geändert. Auf anderen Geräten sind Sie jetzt abgemeldet.');
    this.value.set({ currentPassword: '', newPassword: '' });
    this.form().reset();
  }
}
