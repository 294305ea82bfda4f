import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import {
  type Account,
  type ChangePassword,
  DomainError,
  type UpdateProfile,
} from '@quartiersforum/domain';
import { DataSource, type Repository } from 'typeorm';
import type { Actor } from '../core/access/actor';
import { PersonChanges } from '../core/access/person-changes';
import { requirePermission } from '../core/access/require';
import { AccountEntity } from './account.entity';
import { AccountEvents } from './account-events';
import { findAccount } from './account.queries';
import { Passwords } from './passwords';
import type { BegunSession, Visitor } from './sign-in-door';
import { SessionService } from './session.service';
import { SignInLimits } from './sign-in-limits';

/** What people change about their own account. */
@Injectable()
export class ProfileService {
  constructor(
    private readonly dataSource: DataSource,
    @InjectRepository(AccountEntity) private readonly accounts: Repository<AccountEntity>,
    private readonly passwords: Passwords,
    private readonly limits: SignInLimits,
    private readonly sessions: SessionService,
    private readonly events: AccountEvents,
    private readonly people: PersonChanges,
  ) {}

  async update(actor: Actor, change: UpdateProfile): Promise<Account> {
    requirePermission(actor, 'profile.update', { relation: 'self' });
    return this.dataSource.transaction(async (manager) => {
      const [, renamed] = await manager.query<[unknown[], number]>(
        `update person set name = $2, updated_at = now() where id = $1 and name <> $2`,
        [actor.personId, change.displayName],
      );
      if (renamed > 0) await this.people.record(manager, actor.personId, actor.accountId);
      await this.events.accessChanged(manager, actor.accountId);
      const account = await findAccount(manager, actor.accountId);
      if (account === null) throw new DomainError('account.notFound');
      return account;
    });
  }

  /** Ends every sign-in of the account, this one too, and begins a new one. Throws `password.currentWrong`. */
  async changePassword(
    actor: Actor,
    input: ChangePassword,
    visitor: Visitor,
  ): Promise<BegunSession> {
    requirePermission(actor, 'profile.update', { relation: 'self' });
    const account = await this.accounts.findOneByOrFail({ id: actor.accountId });
    const tried = { email: account.email, accountId: account.id, ...visitor };
    await this.limits.attempt(tried, async () => {
      if (!(await this.passwords.isRight(account.passwordHash, input.currentPassword)))
        throw new DomainError('password.currentWrong');
    });
    this.passwords.refuseCommon(input.newPassword, [account.email, actor.displayName]);
    const passwordHash = await this.passwords.hash(input.newPassword);
    return this.dataSource.transaction(async (manager) => {
      await manager.update(AccountEntity, { id: account.id }, { passwordHash });
      await this.events.endSessions(manager, account.id);
      return this.sessions.begin(manager, account.id, visitor);
    });
  }
}
