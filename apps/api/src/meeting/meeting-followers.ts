import { Injectable } from '@nestjs/common';
import type { MeetingRelation, MeetingSummary } from '@quartiersforum/domain';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../core/access/actor';

/** What people were told before the plan changed, so that a mail can name old and new. */
export interface FormerPlan {
  readonly title: string;
  readonly startsAt: Date;
  readonly durationMinutes: number;
  readonly place: string;
}

export interface PlanChange {
  /** `update`: title or place. The rest as in the state table. */
  readonly action: 'update' | 'reschedule' | 'postpone' | 'cancel';
  readonly former: FormerPlan;
  /** Only of `postpone` and `cancel`; may be empty. */
  readonly reason: string;
}

/** A meeting as a follower is asked about it: how the asker stands to it is known already. */
export interface AskedMeeting {
  readonly id: string;
  readonly relation: MeetingRelation;
}

/**
 * What other rooms do when something happens to a meeting. Each is called inside the transaction that does it, while the row of the
 * meeting is locked and holds the new state: what throws here undoes all of it. Leave out what does not matter.
 */
export interface MeetingFollower {
  /** The meeting begins to be held. */
  started?(manager: EntityManager, meetingId: string): Promise<void>;
  /** It has ended; what it did not get to is back in the Themenspeicher. */
  ended?(manager: EntityManager, meetingId: string): Promise<void>;
  /** Items came, went, moved or changed. */
  agendaChanged?(manager: EntityManager, meetingId: string): Promise<void>;
  /** Lead or writers are others now: who may do what with what hangs on the meeting is to be asked again. */
  circleChanged?(manager: EntityManager, meetingId: string): Promise<void>;
  /** Title, date or place changed, or it will not be; also for drafts, of which nobody was told. */
  planChanged?(manager: EntityManager, meetingId: string, change: PlanChange): Promise<void>;
  /** The minutes that the asker may know of, by meeting; one question for all of them. */
  minutesOf?(
    manager: EntityManager,
    meetings: readonly AskedMeeting[],
    actor: Actor,
  ): Promise<ReadonlyMap<string, NonNullable<MeetingSummary['minutes']>>>;
}

/**
 * Rooms that build on meetings learn of what happens here without this room knowing them: each registers once, in `onModuleInit`.
 * They are called one after the other, in the order of their registration.
 */
@Injectable()
export class MeetingFollowers {
  private readonly followers: MeetingFollower[] = [];

  register(follower: MeetingFollower): void {
    this.followers.push(follower);
  }

  async started(manager: EntityManager, meetingId: string): Promise<void> {
    for (const follower of this.followers) await follower.started?.(manager, meetingId);
  }

  async ended(manager: EntityManager, meetingId: string): Promise<void> {
    for (const follower of this.followers) await follower.ended?.(manager, meetingId);
  }

  async agendaChanged(manager: EntityManager, meetingId: string): Promise<void> {
    for (const follower of this.followers) await follower.agendaChanged?.(manager, meetingId);
  }

  async circleChanged(manager: EntityManager, meetingId: string): Promise<void> {
    for (const follower of this.followers) await follower.circleChanged?.(manager, meetingId);
  }

  async planChanged(manager: EntityManager, meetingId: string, change: PlanChange): Promise<void> {
    for (const follower of this.followers) await follower.planChanged?.(manager, meetingId, change);
  }

  async minutesOf(
    manager: EntityManager,
    meetings: readonly AskedMeeting[],
    actor: Actor,
  ): Promise<ReadonlyMap<string, NonNullable<MeetingSummary['minutes']>>> {
    const found = new Map<string, NonNullable<MeetingSummary['minutes']>>();
    for (const follower of this.followers)
      for (const [id, minutes] of (await follower.minutesOf?.(manager, meetings, actor)) ?? [])
        found.set(id, minutes);
    return found;
  }
}
