import { Injectable } from '@nestjs/common';
import { roomName, type RoomName } from '@quartiersforum/domain';
import type { EntityManager } from 'typeorm';
import { Publisher } from '../realtime/publisher';

/** Says that minutes are new. It leaves with the commit of the transaction it is called in; an id is all that leaves. */
@Injectable()
export class MinutesAnnouncer {
  constructor(private readonly publisher: Publisher) {}

  /** To those who have the meeting open, those who lead it or write its minutes, and the coordinators. */
  async changed(manager: EntityManager, meetingId: string): Promise<void> {
    await this.publish(manager, meetingId, [
      roomName.meeting(meetingId),
      roomName.role('coordinator'),
      ...(await findAccounts(manager, meetingId, { withInvited: false })),
    ]);
  }

  /** Also to everybody who was invited: there is something new to read for them. */
  async approved(manager: EntityManager, meetingId: string): Promise<void> {
    await this.publish(manager, meetingId, [
      roomName.meeting(meetingId),
      roomName.role('coordinator'),
      ...(await findAccounts(manager, meetingId, { withInvited: true })),
    ]);
  }

  private async publish(
    manager: EntityManager,
    meetingId: string,
    rooms: readonly RoomName[],
  ): Promise<void> {
    await this.publisher.publishWith(manager, rooms, 'minutes.changed', { meetingId });
  }
}

async function findAccounts(
  manager: EntityManager,
  meetingId: string,
  { withInvited }: { readonly withInvited: boolean },
): Promise<readonly RoomName[]> {
  const rows: { id: string }[] = await manager.query(
    `select account_id as id from meeting_writer where meeting_id = $1
     union select lead_account_id from meeting where id = $1 and lead_account_id is not null
     union select account_id from meeting_invitation where meeting_id = $1 and account_id is not null and $2`,
    [meetingId, withInvited],
  );
  return rows.map(({ id }) => roomName.account(id));
}
