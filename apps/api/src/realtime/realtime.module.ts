import { Module } from '@nestjs/common';
import { AnnouncementGateway } from './announcement-gateway';
import { Publisher } from './publisher';

/** Announcements over Socket.IO. Rooms import this module and use `Publisher`; nothing else of it is theirs. */
@Module({ providers: [AnnouncementGateway, Publisher], exports: [Publisher] })
export class RealtimeModule {}
