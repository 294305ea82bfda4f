import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { GuestReader } from '../core/access/guest';
import { MeetingModule } from '../meeting/meeting.module';
import { RealtimeModule } from '../realtime/realtime.module';
import { AttendanceController } from './attendance.controller';
import { AttendanceRoll } from './attendance-roll';
import { AttendanceService } from './attendance.service';
import { AttendeeEntity } from './attendee.entity';
import { GuestCookie } from './guest-cookie';
import { GuestVisitController } from './guest-visit.controller';
import { GuestVisitEntity } from './guest-visit.entity';
import { GuestVisits } from './guest-visits';
import { JoinLinks } from './join-link';
import { LeadHandover } from './lead-handover';
import { LiveAccess } from './live-access';
import { LiveAnnouncer } from './live-announcer';
import { LiveController } from './live.controller';
import { LiveFollower } from './live-follower';
import { LiveService } from './live.service';
import { LiveSessionEntity } from './live-session.entity';
import { LiveSessions } from './live-sessions';
import { LiveStates } from './live-states';
import { SpeakerEntryEntity } from './speaker-entry.entity';
import { SpeakerQueueService } from './speaker-queue.service';
import { SteeringService } from './steering.service';

const tables = [LiveSessionEntity, AttendeeEntity, SpeakerEntryEntity, GuestVisitEntity];

/**
 * Meetings while they are held: who leads through them, who is there, who speaks. A newcomer would send commands over the socket: they
 * go over HTTP, and the socket shows everybody what has become of them. Global for the sake of `GuestReader`, which every door asks.
 */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature(tables), MeetingModule, RealtimeModule],
  controllers: [LiveController, AttendanceController, GuestVisitController],
  providers: [
    ...[LiveService, LiveAccess, LiveStates, LiveSessions, LiveAnnouncer, LiveFollower],
    ...[SteeringService, LeadHandover, SpeakerQueueService],
    ...[AttendanceService, AttendanceRoll, JoinLinks],
    ...[GuestVisits, GuestCookie, { provide: GuestReader, useExisting: GuestVisits }],
  ],
  exports: [GuestReader],
})
export class LiveModule {}
