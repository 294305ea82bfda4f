import { Injectable } from '@nestjs/common';
import { ExampleAccounts } from './example-accounts';
import { examplePassword } from './example-password';
import { FirstCoordinator } from './first-coordinator';

/** What the terminal says after the start, so that a newcomer is inside after one copy and paste. */
@Injectable()
export class SignInHints {
  constructor(
    private readonly examples: ExampleAccounts,
    private readonly firstCoordinator: FirstCoordinator,
  ) {}

  async lines(): Promise<readonly string[]> {
    const accounts = await this.examples.list();
    if (accounts.length > 0)
      return [
        `Sign in with an example account, password ${examplePassword}:`,
        ...accounts.map(({ email, displayName }) => `  ${email.padEnd(30)} ${displayName}`),
      ];
    const invited = await this.firstCoordinator.invite();
    if (invited === null) return ['Sign in with the account that you were invited to.'];
    return [
      'There is no account yet. This link, valid once and for seven days, makes the first coordinator:',
      `  ${invited.link}`,
      `Afterwards sign in as ${invited.email} with the password that you choose there.`,
    ];
  }
}
