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
    return this.show(
      await this.access.participant(manager, visitor, meetingId, 'live.read'),
      meetingId,
    );
  }

  /** For somebody who was just asked who they are. */
  async show(participant: Participant, meetingId: string): Promise<LiveView> {
    const [live, attendee] = await Promise.all([
      this.states.read(this.dataSource.manager, meetingId),
      this.attendeeOf(participant, meetingId),
    ]);
    const attendeeId = attendee?.id ?? null;
    const { actor, guest } = participant;
    const { state } = live;
    if (actor === null) {
      const mayRaiseHand = isGuestAllowed('live.raiseHand', state);
      const me = { attendeeId, name: guest.name, isGuest: true, maySteer: false, mayRaiseHand };
      return { ...live, me };
    }
    const situation = { role: actor.role, relation: participant.relation, state };
    const me = {
      ...{ attendeeId, name: actor.displayName, isGuest: false },
      maySteer: isAllowed('live.steer', situation),
      mayRaiseHand: isAllowed('live.raiseHand', situation),
    };
    return { ...live, me };
  }

  private attendeeOf(
    { actor, guest }: Participant,
    meetingId: string,
  ): Promise<AttendeeEntity | null> {
    const who = actor === null ? { id: guest.attendeeId } : { accountId: actor.accountId };
    return this.dataSource.manager.findOneBy(AttendeeEntity, {
      ...{ ...who, meetingId, state: 'present' },
      leftAt: IsNull(),
    });
  }
}
