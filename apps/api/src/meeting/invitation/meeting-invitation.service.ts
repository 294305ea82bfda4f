import { Injectable } from '@nestjs/common';
import {
  DomainError,
  type Invitees,
  type inviteSchema,
  type List,
  type Meeting,
  type MeetingInvitation,
  nextMeetingState,
  requireAhead,
  requireUninvitable,
} from '@quartiersforum/domain';
import { DataSource, type EntityManager } from 'typeorm';
import type * as z from 'zod';
import type { Actor } from '../../core/access/actor';
import { requirePermission } from '../../core/access/require';
import { NetworkClock } from '../../network/network-clock';
import { MeetingAccess } from '../meeting-access';
import { MeetingAnnouncer } from '../meeting-announcer';
import type { MeetingEntity } from '../meeting.entity';
import { MeetingReader } from '../meeting-reader';
import { MeetingStates } from '../meeting-states';
import { AnswerAnnouncer } from './answer-announcer';
import { InvitationWriter, type NewInvitation } from './invitation-writer';
import { findAccounts, findMembers, findUnreachable } from './invitee.queries';
import { MeetingAnnouncementEntity } from './meeting-announcement.entity';
import { readFacts } from './meeting-facts';
import { MeetingInvitationEntity, toMeetingInvitation } from './meeting-invitation.entity';
import { MeetingNews, meetingPlan } from './meeting-news';

type Invited = z.output<typeof inviteSchema>;

/**
 * Who is invited to a meeting, for those who lead it. A newcomer would invite accounts: members of a body are organisations and contact
 * points too, on the day of the meeting, and guests have no account at all.
 */
