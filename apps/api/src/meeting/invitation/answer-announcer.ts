import { Injectable } from '@nestjs/common';
import { roomName } from '@quartiersforum/domain';
import type { EntityManager } from 'typeorm';
import { Publisher } from '../../realtime/publisher';

/** Says with the commit that somebody answered, came, went, or that a mail arrived or failed: only to those who lead the meeting. */
@Injectable()
export class AnswerAnnouncer {
  constructor(private readonly publisher: Publisher) {}

  async changed(manager: EntityManager, meetingId: string): Promise<void> {
    const rooms = [roomName.meetingLead(meetingId), roomName.role('coordinator')];
    await this.publisher.publishWith(manager, rooms, 'meeting.answersChanged', { meetingId });
  }
}
