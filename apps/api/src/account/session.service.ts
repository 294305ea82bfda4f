import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import {
  type CurrentSession,
  DomainError,
  type List,
  type Session,
  sessionAbsoluteDays,
  sessionIdleHours,
  type SignIn,
} from '@quartiersforum/domain';
import { DataSource, type EntityManager, MoreThan, type Repository } from 'typeorm';
import type { Actor } from '../core/access/actor';
import { requirePermission } from '../core/access/require';
import { Metrics } from '../core/metrics/metrics';
import { createToken, hashToken } from '../core/secret/one-time-token';
import { AccountEntity } from './account.entity';
import { AccountEvents } from './account-events';
import { findAccount } from './account.queries';
import { Passwords } from './passwords';
import type { BegunSession, Visitor } from './sign-in-door';
import { SessionEntity, toSession } from './session.entity';
import { SignInLimits } from './sign-in-limits';

const hourMilliseconds = 3_600_000;
const dayMilliseconds = 24 * hourMilliseconds;

/** Signing in and out. Whoever is refused learns nothing: unknown, disabled and wrong answer alike and take as long. */
@Injectable()
export class SessionService {
  constructor(
    private readonly dataSource: DataSource,
    @InjectRepository(AccountEntity) private readonly accounts: Repository<AccountEntity>,
    @InjectRepository(SessionEntity) private readonly sessions: Repository<SessionEntity>,
    private readonly passwords: Passwords,
    private readonly limits: SignInLimits,
    private readonly events: AccountEvents,
    private readonly metrics: Metrics,
  ) {}

  async signIn(input: SignIn, visitor: Visitor): Promise<BegunSession> {
    const email = input.email.trim().toLowerCase();
    const found = await this.accounts.findOneBy({ email });
    const tried = { email, accountId: found?.id, ...visitor };
    const account = await this.limits.attempt(tried, async () => {
      const isRight = await this.passwords.isRight(found?.passwordHash ?? null, input.password);
      if (found && isRight && !found.isDisabled) return found;
      this.metrics.signInFailures.inc({ reason: 'credentials' });
      throw new DomainError('session.credentialsWrong');
    });
    return this.dataSource.transaction((manager) => this.begin(manager, account.id, visitor));
  }

  /** Begins a sign-in of somebody who has proved who they are. */
  async begin(manager: EntityManager, accountId: string, visitor: Visitor): Promise<BegunSession> {
    if (visitor.formerToken !== null)
      await this.events.endSession(manager, { tokenHash: hashToken(visitor.formerToken) });
    const token = createToken();
    const expiresAt = new Date(Date.now() + sessionAbsoluteDays * dayMilliseconds);
    await manager.insert(SessionEntity, {
      tokenHash: hashToken(token),
      accountId,
      device: visitor.device,
      expiresAt,
    });
    await manager.update(AccountEntity, { id: accountId }, { lastSeenAt: new Date() });
    const account = await findAccount(manager, accountId);
    if (account === null) throw new DomainError('account.notFound');
    return { token, expiresAt, current: { account, expiresAt: expiresAt.toISOString() } };
  }

  async current(actor: Actor): Promise<CurrentSession> {
    requirePermission(actor, 'session.read', { relation: 'self' });
    const session = await this.sessions.findOneBy({ id: actor.sessionId });
    const account = await findAccount(this.dataSource.manager, actor.accountId);
    if (session === null || account === null) throw new DomainError('access.signInRequired');
    return { account, expiresAt: session.expiresAt.toISOString() };
  }

  async list(actor: Actor): Promise<List<Session>> {
    requirePermission(actor, 'session.read', { relation: 'self' });
    const entities = await this.sessions.find({
      where: {
        accountId: actor.accountId,
        expiresAt: MoreThan(new Date()),
        lastSeenAt: MoreThan(new Date(Date.now() - sessionIdleHours * hourMilliseconds)),
      },
      order: { lastSeenAt: 'DESC' },
    });
    const items = entities.map((entity) => toSession(entity, actor.sessionId));
    return { items, total: items.length };
  }

  /** Ends one of the actor's own sign-ins. Somebody else's are not found. */
  async end(actor: Actor, id: string): Promise<void> {
    requirePermission(actor, 'session.end', { relation: 'self' });
    const hasEnded = await this.dataSource.transaction((manager) =>
      this.events.endSession(manager, { id, accountId: actor.accountId }),
    );
    if (!hasEnded) throw new DomainError('session.notFound');
  }
}
