import { Controller, Get, Inject } from '@nestjs/common';
import { type SignInOptions, signInOptionsSchema } from '@quartiersforum/domain';
import { CONFIG, type Config } from '../core/config/config';
import { Route } from '../core/http/route';
import { ExampleAccounts } from './example-accounts';
import { examplePassword } from './example-password';

@Controller('sign-in-options')
export class SignInOptionsController {
  constructor(
    private readonly examples: ExampleAccounts,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get()
  @Route({ access: 'public', answer: signInOptionsSchema })
  async read(): Promise<SignInOptions> {
    const exampleAccounts = await this.examples.list();
    return {
      exampleAccounts,
      examplePassword: exampleAccounts.length > 0 ? examplePassword : null,
      hasOidc: this.config.oidc !== undefined,
    };
  }
}
