import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DocumentModule } from '../document/document.module';
import { MeetingModule } from '../meeting/meeting.module';
import { NetworkModule } from '../network/network.module';
import { RealtimeModule } from '../realtime/realtime.module';
import { TaskModule } from '../task/task.module';
import { MinutesAccess } from './minutes-access';
import { MinutesAnnouncer } from './minutes-announcer';
import { MinutesApprovalService } from './minutes-approval.service';
import { MinutesController } from './minutes.controller';
import { MinutesEntity } from './minutes.entity';
import { MinutesEntryController } from './minutes-entry.controller';
import { MinutesEntryEntity } from './minutes-entry.entity';
import { MinutesEntryService } from './minutes-entry.service';
import { MinutesFollower } from './minutes-follower';
import { MinutesSectionEntity } from './minutes-section.entity';
import { MinutesSections } from './minutes-sections';
import { MinutesService } from './minutes.service';
import { MinutesStandings } from './minutes-standing';

/** Minutes follow their meeting: it starts them, its agenda gives their sections, and their approval makes it documented. */
@Module({
  imports: [
    TypeOrmModule.forFeature([MinutesEntity, MinutesSectionEntity, MinutesEntryEntity]),
    DocumentModule,
    MeetingModule,
    NetworkModule,
    RealtimeModule,
    TaskModule,
  ],
  controllers: [MinutesController, MinutesEntryController],
  providers: [
    MinutesService,
    MinutesApprovalService,
    MinutesEntryService,
    MinutesStandings,
    MinutesSections,
    MinutesFollower,
    MinutesAccess,
    MinutesAnnouncer,
  ],
})
export class MinutesModule {}
