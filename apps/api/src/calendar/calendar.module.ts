import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { NetworkModule } from '../network/network.module';
import { RealtimeModule } from '../realtime/realtime.module';
import { CalendarFeedTokenEntity } from './calendar-feed-token.entity';
import { CalendarFeedController } from './calendar-feed.controller';
import { CalendarFeedEntity } from './calendar-feed.entity';
import { CalendarFeedService } from './calendar-feed.service';
import { CalendarTidying } from './calendar-tidying';
import { CalendarTraceEntity } from './calendar-trace.entity';
import { CalendarController } from './calendar.controller';
import { CalendarService } from './calendar.service';
import { FeedController } from './feed.controller';
import { FeedLimits } from './feed-limits';
import { FeedReader } from './feed-reader';

/**
 * Everything dated in one place, and the feeds that carry it into the calendars of people. It owns no date: meetings, deadlines and
 * fundings belong to their rooms, which know nothing of it. A newcomer would let them tell the calendar; it reads, and asks each time
 * who may see what.
 */
@Module({
  imports: [
    TypeOrmModule.forFeature([CalendarFeedEntity, CalendarFeedTokenEntity, CalendarTraceEntity]),
    NetworkModule,
    RealtimeModule,
  ],
  controllers: [CalendarController, CalendarFeedController, FeedController],
  providers: [CalendarService, CalendarFeedService, CalendarTidying, FeedLimits, FeedReader],
})
export class CalendarModule {}
