import { Injectable } from '@nestjs/common';
import { roomName } from '@quartiersforum/domain';
import { Publisher } from '../../realtime/publisher';

/** Tells those who follow a meeting that its material is new. After the commit. */
@Injectable()
export class MaterialAnnouncer {
  constructor(private readonly publisher: Publisher) {}

  async changed(meetingId: string): Promise<void> {
    await this.publisher.publish(roomName.meeting(meetingId), 'meeting.changed', { meetingId });
  }
}
