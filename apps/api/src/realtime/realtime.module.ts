import { Module } from '@nestjs/common';
import { AnnouncementGateway } from './announcement-gateway';
import { AnnouncementServer } from './announcement-server';
import { LocalAnnouncer } from './local-announcer';
import { MeetingRoomAccess } from './meeting-room-access';
import { MeetingRooms } from './meeting-rooms';
import { Publisher } from './publisher';

/**
 * Announcements over Socket.IO. Rooms import this module and use `Publisher`; the room of running meetings says who may follow them and
 * tells this node's followers of them.
 */
@Module({
  providers: [
    AnnouncementGateway,
    AnnouncementServer,
    LocalAnnouncer,
    MeetingRoomAccess,
    MeetingRooms,
    Publisher,
  ],
  exports: [LocalAnnouncer, MeetingRoomAccess, MeetingRooms, Publisher],
})
export class RealtimeModule {}
