import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { MeetingModule } from '../meeting/meeting.module';
import { NetworkModule } from '../network/network.module';
import { RealtimeModule } from '../realtime/realtime.module';
import { AgendaCallEntity } from './agenda-call.entity';
import { AgendaCallController } from './agenda-call.controller';
import { AgendaCallService } from './agenda-call.service';
import { CallsInSight } from './calls-in-sight';
import { FundingAnnouncer } from './funding-announcer';
import { FundingCallController } from './funding-call.controller';
import { FundingCallEntity } from './funding-call.entity';
import { FundingCallPhaseEntity } from './funding-call-phase.entity';
import { FundingCallService } from './funding-call.service';
import { FundingCallWriter } from './funding-call-writer';
import { FundingDeadlineEntity } from './funding-deadline.entity';
import { FundingFitController } from './funding-fit.controller';
import { FundingFitService } from './funding-fit.service';
import { FundingProgrammeController } from './funding-programme.controller';
import { FundingProgrammeEntity } from './funding-programme.entity';
import { FundingProgrammeService } from './funding-programme.service';
import { HelpController } from './help.controller';
import { HelpService } from './help.service';
import { InterestController } from './interest.controller';
import { InterestEntity } from './interest.entity';
import { InterestService } from './interest.service';
import { SavedFilterController } from './saved-filter.controller';
import { SavedFilterEntity } from './saved-filter.entity';
import { SavedFilterService } from './saved-filter.service';

@Module({
  imports: [
    TypeOrmModule.forFeature([
      FundingProgrammeEntity,
      FundingCallEntity,
      FundingDeadlineEntity,
      FundingCallPhaseEntity,
      InterestEntity,
      SavedFilterEntity,
      AgendaCallEntity,
    ]),
    NetworkModule,
    MeetingModule,
    RealtimeModule,
  ],
  controllers: [
    FundingCallController,
    InterestController,
    FundingProgrammeController,
    FundingFitController,
    HelpController,
    AgendaCallController,
    SavedFilterController,
  ],
  providers: [
    FundingCallService,
    FundingCallWriter,
    FundingProgrammeService,
    InterestService,
    FundingFitService,
    HelpService,
    AgendaCallService,
    SavedFilterService,
    CallsInSight,
    FundingAnnouncer,
  ],
  exports: [FundingCallWriter],
})
export class FundingModule {}
