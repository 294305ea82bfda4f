import { Injectable } from '@nestjs/common';
import { roomName, type RoomName } from '@quartiersforum/domain';
import type { EntityManager } from 'typeorm';
import { Publisher } from '../realtime/publisher';

/** Says that something about a meeting is new. Each leaves with the commit of the transaction it is called in; ids are all that leaves. */
@Injectable()
export class MeetingAnnouncer {
  constructor(private readonly publisher: Publisher) {}

  /** To those who have the meeting open, and to those who plan. */
  async changed(manager: EntityManager, meetingId: string): Promise<void> {
    await this.publisher.publishWith(manager, openRooms(meetingId), 'meeting.changed', {
      meetingId,
    });
  }

  /** Also to everybody who has it in a list: who was invited, leads it or writes its minutes, and to those who did until now. */
  async told(
    manager: EntityManager,
    meetingId: string,
    ...former: readonly (string | null)[]
  ): Promise<void> {
    const rows: { id: string }[] = await manager.query(
      `select account_id as id from meeting_invitation where meeting_id = $1 and account_id is not null
       union select account_id from meeting_writer where meeting_id = $1
       union select lead_account_id from meeting where id = $1 and lead_account_id is not null`,
      [meetingId],
    );
    const accountIds = new Set([
      ...rows.map(({ id }) => id),
      ...former.filter((id) => id !== null),
    ]);
    const rooms = [...openRooms(meetingId), ...[...accountIds].map(roomName.account)];
    await this.publisher.publishWith(manager, rooms, 'meeting.changed', { meetingId });
  }
}

function openRooms(meetingId: string): readonly RoomName[] {
  return [roomName.meeting(meetingId), roomName.role('coordinator')];
}
