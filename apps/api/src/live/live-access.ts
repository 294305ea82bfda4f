import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  DomainError,
  isGuestAllowed,
  type MeetingRelation,
  type Permission,
  roomName,
} from '@quartiersforum/domain';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../core/access/actor';
import type { Guest, Visitor } from '../core/access/guest';
import { MeetingAccess } from '../meeting/meeting-access';
import { MeetingEntity } from '../meeting/meeting.entity';
import { MeetingRoomAccess, type MeetingRoomRules } from '../realtime/meeting-room-access';

/** Who is in a meeting: somebody who belongs to it, or a guest of it. */
export type Participant =
  | { readonly relation: MeetingRelation; readonly actor: Actor; readonly guest: null }
  | { readonly actor: null; readonly guest: Guest };

/**
 * Who may follow a meeting and take part in it, over HTTP and on the socket alike. A newcomer would ask for the guest's cookie first:
 * whoever belongs to the meeting is there as themselves, also in a browser in which they once tried the guests' link.
 */
@Injectable()
export class LiveAccess implements OnModuleInit {
  constructor(
    private readonly access: MeetingAccess,
    private readonly rooms: MeetingRoomAccess,
    private readonly dataSource: DataSource,
  ) {}

  onModuleInit(): void {
    this.rooms.register((meetingId) => this.rulesOf(meetingId));
  }

  /** Throws `meeting.notFound`, `access.denied`, and for guests `live.notRunning` where the meeting is not held. */
  async participant(
    manager: EntityManager,
    { actor, guest }: Visitor,
    meetingId: string,
    permission: 'live.read' | 'live.raiseHand',
  ): Promise<Participant> {
    const isGuest = guest?.meetingId === meetingId;
    if (actor !== null) {
      try {
        const question = { permission };
        const { relation } = await this.access.standing(manager, actor, meetingId, question);
        return { relation, actor, guest: null };
      } catch (error) {
        const isStranger = error instanceof DomainError && error.code === 'meeting.notFound';
        if (!isStranger || !isGuest) throw error;
      }
    }
    const meeting = isGuest && (await manager.findOneBy(MeetingEntity, { id: meetingId }));
    if (!meeting || !isGuestAllowed('live.read', meeting.state))
      throw new DomainError('meeting.notFound');
    if (!isGuestAllowed(permission, meeting.state)) throw new DomainError('live.notRunning');
    return { actor: null, guest };
  }

  private async rulesOf(meetingId: string): Promise<MeetingRoomRules | null> {
    const roll = await this.access.rollOf(this.dataSource.manager, meetingId);
    if (roll === null) return null;
    const may = (actor: Actor | null, permission: Permission): boolean =>
      actor !== null && roll.isAllowed(actor, permission);
    return {
      roomsOf: ({ actor, guest }) => {
        const mayFollow =
          may(actor, 'live.read') ||
          (guest?.meetingId === meetingId && isGuestAllowed('live.read', roll.state));
        return [
          ...(mayFollow ? [roomName.meeting(meetingId)] : []),
          ...(may(actor, 'attendance.read') ? [roomName.meetingLead(meetingId)] : []),
        ];
      },
    };
  }
}
