import { Module } from '@nestjs/common';
import { AccountModule } from '../account/account.module';
import { ExampleData } from '../core/example-data/example-data';
import { FundingModule } from '../funding/funding.module';
import { GuidelineModule } from '../guideline/guideline.module';
import { MeetingInvitationModule } from '../meeting/invitation/meeting-invitation.module';
import { MeetingModule } from '../meeting/meeting.module';
import { NetworkModule } from '../network/network.module';
import { ExampleFunding } from './example-funding';
import { ExampleMeetings } from './example-meetings';
import { FillExampleData } from './fill-example-data';

/** The only room that knows all others: what a newcomer finds in an empty database. */
@Module({
  imports: [
    AccountModule,
    FundingModule,
    GuidelineModule,
    MeetingModule,
    MeetingInvitationModule,
    NetworkModule,
  ],
  providers: [ExampleFunding, ExampleMeetings, { provide: ExampleData, useClass: FillExampleData }],
})
export class ExampleDataModule {}
