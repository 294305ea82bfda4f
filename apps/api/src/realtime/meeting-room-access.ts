import { Injectable } from '@nestjs/common';
import type { RoomName } from '@quartiersforum/domain';
import type { Visitor } from '../core/access/guest';

/**
 * What decides who may follow one meeting, as it was when it was read. It is asked about everybody who follows it, so it answers from
 * what it holds.
 */
export interface MeetingRoomRules {
  /** The rooms of the meeting that are open to this visitor; none: it is not theirs. */
  roomsOf(visitor: Visitor): readonly RoomName[];
}

/** How a feature says who may follow a meeting: one question, however many people follow it. Null when there is no such meeting. */
export type MeetingRoomResolver = (meetingId: string) => Promise<MeetingRoomRules | null>;

/** Whose meetings they are decides who may follow them; this room knows no meeting and no rule. */
@Injectable()
export class MeetingRoomAccess {
  private resolver: MeetingRoomResolver = () => Promise.resolve(null);

  /** Called once, at start. */
  register(resolver: MeetingRoomResolver): void {
    this.resolver = resolver;
  }

  rulesOf(meetingId: string): Promise<MeetingRoomRules | null> {
    return this.resolver(meetingId);
  }
}
