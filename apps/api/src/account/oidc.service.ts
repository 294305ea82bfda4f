import { Injectable } from '@nestjs/common';
import { DomainError } from '@quartiersforum/domain';
import { DataSource, type EntityManager, IsNull } from 'typeorm';
import { AccountEntity } from './account.entity';
import { type OidcIdentity, type OidcJourney, OidcProvider } from './oidc-provider';
import type { BegunSession, Visitor } from './sign-in-door';
import { SessionService } from './session.service';

/**
 * Sign-in through the city's identity provider. It opens accounts that are there already, known by the provider's subject or, the first
 * time, by an address that the provider has verified. It never makes one: who belongs here is decided by invitation.
 */
@Injectable()
export class OidcService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly provider: OidcProvider,
    private readonly sessions: SessionService,
  ) {}

  begin(): ReturnType<OidcProvider['begin']> {
    return this.provider.begin();
  }

  /** Throws `oidc.failed` when the provider's answer does not hold or nobody here is meant by it. */
  async signIn(
    query: URLSearchParams,
    journey: OidcJourney,
    visitor: Visitor,
  ): Promise<BegunSession> {
    const identity = await this.provider.redeem(query, journey);
    return this.dataSource.transaction(async (manager) => {
      const account = await findAccount(manager, identity);
      if (account === null || account.isDisabled) throw new DomainError('oidc.failed');
      return this.sessions.begin(manager, account.id, visitor);
    });
  }
}

async function findAccount(
  manager: EntityManager,
  { subject, email }: OidcIdentity,
): Promise<AccountEntity | null> {
  const known = await manager.findOneBy(AccountEntity, { oidcSubject: subject });
  if (known !== null || email === null) return known;
  const { affected } = await manager.update(
    AccountEntity,
    { email, oidcSubject: IsNull(), isDisabled: false },
    { oidcSubject: subject },
  );
  return affected === 1 ? manager.findOneBy(AccountEntity, { oidcSubject: subject }) : null;
}
