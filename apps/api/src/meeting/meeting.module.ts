import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { NetworkModule } from '../network/network.module';
import { RealtimeModule } from '../realtime/realtime.module';
import { AgendaItemEntity } from './agenda-item.entity';
import { MeetingEntity } from './meeting.entity';
import { AgendaController } from './agenda.controller';
import { AgendaService } from './agenda.service';
import { AgendaWriter } from './agenda-writer';
import { CalendarDayController } from './calendar-day.controller';
import { MeetingController } from './meeting.controller';
import { MeetingPlanner } from './meeting-planner';
import { MeetingReader } from './meeting-reader';
import { MeetingService } from './meeting.service';
import { PublicHolidays } from './public-holidays';
import { MeetingAccess } from './meeting-access';
import { MeetingAnnouncer } from './meeting-announcer';
import { MeetingFollowers } from './meeting-followers';
import { MeetingStates } from './meeting-states';
import { MeetingSeriesController } from './meeting-series.controller';
import { MeetingSeriesService } from './meeting-series.service';
import { MeetingSeriesEntity } from './meeting-series.entity';
import { MeetingWriterEntity } from './meeting-writer.entity';
import { TopicAnnouncer } from './topic-announcer';
import { TopicCarryOver } from './topic-carry-over';
import { TopicController } from './topic.controller';
import { TopicReturn } from './topic-return';
import { TopicService } from './topic.service';
import { TopicTakeOver } from './topic-take-over';
import { TopicEntity } from './topic.entity';

const tables = [
  MeetingSeriesEntity,
  MeetingEntity,
  MeetingWriterEntity,
  AgendaItemEntity,
  TopicEntity,
];

/**
 * Meetings: their series, their agenda and the topics handed in for them. What is built on a meeting (its live state, its minutes) is
 * in rooms of its own, which follow it through `MeetingFollowers`; this room knows none of them.
 */
@Module({
  imports: [TypeOrmModule.forFeature(tables), NetworkModule, RealtimeModule],
  controllers: [
    MeetingSeriesController,
    MeetingController,
    AgendaController,
    TopicController,
    CalendarDayController,
  ],
  providers: [
    MeetingSeriesService,
    MeetingService,
    AgendaService,
    AgendaWriter,
    TopicReturn,
    TopicService,
    TopicTakeOver,
    MeetingReader,
    MeetingPlanner,
    PublicHolidays,
    MeetingFollowers,
    MeetingAccess,
    MeetingAnnouncer,
    MeetingStates,
    TopicAnnouncer,
    TopicCarryOver,
  ],
  exports: [
    AgendaWriter,
    MeetingReader,
    MeetingPlanner,
    MeetingFollowers,
    MeetingAccess,
    MeetingAnnouncer,
    MeetingStates,
  ],
})
export class MeetingModule {}
