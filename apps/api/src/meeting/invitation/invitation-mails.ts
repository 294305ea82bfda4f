import { Inject, Injectable } from '@nestjs/common';
import type { AnnouncedPlan } from '@quartiersforum/domain';
import type { EntityManager } from 'typeorm';
import { CONFIG, type Config } from '../../core/config/config';
import { PublicAddress } from '../../core/http/public-address';
import { Mail } from '../../core/mail/mail';
import { htmlOf, type MailBlock, textOf } from '../../core/mail/mail-body';
import type { CalendarMethod } from '../../core/mail/outbox-mail.entity';
import { SignedIds } from '../../core/secret/signed-ids';
import { calendarEntry } from './calendar-entry';
import type { InvitationText } from './invitation-texts';
import { type MeetingAnnouncementEntity, toAnnouncedPlan } from './meeting-announcement.entity';
import { MeetingInvitationEntity } from './meeting-invitation.entity';

/** Purpose of the signature of answer links. */
export const responsePurpose = 'meeting response';
/** Kind of the mails whose delivery an invitation shows. */
export const invitationKind = 'meetingInvitation';

/** Writes one mail to one invited person: as text, as a page, and for their calendar. */
@Injectable()
export class InvitationMails {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly mail: Mail,
    private readonly address: PublicAddress,
    private readonly signedIds: SignedIds,
  ) {}

  /** The invitation shows from now on how far this mail has come. */
  async write(
    manager: EntityManager,
    invitation: MeetingInvitationEntity,
    announced: MeetingAnnouncementEntity,
    text: InvitationText,
    method: CalendarMethod,
  ): Promise<void> {
    const about = { kind: invitationKind, id: invitation.id };
    const delivery = await this.mail.write(
      { ...(await this.draft(invitation, announced, text, method)), about },
      manager,
    );
    await manager.update(
      MeetingInvitationEntity,
      { id: invitation.id },
      { mailId: delivery.mailId, delivery: delivery.state, deliveredAt: delivery.at },
    );
  }

  /** Takes the meeting out of the calendar of somebody whose invitation is no more. */
  async writeWithdrawal(
    manager: EntityManager,
    invitation: MeetingInvitationEntity,
    announced: MeetingAnnouncementEntity,
    text: InvitationText,
  ): Promise<void> {
    await this.mail.write(await this.draft(invitation, announced, text, 'CANCEL'), manager);
  }

  private async draft(
    invitation: MeetingInvitationEntity,
    announced: MeetingAnnouncementEntity,
    { subject, title, blocks, linkLabel }: InvitationText,
    method: CalendarMethod,
  ) {
    const token = await this.signedIds.sign(responsePurpose, invitation.id);
    const url = `${this.address.url}/antwort/${token}`;
    const link: MailBlock[] = linkLabel === null ? [] : [{ kind: 'link', label: linkLabel, url }];
    const body = {
      title,
      blocks: [...blocks, ...link, { kind: 'paragraph', text: 'Ihr Quartiersforum' } as const],
    };
    const plan: AnnouncedPlan = toAnnouncedPlan(announced);
    const content = calendarEntry({
      ...plan,
      method,
      uid: `${announced.meetingId}@${new URL(this.address.url).hostname}`,
      sequence: announced.sequence,
      description: linkLabel === null ? '' : `${linkLabel}:\n${url}`,
      organizer: organizerOf(this.config.mailFrom),
      attendee: {
        name: invitation.name,
        email: invitation.email,
        response: invitation.response,
        substitute: invitation.substituteEmail,
      },
      changedAt: announced.announcedAt,
    });
    return {
      to: invitation.email,
      subject,
      text: textOf(body),
      html: htmlOf(body),
      calendar: { method, content },
    };
  }
}

/** `MAIL_FROM` is an address, or a name with an address in angle brackets. */
function organizerOf(mailFrom: string): { readonly name: string; readonly email: string } {
  const [, name = '', email = mailFrom] = /^(.*)<(.+)>$/.exec(mailFrom) ?? [];
  return { name: name.replaceAll('"', '').trim() || 'Quartiersforum', email };
}
