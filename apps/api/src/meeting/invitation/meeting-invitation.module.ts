import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { MeetingModule } from '../meeting.module';
import { MeetingAnnouncementEntity } from './meeting-announcement.entity';
import { MeetingInvitationEntity } from './meeting-invitation.entity';

@Module({
  imports: [
    TypeOrmModule.forFeature([MeetingInvitationEntity, MeetingAnnouncementEntity]),
    MeetingModule,
  ],
})
export class MeetingInvitationModule {}
