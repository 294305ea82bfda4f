import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { MeetingEntity } from '../meeting.entity';
import { InvitationMails } from './invitation-mails';
import { invitationText, withdrawalText } from './invitation-texts';
import { type MeetingAnnouncementEntity, toAnnouncedPlan } from './meeting-announcement.entity';
import { type MeetingFacts, readFacts } from './meeting-facts';
import { MeetingInvitationEntity } from './meeting-invitation.entity';

/** Somebody who shall be invited. */
export interface NewInvitation {
  readonly accountId: string | null;
  readonly name: string;
  /** Lower case. */
  readonly email: string;
  readonly affiliation: string | null;
}

export interface Occasion {
  /** Words of whoever invites. */
  readonly message?: string;
  /** Who sends them instead of coming. */
  readonly substituteFor?: MeetingInvitationEntity;
}

/**
 * Adds and takes back invitations with their mails, inside the transaction of somebody who holds the lock of the meeting and has asked
 * for permission. Nobody is invited twice, neither by account nor by address.
 */
@Injectable()
export class InvitationWriter {
  constructor(private readonly mails: InvitationMails) {}

  /** The invitations that are new. While the date is open they wait for their mail until there is one. */
  async add(
    manager: EntityManager,
    meeting: MeetingEntity,
    announced: MeetingAnnouncementEntity,
    people: readonly NewInvitation[],
    { message = '', substituteFor }: Occasion = {},
  ): Promise<MeetingInvitationEntity[]> {
    const there = await manager.findBy(MeetingInvitationEntity, { meetingId: meeting.id });
    const added = await manager.save(
      withoutDoubles(there, people).map((person) =>
        manager.create(MeetingInvitationEntity, {
          ...person,
          meetingId: meeting.id,
          message,
          substituteForId: substituteFor?.id ?? null,
        }),
      ),
    );
    if (announced.plan !== 'fixed' || added.length === 0) return added;
    const facts = await readFacts(manager, meeting);
    for (const invitation of added)
      await this.writeInvitation(manager, facts, announced, invitation, substituteFor?.name);
    return added;
  }

  /** The mail with which somebody is invited, also once more. */
  async writeInvitation(
    manager: EntityManager,
    facts: MeetingFacts,
    announced: MeetingAnnouncementEntity,
    invitation: MeetingInvitationEntity,
    substituteFor: string | null = null,
  ): Promise<void> {
    const text = invitationText(facts, toAnnouncedPlan(announced), {
      message: invitation.message,
      substituteFor,
    });
    await this.mails.write(manager, invitation, announced, text, 'REQUEST');
  }

  /**
   * Deletes the invitation with everything that was answered; the link in earlier mails is dead from then on. Whom this person has
   * sent does not come instead of them any more either. Answers the accounts that are not invited any more.
   */
  async withdraw(
    manager: EntityManager,
    announced: MeetingAnnouncementEntity,
    invitation: MeetingInvitationEntity,
    substituteFor: string | null = null,
  ): Promise<readonly string[]> {
    const sent = await manager.findBy(MeetingInvitationEntity, { substituteForId: invitation.id });
    const accountIds = invitation.accountId === null ? [] : [invitation.accountId];
    for (const substitute of sent)
      accountIds.push(...(await this.withdraw(manager, announced, substitute, invitation.name)));
    announced.sequence += 1;
    await manager.save(announced);
    const text = withdrawalText(toAnnouncedPlan(announced), substituteFor);
    if (invitation.mailId !== null)
      await this.mails.writeWithdrawal(manager, invitation, announced, text);
    await manager.delete(MeetingInvitationEntity, { id: invitation.id });
    return accountIds;
  }
}

function withoutDoubles(
  there: readonly MeetingInvitationEntity[],
  people: readonly NewInvitation[],
): NewInvitation[] {
  const known = new Set(there.flatMap(({ accountId, email }) => [accountId, email]));
  return people.filter(({ accountId, email }) => {
    const isDouble = known.has(email) || (accountId !== null && known.has(accountId));
    known.add(email).add(accountId ?? email);
    return !isDouble;
  });
}
