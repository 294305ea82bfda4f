import { Injectable } from '@nestjs/common';
import {
  type AcceptInvitation,
  type AccountInvitation,
  type createInvitationSchema,
  DomainError,
  invitationDays,
  type InvitationPreview,
  invitationState,
  type List,
  type Page,
} from '@quartiersforum/domain';
import { DataSource, type EntityManager, IsNull } from 'typeorm';
import type * as z from 'zod';
import type { Actor } from '../core/access/actor';
import { requirePermission } from '../core/access/require';
import { PublicAddress } from '../core/http/public-address';
import { Mail } from '../core/mail/mail';
import { createToken, hashToken } from '../core/secret/one-time-token';
import { AccountEntity } from './account.entity';
import { AccountInvitationEntity, toAccountInvitation } from './account-invitation.entity';
import { placeNames, takeInvitation } from './account-invitation.queries';
import { AccountRegister } from './account-register';
import { invitationMail } from './mail-texts';
import { Passwords } from './passwords';
import { requirePlace } from './place-check';
import type { BegunSession, Visitor } from './sign-in-door';
import { SessionService } from './session.service';

const dayMilliseconds = 86_400_000;
type Invited = z.output<typeof createInvitationSchema>;

/** Invitations to an account: by mail, for one address and one role, once, for seven days. */
@Injectable()
export class AccountInvitationService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly register: AccountRegister,
    private readonly passwords: Passwords,
    private readonly sessions: SessionService,
    private readonly mail: Mail,
    private readonly address: PublicAddress,
  ) {}

  async list(actor: Actor, page: Page): Promise<List<AccountInvitation>> {
    requirePermission(actor, 'invitation.list');
    const { manager } = this.dataSource;
    const [entities, total] = await manager.findAndCount(AccountInvitationEntity, {
      order: { createdAt: 'DESC', id: 'ASC' },
      take: page.limit,
      skip: page.offset,
    });
    const names = await placeNames(manager, entities);
    const now = new Date();
    return {
      items: entities.map((entity) => toAccountInvitation(entity, names(entity), now)),
      total,
    };
  }

  /** Writes the mail with the link. An earlier open invitation of this address is revoked. Throws `account.emailTaken`. */
  async create(actor: Actor, input: Invited): Promise<AccountInvitation> {
    requirePermission(actor, 'invitation.create');
    return this.dataSource.transaction(async (manager) => {
      if (await manager.existsBy(AccountEntity, { email: input.email }))
        throw new DomainError('account.emailTaken');
      await requirePlace(manager, input);
      const { entity, link } = await this.offer(manager, input, actor.accountId);
      await this.mail.write(invitationMail(entity, link), manager);
      const names = await placeNames(manager, [entity]);
      return toAccountInvitation(entity, names(entity), new Date());
    });
  }

  /** Stores an invitation and returns the link that is nowhere else. */
  async offer(
    manager: EntityManager,
    input: Invited,
    createdBy: string | null,
  ): Promise<{ readonly entity: AccountInvitationEntity; readonly link: string }> {
    const token = createToken();
    await manager.update(
      AccountInvitationEntity,
      { email: input.email, acceptedAt: IsNull(), revokedAt: IsNull() },
      { revokedAt: new Date() },
    );
    const entity = await manager.save(
      manager.create(AccountInvitationEntity, {
        ...input,
        createdBy,
        tokenHash: hashToken(token),
        expiresAt: new Date(Date.now() + invitationDays * dayMilliseconds),
        acceptedAt: null,
        revokedAt: null,
      }),
    );
    return { entity, link: `${this.address.url}/einladung/${token}` };
  }

  /** Throws `invitation.notFound` when there is no such open invitation. */
  async revoke(actor: Actor, id: string): Promise<void> {
    requirePermission(actor, 'invitation.revoke');
    const { affected } = await this.dataSource.manager.update(
      AccountInvitationEntity,
      { id, acceptedAt: IsNull(), revokedAt: IsNull() },
      { revokedAt: new Date() },
    );
    if (affected !== 1) throw new DomainError('invitation.notFound');
  }

  /** What the page of the link shows. Throws `invitation.notUsable`, whatever the reason. */
  async lookUp(token: string): Promise<InvitationPreview> {
    const { email, displayName, role } = await this.find(token);
    return { email, displayName, role };
  }

  /** Makes the account and signs it in. The invitation is taken in the same transaction, so one link makes one account. */
  async accept(input: AcceptInvitation, visitor: Visitor): Promise<BegunSession> {
    const { email } = await this.find(input.token); // before the costly hash, so that junk costs nothing
    this.passwords.refuseCommon(input.password, [email, input.displayName]);
    const passwordHash = await this.passwords.hash(input.password);
    return this.dataSource.transaction(async (manager) => {
      const invitation = await takeInvitation(manager, hashToken(input.token));
      if (invitation === null) throw new DomainError('invitation.notUsable');
      const accountId = await this.register.add(manager, {
        email: invitation.email,
        role: invitation.role,
        passwordHash,
        person: {
          name: input.displayName,
          organisationId: invitation.organisationId,
          contactPointId: invitation.contactPointId,
        },
      });
      return this.sessions.begin(manager, accountId, visitor);
    });
  }

  private async find(token: string): Promise<AccountInvitationEntity> {
    const entity = await this.dataSource.manager.findOneBy(AccountInvitationEntity, {
      tokenHash: hashToken(token),
    });
    if (entity === null || invitationState(entity, new Date()) !== 'open')
      throw new DomainError('invitation.notUsable');
    return entity;
  }
}
