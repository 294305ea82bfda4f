import { Component, computed, effect, inject, input, resource, signal } from '@angular/core';
import { form, FormField, FormRoot, validateStandardSchema } from '@angular/forms/signals';
import { Router, RouterLink } from '@angular/router';
import { acceptInvitationSchema } from '@quartiersforum/domain';
import { Field, Password, TextInput } from '@quartiersforum/ui';
import { Button, LoadingState, Notice } from '@quartiersforum/ui/frame';
import { submission } from '../../core/form/submission';
import { failureOf } from '../../core/problem/problem-of';
import { roleNames } from '../../core/session/role-names';
import { SessionStore } from '../../core/session/session-store';
import { Door } from '../../shell/door/door';
import { AccountClient } from '../account-client';

interface Acceptance {
  displayName: string;
  password: string;
}

/** Makes an account out of a one-time link: shows for whom it is, asks for a name and a password, and signs in. */
@Component({
  selector: 'app-invitation-page',
  imports: [
    Button,
    Door,
    Field,
    FormField,
    FormRoot,
    LoadingState,
    Notice,
    Password,
    RouterLink,
    TextInput,
  ],
  templateUrl: './invitation-page.html',
  styleUrl: '../door-form.scss',
})
export class InvitationPage {
  /** The one-time token of the link. */
  readonly token = input.required<string>();

  private readonly client = inject(AccountClient);
  private readonly session = inject(SessionStore);
  private readonly router = inject(Router);

  protected readonly preview = resource({
    params: () => this.token(),
    loader: ({ params }) => this.client.lookUpInvitation(params),
  });
  protected readonly lookupFailure = computed(() => {
    const error = this.preview.error();
    return error ? failureOf(error) : null;
  });
  protected readonly invitation = computed(() =>
    this.preview.hasValue() ? this.preview.value() : null,
  );
  protected readonly roleNames = roleNames;

  private readonly value = signal<Acceptance>({ displayName: '', password: '' });
  protected readonly submission = submission<Acceptance>((value) => this.accept(value));
  protected readonly form = form(
    this.value,
    (path) => {
      validateStandardSchema(path, acceptInvitationSchema.omit({ token: true }));
    },
    this.submission.options,
  );

  constructor() {
    effect(() => {
      const suggested = this.invitation()?.displayName;
      if (suggested !== undefined)
        this.value.update((value) => ({ ...value, displayName: suggested }));
    });
  }

  private async accept(value: Acceptance): Promise<void> {
    this.session.adopt(await this.client.acceptInvitation({ token: this.token(), ...value }));
    await this.router.navigateByUrl('/');
  }
}
