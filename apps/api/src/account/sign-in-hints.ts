import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { examplePassword } from './example-password';

/** What the terminal says after the start, so that a newcomer is inside after one copy and paste. */
@Injectable()
export class SignInHints {
  constructor(private readonly dataSource: DataSource) {}

  async lines(): Promise<readonly string[]> {
    const accounts = await this.dataSource.query<{ email: string; role: string }[]>(
      `select email, role from account where is_example and not is_disabled order by created_at, email`,
    );
    if (accounts.length === 0) return ['Sign in with the account you were invited to.'];
    return [
      `Sign in with an example account, password ${examplePassword}:`,
      ...accounts.map(({ email, role }) => `  ${email}  (${role})`),
    ];
  }
}
