import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type MailDelivery, MailFollowers } from '../../core/mail/mail-followers';
import { AnswerAnnouncer } from './answer-announcer';
import { invitationKind } from './invitation-mails';
import { MeetingInvitationEntity } from './meeting-invitation.entity';

/** Keeps with each invitation what became of the latest mail to that person, so that whoever leads the meeting sees a failure. */
@Injectable()
export class DeliveryRecord implements OnModuleInit {
  constructor(
    private readonly mails: MailFollowers,
    private readonly announcer: AnswerAnnouncer,
  ) {}

  onModuleInit(): void {
    this.mails.register(invitationKind, (manager, id, delivery) =>
      this.record(manager, id, delivery),
    );
  }

  private async record(manager: EntityManager, id: string, delivery: MailDelivery): Promise<void> {
    const { affected } = await manager.update(
      MeetingInvitationEntity,
      { id, mailId: delivery.mailId },
      { delivery: delivery.state, deliveredAt: delivery.at },
    );
    if (affected !== 1) return; // there is a later mail, or the invitation is no more
    const { meetingId } = await manager.findOneByOrFail(MeetingInvitationEntity, { id });
    await this.announcer.changed(manager, meetingId);
  }
}
