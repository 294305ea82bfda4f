import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { NetworkModule } from '../network/network.module';
import { ReminderDigestEntity } from './reminder-digest.entity';
import { ReminderRound } from './reminder-round';
import { ReminderSentEntity } from './reminder-sent.entity';
import { ReminderSettingsController } from './reminder-settings.controller';
import { ReminderSettingsEntity } from './reminder-settings.entity';
import { ReminderSettingsService } from './reminder-settings.service';
import { UnsubscribeController } from './unsubscribe.controller';

@Module({
  imports: [
    TypeOrmModule.forFeature([ReminderSettingsEntity, ReminderSentEntity, ReminderDigestEntity]),
    NetworkModule,
  ],
  controllers: [ReminderSettingsController, UnsubscribeController],
  providers: [ReminderSettingsService, ReminderRound],
})
export class ReminderModule {}
