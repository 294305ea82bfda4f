import { Injectable } from '@nestjs/common';
import { isAllowed, isGuestAllowed, type LiveView } from '@quartiersforum/domain';
import { DataSource, IsNull } from 'typeorm';
import type { Visitor } from '../core/access/guest';
import { AttendeeEntity } from './attendee.entity';
import { LiveAccess, type Participant } from './live-access';
import { LiveStates } from './live-states';

/**
 * A meeting as somebody in it sees it. What all see is announced whole, to the sockets of those who follow it; a newcomer would read
 * it again for each announcement. It is read when a page opens, comes back or has missed something, and this is always right.
 */
@Injectable()
export class LiveService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: LiveAccess,
    private readonly states: LiveStates,
  ) {}

  /** Throws `meeting.notFound` also when it is there and not for this visitor. */
  async read(visitor: Visitor, meetingId: string): Promise<LiveView> {
    const { manager } = this.dataSource;
    const participant = await this.access.participant(manager, visitor, meetingId, 'live.read');
    const [state, me] = await Promise.all([
      this.states.read(manager, meetingId),
      this.placeOf(participant),
    ]);
    return { ...state, me };
  }

  private async placeOf(participant: Participant): Promise<LiveView['me']> {
    const { manager } = this.dataSource;
    const { meeting, actor, guest } = participant;
    const who = actor === null ? { id: guest.attendeeId } : { accountId: actor.accountId };
    const attendee = await manager.findOneBy(AttendeeEntity, {
      ...{ ...who, meetingId: meeting.id, state: 'present' },
      leftAt: IsNull(),
    });
    const attendeeId = attendee?.id ?? null;
    if (actor === null)
      return {
        ...{ attendeeId, name: guest.name, isGuest: true, maySteer: false },
        mayRaiseHand: isGuestAllowed('live.raiseHand', meeting.state),
      };
    const situation = {
      ...{ role: actor.role, relation: participant.relation },
      state: meeting.state,
    };
    return {
      ...{ attendeeId, name: actor.displayName, isGuest: false },
      maySteer: isAllowed('live.steer', situation),
      mayRaiseHand: isAllowed('live.raiseHand', situation),
    };
  }
}
