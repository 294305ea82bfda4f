import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  type AcceptPasswordReset,
  DomainError,
  passwordResetHours,
  type RequestPasswordReset,
} from '@quartiersforum/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { PublicAddress } from '../core/http/public-address';
import { Jobs } from '../core/jobs/jobs';
import { Mail } from '../core/mail/mail';
import { createToken, hashToken } from '../core/secret/one-time-token';
import { AccountEntity } from './account.entity';
import { AccountEvents } from './account-events';
import { passwordResetMail } from './mail-texts';
import { PasswordResetEntity } from './password-reset.entity';
import { Passwords } from './passwords';
import { SignInLimits } from './sign-in-limits';

const writeJob = 'account.writePasswordReset';
const hourMilliseconds = 3_600_000;

/**
 * A new password by mail. The request does the same for every address, known or not: it asks a job to write. Only the job looks whether
 * there is an account, so neither the answer nor its time gives it away.
 */
@Injectable()
export class PasswordResetService implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly passwords: Passwords,
    private readonly limits: SignInLimits,
    private readonly events: AccountEvents,
    private readonly jobs: Jobs,
    private readonly mail: Mail,
    private readonly address: PublicAddress,
  ) {}

  onModuleInit(): void {
    // The job holds an address: it is deleted soon after it is done.
    this.jobs.register<{ email: string }>(writeJob, { keepSeconds: 60 }, ({ email }) =>
      this.write(email),
    );
  }

  async request({ email }: RequestPasswordReset, address: string | undefined): Promise<void> {
    if (!(await this.limits.mayReset(email, address))) return;
    await this.jobs.send(writeJob, { email }, (sql, values) => this.dataSource.query(sql, values));
  }

  /** Sets the password and ends every sign-in of the account. Throws `passwordReset.notUsable`, whatever the reason. */
  async accept({ token, password }: AcceptPasswordReset): Promise<void> {
    const tokenHash = hashToken(token);
    const email = await this.emailOf(tokenHash); // before the costly hash, so that junk costs nothing
    this.passwords.refuseCommon(password, [email]);
    const passwordHash = await this.passwords.hash(password);
    await this.dataSource.transaction(async (manager) => {
      const accountId = await takeReset(manager, tokenHash);
      await manager.update(AccountEntity, { id: accountId }, { passwordHash });
      await this.events.endSessions(manager, accountId);
      await this.events.accessChanged(manager, accountId);
    });
  }

  private async write(email: string): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const account = await manager.findOneBy(AccountEntity, { email, isDisabled: false });
      if (account === null) return;
      const token = createToken();
      await manager.delete(PasswordResetEntity, { accountId: account.id });
      await manager.insert(PasswordResetEntity, {
        tokenHash: hashToken(token),
        accountId: account.id,
        expiresAt: new Date(Date.now() + passwordResetHours * hourMilliseconds),
      });
      await this.mail.write(
        passwordResetMail(email, `${this.address.url}/passwort/${token}`),
        manager,
      );
    });
  }

  private async emailOf(tokenHash: Buffer): Promise<string> {
    const [row] = await this.dataSource.query<{ email: string }[]>(
      `select a.email from password_reset r join account a on a.id = r.account_id
        where r.token_hash = $1 and r.used_at is null and r.expires_at > now() and not a.is_disabled`,
      [tokenHash],
    );
    if (row === undefined) throw new DomainError('passwordReset.notUsable');
    return row.email;
  }
}

/** Uses the link up in one statement; of several at once one gets the account. */
async function takeReset(manager: EntityManager, tokenHash: Buffer): Promise<string> {
  const [[taken]] = await manager.query<[{ account_id: string }[], number]>(
    `update password_reset set used_at = now()
      where token_hash = $1 and used_at is null and expires_at > now() returning account_id`,
    [tokenHash],
  );
  if (taken === undefined) throw new DomainError('passwordReset.notUsable');
  return taken.account_id;
}
