import { Injectable } from '@nestjs/common';
import {
  DomainError,
  type giveResponseSchema,
  isResponseOpen,
  type ResponseView,
  substituteChange,
  substituteLimit,
} from '@quartiersforum/domain';
import { DataSource, type EntityManager } from 'typeorm';
import type * as z from 'zod';
import type { Actor } from '../../core/access/actor';
import { requirePermission } from '../../core/access/require';
import { SignedIds } from '../../core/secret/signed-ids';
import { NetworkClock } from '../../network/network-clock';
import { MeetingEntity } from '../meeting.entity';
import { MeetingAnnouncer } from '../meeting-announcer';
import { AnswerAnnouncer } from './answer-announcer';
import { responsePurpose } from './invitation-mails';
import { InvitationWriter } from './invitation-writer';
import { findAccounts } from './invitee.queries';
import { readFacts } from './meeting-facts';
import { MeetingInvitationEntity, toSubstitute } from './meeting-invitation.entity';
import { MeetingNews } from './meeting-news';

type Given = z.output<typeof giveResponseSchema>;
/** Which invitation: by its id, or that of an account to a meeting. */
type Which = { readonly id: string } | { readonly meetingId: string; readonly accountId: string };

/**
 * Answers to an invitation, by the account that was invited or by whoever holds the link from the mail. Looking changes nothing: mail
 * scanners open every link.
 */
