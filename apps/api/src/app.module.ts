import { type DynamicModule, Module, StandardSchemaSerializerInterceptor } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { AccountModule } from './account/account.module';
import { CalendarModule } from './calendar/calendar.module';
import { CoreModule, type Foundation } from './core/core.module';
import { AccessGuard } from './core/http/access-guard';
import { CaughtUpInterceptor } from './core/http/caught-up-interceptor';
import { IdempotencyInterceptor } from './core/http/idempotency-interceptor';
import { ProblemFilter } from './core/http/problem-filter';
import { SchemaPipe } from './core/http/schema-pipe';
import { ExampleDataModule } from './example-data/example-data.module';
import { FundingModule } from './funding/funding.module';
import { GuidelineModule } from './guideline/guideline.module';
import { LiveModule } from './live/live.module';
import { MeetingInvitationModule } from './meeting/invitation/meeting-invitation.module';
import { MaterialModule } from './meeting/material/material.module';
import { MeetingModule } from './meeting/meeting.module';
import { MinutesModule } from './minutes/minutes.module';
import { ConfirmationModule } from './network/confirmation/confirmation.module';
import { NetworkModule } from './network/network.module';
import { RegisterTransferModule } from './network/transfer/register-transfer.module';
import { RealtimeModule } from './realtime/realtime.module';
import { ReminderModule } from './reminder/reminder.module';
import { TaskModule } from './task/task.module';

/** The list of rooms, and what every route passes. A new room is one line in `imports`. */
@Module({})
export class AppModule {
  static forRoot(foundation: Foundation): DynamicModule {
    return {
      module: AppModule,
      imports: [
        CoreModule.forRoot(foundation),
        AccountModule,
        RealtimeModule,
        NetworkModule,
        ConfirmationModule,
        RegisterTransferModule,
        GuidelineModule,
        FundingModule,
        CalendarModule,
        MeetingModule,
        LiveModule,
        MeetingInvitationModule,
        MaterialModule,
        MinutesModule,
        TaskModule,
        ReminderModule,
        ExampleDataModule,
      ],
      providers: [
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_PIPE, useClass: SchemaPipe },
        // The outer one first: what it keeps is the answer after the inner one has stripped it.
        { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
        { provide: APP_INTERCEPTOR, useClass: CaughtUpInterceptor },
        { provide: APP_INTERCEPTOR, useClass: StandardSchemaSerializerInterceptor },
      ],
    };
  }
}
