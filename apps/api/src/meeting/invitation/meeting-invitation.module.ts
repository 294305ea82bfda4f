import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { NetworkModule } from '../../network/network.module';
import { RealtimeModule } from '../../realtime/realtime.module';
import { MeetingModule } from '../meeting.module';
import { AnswerAnnouncer } from './answer-announcer';
import { DeliveryRecord } from './delivery-record';
import { InvitationMails } from './invitation-mails';
import { InvitationWriter } from './invitation-writer';
import { MeetingAnnouncementEntity } from './meeting-announcement.entity';
import { MeetingInvitationController } from './meeting-invitation.controller';
import { MeetingInvitationEntity } from './meeting-invitation.entity';
import { MeetingInvitationService } from './meeting-invitation.service';
import { MeetingNews } from './meeting-news';
import { MeetingReminder } from './meeting-reminder';
import { MeetingResponseController } from './meeting-response.controller';
import { MeetingResponseService } from './meeting-response.service';

/**
 * Invitations to meetings: who was invited, what they answered, and what they are told when the plan changes. What people know is a row
 * of its own (`MeetingAnnouncementEntity`); mails follow from comparing it with the meeting, never from a button.
 */
@Module({
  imports: [
    TypeOrmModule.forFeature([MeetingInvitationEntity, MeetingAnnouncementEntity]),
    MeetingModule,
    NetworkModule,
    RealtimeModule,
  ],
  controllers: [MeetingInvitationController, MeetingResponseController],
  providers: [
    MeetingInvitationService,
    MeetingResponseService,
    InvitationWriter,
    InvitationMails,
    MeetingNews,
    MeetingReminder,
    DeliveryRecord,
    AnswerAnnouncer,
  ],
  exports: [MeetingInvitationService, InvitationWriter],
})
export class MeetingInvitationModule {}