@Injectable()
export class MeetingResponseService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: NetworkClock,
    private readonly signedIds: SignedIds,
    private readonly writer: InvitationWriter,
    private readonly news: MeetingNews,
    private readonly announcer: AnswerAnnouncer,
    private readonly meetings: MeetingAnnouncer,
  ) {}

  /** Throws `response.notFound` for somebody who is not invited. */
  async readOwn(actor: Actor, meetingId: string): Promise<ResponseView> {
    return this.view(this.dataSource.manager, { meetingId, accountId: actor.accountId });
  }

  /** Throws `response.notFound`, `response.closed`, or `request.invalid` for a substitute who cannot be one. */
  async giveOwn(actor: Actor, meetingId: string, given: Given): Promise<ResponseView> {
    return this.give({ meetingId, accountId: actor.accountId }, given, actor);
  }

  /** Throws `response.notFound` for a link that is not from here or whose invitation is no more. */
  async readByLink(token: string): Promise<ResponseView> {
    return this.view(this.dataSource.manager, { id: await this.idOf(token) });
  }

  /** Throws as `giveOwn`. */
  async giveByLink(token: string, given: Given): Promise<ResponseView> {
    return this.give({ id: await this.idOf(token) }, given, null);
  }

  private async idOf(token: string): Promise<string> {
    const id = await this.signedIds.open(responsePurpose, token);
    if (id === null) throw new DomainError('response.notFound');
    return id;
  }

  private async give(which: Which, given: Given, actor: Actor | null): Promise<ResponseView> {
    return this.dataSource.transaction(async (manager) => {
      const { meetingId } = await find(manager, which);
      const meeting = await manager.findOneOrFail(MeetingEntity, {
        where: { id: meetingId },
        lock: { mode: 'pessimistic_write' },
      });
      const invitation = await find(manager, which);
      if (!this.isOpen(meeting)) throw new DomainError('response.closed');
      if (actor !== null)
        requirePermission(actor, 'response.give', { relation: 'self', state: meeting.state });
      if (given.response === 'substitute' && given.substitute?.email === invitation.email)
        throw refused('is your own address');
      await this.change(manager, meeting, invitation, given);
      await this.announcer.changed(manager, meetingId);
      return this.view(manager, { id: invitation.id });
    });
  }

  private async change(
    manager: EntityManager,
    meeting: MeetingEntity,
    invitation: MeetingInvitationEntity,
    { response, wish, accessNeeds, ...given }: Given,
  ): Promise<void> {
    const substitute = response === 'substitute' ? given.substitute : null;
    const change = substituteChange(
      { response: invitation.response, substitute: toSubstitute(invitation) },
      { response, substitute },
    );
    Object.assign(invitation, {
      ...{ response, wish, accessNeeds, answeredFor: meeting.startsAt },
      substituteName: substitute?.name ?? null,
      substituteEmail: substitute?.email ?? null,
      respondedAt: this.clock.now(),
    });
    await manager.save(invitation);
    if (change.withdraw !== null)
      await this.withdrawSubstitute(manager, meeting, invitation, change.withdraw);
    if (change.invite !== null)
      await this.inviteSubstitute(manager, meeting, invitation, change.invite);
  }

  /** Only whom this person has sent; somebody who was invited anyway stays so. */
  private async withdrawSubstitute(
    manager: EntityManager,
    meeting: MeetingEntity,
    sender: MeetingInvitationEntity,
    email: string,
  ): Promise<void> {
    const substitute = await manager.findOneBy(MeetingInvitationEntity, {
      ...{ meetingId: meeting.id, email, substituteForId: sender.id },
    });
    const announced = await this.news.tell(manager, meeting);
    if (substitute === null || announced === null) return;
    const gone = await this.writer.withdraw(manager, announced, substitute, sender.name);
    if (gone.length > 0) await this.meetings.told(manager, meeting.id, ...gone);
  }

  private async inviteSubstitute(
    manager: EntityManager,
    meeting: MeetingEntity,
    sender: MeetingInvitationEntity,
    { name, email }: { readonly name: string; readonly email: string },
  ): Promise<void> {
    const announced = await this.news.tell(manager, meeting);
    if (announced === null) return;
    const [account] = await findAccounts(manager, { emails: [email] });
    const person = account ?? { accountId: null, name, email, affiliation: sender.affiliation };
    announced.sequence += 1;
    await manager.save(announced);
    const added = await this.writer.add(manager, meeting, announced, [person], {
      substituteFor: sender,
    });
    if (added.length === 0) return; // invited already
    if ((await countNamed(manager, sender.id)) > substituteLimit)
      throw refused('is one too many to be written to');
    if (account !== undefined) await this.meetings.told(manager, meeting.id);
  }

  private async view(manager: EntityManager, which: Which): Promise<ResponseView> {
    const invitation = await find(manager, which);
    const meeting = await manager.findOneByOrFail(MeetingEntity, { id: invitation.meetingId });
    const { body, agenda } = await readFacts(manager, meeting);
    const { id, title, durationMinutes, place, description } = meeting;
    return {
      meeting: {
        ...{ id, title, durationMinutes, place, description, body },
        startsAt: meeting.startsAt.toISOString(),
        isCancelled: meeting.state === 'cancelled',
        isDateOpen: meeting.state === 'moved',
      },
      agenda,
      isOpen: this.isOpen(meeting),
      name: invitation.name,
      response: invitation.response,
      substitute: toSubstitute(invitation),
      wish: invitation.wish,
      accessNeeds: invitation.accessNeeds,
    };
  }

  private isOpen({ state, startsAt, durationMinutes }: MeetingEntity): boolean {
    const meeting = { state, startsAt: startsAt.toISOString(), durationMinutes };
    return isResponseOpen(meeting, this.clock.now());
  }
}

async function find(manager: EntityManager, which: Which): Promise<MeetingInvitationEntity> {
  const invitation = await manager.findOneBy(MeetingInvitationEntity, which);
  if (invitation === null) throw new DomainError('response.notFound');
  return invitation;
}

/**
 * Counts one more named by this person and by everybody who has sent them, and answers the most that anybody has now: who is sent may
 * send somebody else, and each new link would otherwise begin to count anew.
 */
async function countNamed(manager: EntityManager, id: string): Promise<number> {
  const [rows] = await manager.query<[{ named: number }[], number]>(
    `with recursive sender as (
       select id, substitute_for_id from meeting_invitation where id = $1
       union select up.id, up.substitute_for_id from meeting_invitation as up
         join sender on up.id = sender.substitute_for_id)
     update meeting_invitation set substitutes_named = substitutes_named + 1
     where id in (select id from sender) returning substitutes_named as named`,
    [id],
  );
  return Math.max(...rows.map(({ named }) => named));
}

function refused(message: string): DomainError {
  return new DomainError('request.invalid', { fields: [{ path: 'substitute.email', message }] });
}
