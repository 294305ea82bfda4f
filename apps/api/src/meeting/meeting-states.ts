import { Injectable } from '@nestjs/common';
import {
  DomainError,
  nextMeetingState,
  type MeetingAction,
  type MeetingState,
} from '@quartiersforum/domain';
import type { EntityManager } from 'typeorm';
import { NetworkClock } from '../network/network-clock';
import { MeetingAnnouncer } from './meeting-announcer';
import { MeetingFollowers } from './meeting-followers';
import { MeetingEntity } from './meeting.entity';
import { TopicCarryOver } from './topic-carry-over';
import { TopicReturn } from './topic-return';

/** What of a meeting changes together with its state. */
export type WithState = Partial<
  Pick<MeetingEntity, 'startsAt' | 'durationMinutes' | 'cancelReason'>
>;

/** Steps that change what people were told; the others happen to a meeting that is held. */
const planActions: readonly MeetingAction[] = ['invite', 'reschedule', 'postpone', 'cancel'];

/**
 * The only place where the state of a meeting changes. It is called inside the transaction of whoever does it, and asks for no
 * permission. A newcomer would start a meeting by setting its state: its minutes, its live state and its topics hang on the step.
 */
@Injectable()
export class MeetingStates {
  constructor(
    private readonly clock: NetworkClock,
    private readonly carryOver: TopicCarryOver,
    private readonly topics: TopicReturn,
    private readonly followers: MeetingFollowers,
    private readonly announcer: MeetingAnnouncer,
  ) {}

  /**
   * Locks the meeting, takes the step, calls the followers and lets it be announced with the commit; answers the meeting as it is then.
   * Mails and dates are told by whoever changes the plan. Throws `meeting.notFound`, `meeting.transitionRefused`.
   */
  async apply(
    manager: EntityManager,
    meetingId: string,
    action: MeetingAction,
    change: WithState = {},
  ): Promise<MeetingEntity> {
    const meeting = await manager.findOne(MeetingEntity, {
      where: { id: meetingId },
      lock: { mode: 'pessimistic_write' },
    });
    if (meeting === null) throw new DomainError('meeting.notFound');
    const state = nextMeetingState(meeting.state, action);
    Object.assign(meeting, change, this.timesOf(action), { state });
    if (planActions.includes(action)) meeting.version += 1;
    await manager.save(meeting);
    await this.follow(manager, meetingId, action, state);
    return meeting;
  }

  private timesOf(action: MeetingAction): Partial<Pick<MeetingEntity, 'startedAt' | 'endedAt'>> {
    if (action === 'start') return { startedAt: this.clock.now() };
    return action === 'end' ? { endedAt: this.clock.now() } : {};
  }

  private async follow(
    manager: EntityManager,
    meetingId: string,
    action: MeetingAction,
    state: MeetingState,
  ): Promise<void> {
    if (action === 'start') await this.followers.started(manager, meetingId);
    if (action === 'cancel') await this.topics.giveBackAll(manager, meetingId);
    if (action === 'end') {
      await this.carryOver.finish(manager, meetingId);
      await this.followers.ended(manager, meetingId);
    }
    // Nobody was told of a draft.
    if (state === 'draft' || action === 'pause' || action === 'resume')
      await this.announcer.changed(manager, meetingId);
    else await this.announcer.told(manager, meetingId);
  }
}
