import { Component, inject, signal } from '@angular/core';
import { form, FormField, FormRoot, validateStandardSchema } from '@angular/forms/signals';
import { RouterLink } from '@angular/router';
import { passwordResetHours, requestPasswordResetSchema } from '@quartiersforum/domain';
import { Field, TextInput } from '@quartiersforum/ui';
import { Button, Notice } from '@quartiersforum/ui/frame';
import { submission } from '../../core/form/submission';
import { Door } from '../../shell/door/door';
import { AccountClient } from '../account-client';

/** Asks for a link to a new password. The answer is the same whether the address is known or not. */
@Component({
  selector: 'app-password-request-page',
  imports: [Button, Door, Field, FormField, FormRoot, Notice, RouterLink, TextInput],
  templateUrl: './password-request-page.html',
  styleUrl: '../door-form.scss',
})
export class PasswordRequestPage {
  private readonly client = inject(AccountClient);
  protected readonly hours = passwordResetHours;
  /** The address that was asked for, once it was. */
  protected readonly asked = signal<string | null>(null);

  private readonly value = signal({ email: '' });
  protected readonly submission = submission<{ email: string }>((value) =>
    this.request(value.email),
  );
  protected readonly form = form(
    this.value,
    (path) => {
      validateStandardSchema(path, requestPasswordResetSchema);
    },
    this.submission.options,
  );

  private async request(email: string): Promise<void> {
    await this.client.requestPasswordReset({ email });
    this.asked.set(email);
  }
}
