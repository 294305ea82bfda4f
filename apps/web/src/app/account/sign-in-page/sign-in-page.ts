import { Component, computed, inject, input, signal } from '@angular/core';
import { form, FormField, FormRoot, submit, validateStandardSchema } from '@angular/forms/signals';
import { Router, RouterLink } from '@angular/router';
import { signInSchema, type SignIn } from '@quartiersforum/domain';
import { returnAddress } from '@quartiersforum/domain/rules';
import { Field, Password, TextInput } from '@quartiersforum/ui';
import { Button, Notice } from '@quartiersforum/ui/frame';
import { submission } from '../../core/form/submission';
import { problemTexts } from '../../core/problem/problem-texts';
import { SessionStore } from '../../core/session/session-store';
import { Door } from '../../shell/door/door';
import { AccountClient } from '../account-client';
import { ExampleAccounts } from '../example-accounts/example-accounts';

/** Sign-in by password, by the city's identity provider where it is set up, or with one click into an example account. */
@Component({
  selector: 'app-sign-in-page',
  imports: [
    Button,
    Door,
    ExampleAccounts,
    Field,
    FormField,
    FormRoot,
    Notice,
    Password,
    RouterLink,
    TextInput,
  ],
  templateUrl: './sign-in-page.html',
  styleUrl: './sign-in-page.scss',
})
export class SignInPage {
  /** The page to return to. */
  readonly weiter = input<string>();
  /** What went wrong on the way through the identity provider, which leads back here. */
  readonly problem = input<string>();

  private readonly session = inject(SessionStore);
  private readonly router = inject(Router);
  private readonly offered = inject(AccountClient).signInOptions();

  /** The form also works while the offers are unknown: they only add to it. */
  protected readonly options = computed(() =>
    this.offered.hasValue() ? this.offered.value() : null,
  );
  protected readonly examples = computed(() => {
    const offered = this.options();
    return offered?.examplePassword && offered.exampleAccounts.length > 0
      ? { accounts: offered.exampleAccounts, password: offered.examplePassword }
      : null;
  });
  protected readonly problemText = computed(() =>
    this.problem() === 'oidc.failed' ? problemTexts['oidc.failed'] : null,
  );
  protected readonly hasEnded = this.session.hasEnded;
  protected readonly busyWith = signal<string | null>(null);
  protected readonly target = computed(() => returnAddress(this.weiter()));
  protected readonly oidcAddress = computed(
    () => `/api/oidc/sign-in?${new URLSearchParams({ returnTo: this.target() }).toString()}`,
  );

  private readonly credentials = signal<SignIn>({ email: '', password: '' });
  protected readonly submission = submission<SignIn>((value) => this.enter(value));
  protected readonly form = form(
    this.credentials,
    (path) => {
      validateStandardSchema(path, signInSchema);
    },
    this.submission.options,
  );

  /** Signs in as one of the example accounts; a refusal shows where every refusal shows. */
  protected async enterAs(email: string, password: string): Promise<void> {
    this.busyWith.set(email);
    this.credentials.set({ email, password });
    this.form().reset();
    await submit(this.form);
    this.busyWith.set(null);
  }

  private async enter(credentials: SignIn): Promise<void> {
    await this.session.signIn(credentials);
    await this.router.navigateByUrl(this.target());
  }
}
