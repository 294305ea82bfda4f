import { Injectable } from '@nestjs/common';
import {
  type Confirmation,
  confirmationLinkDays,
  type ConfirmationRequest,
  confirmationRound,
  type ConfirmationView,
  daysBetween,
  DomainError,
  isClosed,
  type List,
  type Page,
  staleBefore,
  type StaleContactPoint,
} from '@quartiersforum/domain';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../core/access/actor';
import { requirePermission } from '../../core/access/require';
import { SignedIds } from '../../core/secret/signed-ids';
import { ContactPointEntity, contactPointRelations, toContactPoint } from '../contact-point.entity';
import { NetworkAnnouncer } from '../network-announcer';
import { NetworkClock } from '../network-clock';
import { RegisterHistory } from '../register-history';
import { registerSightOf, wholeSight } from '../register-sight';
import { ConfirmationMails, confirmationPurpose, linkHolder } from './confirmation-mails';
import { ConfirmationRequestEntity } from './confirmation-request.entity';
import { findLinkHolders, findStale } from './confirmation.queries';

/**
 * Says that an entry of the register still holds: by the link of a mail, or signed in. Looking changes nothing, because mail scanners
 * open every link; only the button on the page does.
 */
@Injectable()
export class ConfirmationService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: NetworkClock,
    private readonly signedIds: SignedIds,
    private readonly history: RegisterHistory,
    private readonly announcer: NetworkAnnouncer,
    private readonly mails: ConfirmationMails,
  ) {}

  /**
   * Throws `confirmation.notFound` for a link that is not from here, or was sent to somebody who would not be asked any more;
   * `confirmation.expired` for an old one or one to what is closed.
   */
  async readByLink(token: string): Promise<ConfirmationView> {
    const { request } = await this.openLink(token);
    return this.view(this.dataSource.manager, request);
  }

  /** Throws as `readByLink`. A second time changes nothing. */
  async confirmByLink(token: string): Promise<ConfirmationView> {
    const { request, accountId } = await this.openLink(token);
    await this.confirm(request.contactPointId, accountId);
    return this.view(this.dataSource.manager, request);
  }

  /** Throws `contactPoint.notFound` also when it is there and not for this person. */
  async confirmOwn(actor: Actor, id: string): Promise<Confirmation> {
    requirePermission(actor, 'contactPoint.list');
    const { states } = registerSightOf(actor);
    const contactPoint = await this.dataSource.manager.findOneBy(ContactPointEntity, { id });
    if (contactPoint === null || !states.includes(contactPoint.state))
      throw new DomainError('contactPoint.notFound');
    const relation = actor.contactPointId === id ? 'self' : 'outsider';
    requirePermission(actor, 'contactPoint.confirm', { relation });
    return this.confirm(id, actor.accountId);
  }

  async listStale(actor: Actor, page: Page): Promise<List<StaleContactPoint>> {
    requirePermission(actor, 'confirmation.list');
    const today = this.clock.today();
    return findStale(this.dataSource.manager, today, staleBefore(today), page);
  }

  /** Asks outside of the round. Throws `confirmation.askedToday`, or `confirmation.nobodyToAsk` also for what is closed. */
  async ask(actor: Actor, contactPointId: string): Promise<ConfirmationRequest> {
    requirePermission(actor, 'confirmation.ask');
    const today = this.clock.today();
    const { name: round } = confirmationRound(today);
    const asked = await this.dataSource.transaction(async (manager) => {
      const contactPoint = await locked(manager, contactPointId);
      if (isClosed(contactPoint.closedOn, today)) throw new DomainError('confirmation.nobodyToAsk');
      const which = { contactPointId, round };
      const before = await manager.findOneBy(ConfirmationRequestEntity, which);
      if (before?.askedOn === today) throw new DomainError('confirmation.askedToday');
      const request = before ?? manager.create(ConfirmationRequestEntity, which);
      request.askedOn = today;
      const recipients = await this.mails.write(manager, [await manager.save(request)]);
      if (recipients === 0) throw new DomainError('confirmation.nobodyToAsk');
      return { recipients, state: contactPoint.state };
    });
    await this.announcer.contactPointChanged(contactPointId, [asked.state]);
    return { askedOn: today, recipients: asked.recipients };
  }

  /** Once a day is enough: who presses twice leaves one trace in the history. */
  private async confirm(id: string, accountId: string | null): Promise<Confirmation> {
    const today = this.clock.today();
    const changed = await this.dataSource.transaction(async (manager) => {
      const contactPoint = await locked(manager, id);
      if (contactPoint.confirmedOn === today) return null;
      await manager.update(ContactPointEntity, { id }, { confirmedOn: today });
      await this.history.record(manager, {
        ...{ kind: 'contactPoint', ids: [id], reason: 'confirmed', accountId },
      });
      return contactPoint;
    });
    if (changed !== null) await this.announcer.contactPointChanged(id, [changed.state]);
    return { contactPointId: id, confirmedOn: today };
  }

  /** What a link asks about, and the account that it was sent to, if it was one. */
  private async openLink(
    token: string,
  ): Promise<{ readonly request: ConfirmationRequestEntity; readonly accountId: string | null }> {
    const { manager } = this.dataSource;
    const holders = new Map<string, string | null>();
    const opened = await this.signedIds.openFor(confirmationPurpose, token, async (id) => {
      for (const holder of await findLinkHolders(manager, id))
        holders.set(linkHolder(holder), holder.accountId);
      return [...holders.keys()];
    });
    const request =
      opened &&
      (await manager.findOne(ConfirmationRequestEntity, {
        where: { id: opened.id },
        relations: { contactPoint: true },
      }));
    if (!request) throw new DomainError('confirmation.notFound');
    const today = this.clock.today();
    const isOld = daysBetween(request.askedOn, today) > confirmationLinkDays;
    if (isOld || isClosed(request.contactPoint.closedOn, today))
      throw new DomainError('confirmation.expired');
    return { request, accountId: holders.get(opened.holder) ?? null };
  }

  private async view(
    manager: EntityManager,
    { contactPointId, askedOn }: ConfirmationRequestEntity,
  ): Promise<ConfirmationView> {
    const entity = await manager.findOneOrFail(ContactPointEntity, {
      where: { id: contactPointId },
      relations: contactPointRelations,
    });
    const { confirmedOn } = entity;
    return {
      contactPoint: toContactPoint(entity, wholeSight),
      askedOn,
      isConfirmed: confirmedOn !== null && confirmedOn >= askedOn,
    };
  }
}

async function locked(manager: EntityManager, id: string): Promise<ContactPointEntity> {
  const contactPoint = await manager.findOne(ContactPointEntity, {
    where: { id },
    lock: { mode: 'pessimistic_write' },
  });
  if (contactPoint === null) throw new DomainError('contactPoint.notFound');
  return contactPoint;
}
