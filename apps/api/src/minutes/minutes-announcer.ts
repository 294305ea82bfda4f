import { Injectable } from '@nestjs/common';
import { roomName } from '@quartiersforum/domain';
import type { EntityManager } from 'typeorm';
import { Publisher } from '../realtime/publisher';

/** Says that minutes are new. It leaves with the commit of the transaction it is called in; an id is all that leaves. */
@Injectable()
export class MinutesAnnouncer {
  constructor(private readonly publisher: Publisher) {}

  /** To those who have the meeting open, those who lead it or write its minutes, and the coordinators. */
  async changed(manager: EntityManager, meetingId: string): Promise<void> {
    const rows: { id: string }[] = await manager.query(
      `select account_id as id from meeting_writer where meeting_id = $1
       union select lead_account_id from meeting where id = $1 and lead_account_id is not null`,
      [meetingId],
    );
    const rooms = [
      roomName.meeting(meetingId),
      roomName.role('coordinator'),
      ...rows.map(({ id }) => roomName.account(id)),
    ];
    for (const room of rooms)
      await this.publisher.publishWith(manager, room, 'minutes.changed', { meetingId });
  }
}
