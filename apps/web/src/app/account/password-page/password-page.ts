import { Component, inject, input, signal } from '@angular/core';
import { form, FormField, FormRoot, validateStandardSchema } from '@angular/forms/signals';
import { Router, RouterLink } from '@angular/router';
import { acceptPasswordResetSchema } from '@quartiersforum/domain';
import { Field, Password, TextInput } from '@quartiersforum/ui';
import { Button, Notice, Toaster } from '@quartiersforum/ui/frame';
import { submission } from '../../core/form/submission';
import { Door } from '../../shell/door/door';
import { AccountClient } from '../account-client';

/** Sets a new password with a one-time link. */
@Component({
  selector: 'app-password-page',
  imports: [Button, Door, Field, FormField, FormRoot, Notice, Password, RouterLink, TextInput],
  templateUrl: './password-page.html',
  styleUrl: '../door-form.scss',
})
export class PasswordPage {
  /** The one-time token of the link. */
  readonly token = input.required<string>();

  private readonly client = inject(AccountClient);
  private readonly router = inject(Router);
  private readonly toaster = inject(Toaster);

  private readonly value = signal({ password: '' });
  protected readonly submission = submission<{ password: string }>((value) =>
    this.set(value.password),
  );
  protected readonly form = form(
    this.value,
    (path) => {
      validateStandardSchema(path, acceptPasswordResetSchema.omit({ token: true }));
    },
    this.submission.options,
  );

  private async set(password: string): Promise<void> {
    await this.client.acceptPasswordReset({ token: this.token(), password });
    this.toaster.show('Ihr neues Passwort gilt. Bitte melden Sie sich damit an.');
    await this.router.navigateByUrl('/anmelden');
  }
}
