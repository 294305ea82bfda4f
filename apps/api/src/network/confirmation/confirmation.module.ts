import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { NetworkModule } from '../network.module';
import { ConfirmationAsking } from './confirmation-asking';
import { ConfirmationController } from './confirmation.controller';
import { ConfirmationMails } from './confirmation-mails';
import { ConfirmationRequestEntity } from './confirmation-request.entity';
import { ConfirmationService } from './confirmation.service';

/**
 * Whether the register still holds: contact points are asked once a quarter, and what nobody confirms becomes stale. A newcomer would
 * take a confirmation for a change of the entry; its version stays, and somebody who edits it meanwhile is not disturbed.
 */
@Module({
  imports: [TypeOrmModule.forFeature([ConfirmationRequestEntity]), NetworkModule],
  controllers: [ConfirmationController],
  providers: [ConfirmationService, ConfirmationMails, ConfirmationAsking],
})
export class ConfirmationModule {}
