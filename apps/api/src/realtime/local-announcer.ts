import { Injectable } from '@nestjs/common';
import {
  type RoomName,
  type ServerEventName,
  type ServerEventPayload,
  serverEvents,
} from '@quartiersforum/domain';
import { AnnouncementServer } from './announcement-server';

/**
 * Announces to the sockets of this node only, for what every node reads by itself because it would not fit on the bus. The payload is
 * parsed like every other before anybody gets it, and written once for all who do.
 */
@Injectable()
export class LocalAnnouncer {
  constructor(private readonly server: AnnouncementServer) {}

  /** Whether anybody on this node would hear it. */
  hasListeners(room: RoomName): boolean {
    return this.server.io.sockets.adapter.rooms.has(room);
  }

  announce<Name extends ServerEventName>(
    room: RoomName,
    event: Name,
    payload: ServerEventPayload<Name>,
  ): void {
    this.server.announce([room], event, serverEvents[event].parse(payload));
  }
}
