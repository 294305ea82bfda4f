import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { advisoryLock } from '../core/database/advisory-lock';
import { PublicAddress } from '../core/http/public-address';
import { AccountEntity } from './account.entity';
import { AccountInvitationService } from './account-invitation.service';

/**
 * The way into an empty database: whoever started the server gets a link for the first coordinator, once. Without an account yet, each
 * start makes a new link and the earlier one is void, so a lost one costs a restart.
 */
@Injectable()
export class FirstCoordinator {
  constructor(
    private readonly dataSource: DataSource,
    private readonly invitations: AccountInvitationService,
    private readonly address: PublicAddress,
  ) {}

  /** The link and the address to sign in with later, or null when there is an account. */
  async invite(): Promise<{ readonly link: string; readonly email: string } | null> {
    const email = `koordination@${new URL(this.address.url).hostname}`;
    return this.dataSource.transaction(async (manager) => {
      await manager.query('select pg_advisory_xact_lock($1)', [
        advisoryLock.inviteFirstCoordinator,
      ]);
      if (await manager.exists(AccountEntity)) return null;
      const invitation = {
        email,
        role: 'coordinator',
        displayName: 'Quartierskoordination',
        organisationId: null,
        contactPointId: null,
      } as const;
      const { link } = await this.invitations.offer(manager, invitation, null);
      return { link, email };
    });
  }
}