@Injectable()
export class MeetingInvitationService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: NetworkClock,
    private readonly access: MeetingAccess,
    private readonly states: MeetingStates,
    private readonly reader: MeetingReader,
    private readonly meetings: MeetingAnnouncer,
    private readonly writer: InvitationWriter,
    private readonly news: MeetingNews,
    private readonly announcer: AnswerAnnouncer,
  ) {}

  /** Throws `meeting.notFound`. */
  async invitees(actor: Actor, meetingId: string): Promise<Invitees> {
    const { manager } = this.dataSource;
    await this.access.standing(manager, actor, meetingId, { permission: 'meetingInvitation.list' });
    const members = await findMembers(manager, meetingId);
    return {
      reachable: members.map(({ accountId, name, affiliation }) => ({
        ...{ accountId, name, affiliation },
      })),
      unreachable: await findUnreachable(manager, meetingId),
    };
  }

  /** By name. Throws `meeting.notFound`. */
  async list(actor: Actor, meetingId: string): Promise<List<MeetingInvitation>> {
    const { manager } = this.dataSource;
    await this.access.standing(manager, actor, meetingId, { permission: 'meetingInvitation.list' });
    return toList(await manager.findBy(MeetingInvitationEntity, { meetingId }));
  }

  /** The body's members and everybody named. Throws `meeting.notFound`, `meeting.inThePast`, `meeting.transitionRefused`. */
  async invite(actor: Actor, meetingId: string, input: Invited): Promise<Meeting> {
    requirePermission(actor, 'meetingInvitation.create');
    await this.dataSource.transaction(async (manager) => {
      const meeting = await this.lock(manager, actor, meetingId);
      nextMeetingState(meeting.state, 'invite'); // before anybody is looked up
      if (meeting.startsAt <= this.clock.now()) throw new DomainError('meeting.inThePast');
      const announced = await manager.save(
        manager.create(MeetingAnnouncementEntity, {
          ...{ meetingId, plan: 'fixed', sequence: 0, announcedAt: this.clock.now() },
          ...meetingPlan(meeting),
        }),
      );
      const members = await findMembers(manager, meetingId);
      const people = [...members, ...(await this.named(manager, input))];
      await this.writer.add(manager, meeting, announced, people, input);
      await this.states.apply(manager, meetingId, 'invite');
      await this.announcer.changed(manager, meetingId);
    });
    return this.reader.shown(actor, meetingId);
  }

  /** More people later; answers the new invitations only. Who is invited already stays so. Throws as `invite`. */
  async add(actor: Actor, meetingId: string, input: Invited): Promise<List<MeetingInvitation>> {
    requirePermission(actor, 'meetingInvitation.create');
    return this.dataSource.transaction(async (manager) => {
      const meeting = await this.lock(manager, actor, meetingId);
      const announced = await this.news.tell(manager, meeting);
      this.requireAhead(meeting);
      if (announced === null) throw new DomainError('meeting.transitionRefused');
      announced.sequence += 1; // somebody may be here who was invited before and then not any more
      await manager.save(announced);
      const people = await this.named(manager, input);
      const added = await this.writer.add(manager, meeting, announced, people, input);
      await this.meetings.told(manager, meetingId);
      await this.announcer.changed(manager, meetingId);
      const ids = new Set(added.map(({ id }) => id));
      const all = await manager.findBy(MeetingInvitationEntity, { meetingId });
      return toList(all.filter(({ id }) => ids.has(id)));
    });
  }

  /** Writes to them once more; not while a mail is on its way. Throws `meetingInvitation.notFound`, and as `add`. */
  async resend(actor: Actor, id: string): Promise<MeetingInvitation> {
    requirePermission(actor, 'meetingInvitation.create');
    return this.dataSource.transaction(async (manager) => {
      const { meeting, invitation } = await this.find(manager, actor, id);
      const announced = await this.news.tell(manager, meeting);
      this.requireAhead(meeting);
      if (announced === null) throw new DomainError('meeting.transitionRefused');
      const current = await manager.findOneByOrFail(MeetingInvitationEntity, { id });
      if (current.delivery !== 'waiting') {
        const sender = await this.senderOf(manager, invitation);
        const facts = await readFacts(manager, meeting);
        await this.writer.writeInvitation(manager, facts, announced, current, sender?.name);
        await this.announcer.changed(manager, meeting.id);
      }
      return toMeetingInvitation(await manager.findOneByOrFail(MeetingInvitationEntity, { id }));
    });
  }

  /** Tells them that they are not invited any more. Throws `meetingInvitation.notFound`, `meeting.transitionRefused`. */
  async remove(actor: Actor, id: string): Promise<void> {
    requirePermission(actor, 'meetingInvitation.create');
    await this.dataSource.transaction(async (manager) => {
      const { meeting, invitation } = await this.find(manager, actor, id);
      const announced = await this.news.tell(manager, meeting);
      requireUninvitable(meeting.state);
      if (announced === null) throw new DomainError('meeting.transitionRefused');
      const sender = await this.senderOf(manager, invitation);
      if (sender?.substituteEmail === invitation.email)
        await manager.update(
          MeetingInvitationEntity,
          { id: sender.id },
          {
            ...{ response: 'open', substituteName: null, substituteEmail: null },
            ...{ respondedAt: null, answeredFor: null },
          },
        );
      const gone = await this.writer.withdraw(manager, announced, invitation);
      await this.meetings.told(manager, meeting.id, ...gone);
      await this.announcer.changed(manager, meeting.id);
    });
  }

  private requireAhead(meeting: MeetingEntity): void {
    requireAhead({ ...meeting, startsAt: meeting.startsAt.toISOString() }, this.clock.now());
  }

  private async lock(
    manager: EntityManager,
    actor: Actor,
    meetingId: string,
  ): Promise<MeetingEntity> {
    const question = { permission: 'meetingInvitation.create', isLocked: true } as const;
    return (await this.access.standing(manager, actor, meetingId, question)).meeting;
  }

  /** The meeting is locked first, as everywhere; the invitation may be gone by then. */
  private async find(manager: EntityManager, actor: Actor, id: string) {
    const notFound = 'meetingInvitation.notFound';
    const found = await manager.findOneBy(MeetingInvitationEntity, { id });
    if (found === null) throw new DomainError(notFound);
    const { meeting } = await this.access.standing(manager, actor, found.meetingId, {
      ...{ permission: 'meetingInvitation.create', notFound, isLocked: true },
    });
    const invitation = await manager.findOneBy(MeetingInvitationEntity, { id });
    if (invitation === null) throw new DomainError(notFound);
    return { meeting, invitation };
  }

  private async senderOf(
    manager: EntityManager,
    { substituteForId: id }: MeetingInvitationEntity,
  ): Promise<MeetingInvitationEntity | null> {
    return id === null ? null : manager.findOneBy(MeetingInvitationEntity, { id });
  }

  /** Accounts and guests; a guest whose address is that of an account is that account. Throws `request.invalid`. */
  private async named(
    manager: EntityManager,
    { accountIds, guests }: Invited,
  ): Promise<NewInvitation[]> {
    const emails = guests.map(({ email }) => email);
    const accounts = await findAccounts(manager, { ids: accountIds, emails });
    const fields = accountIds.flatMap((id, index) =>
      accounts.some(({ accountId }) => accountId === id)
        ? []
        : [{ path: `accountIds.${index}`, message: 'is not known' }],
    );
    if (fields.length > 0) throw new DomainError('request.invalid', { fields });
    return [
      ...accounts,
      ...guests.map(({ name, email, affiliation }) => ({
        ...{ accountId: null, name, email, affiliation: affiliation || null },
      })),
    ];
  }
}

function toList(entities: readonly MeetingInvitationEntity[]): List<MeetingInvitation> {
  const items = entities
    .map(toMeetingInvitation)
    .sort((a, b) => a.name.localeCompare(b.name, 'de') || (a.id < b.id ? -1 : 1));
  return { items, total: items.length };
}
