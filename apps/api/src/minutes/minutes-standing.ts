import { Injectable } from '@nestjs/common';
import {
  DomainError,
  isAllowed,
  type MeetingRelation,
  type MinutesState,
  type Permission,
} from '@quartiersforum/domain';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../core/access/actor';
import { requirePermission } from '../core/access/require';
import type { MeetingEntity } from '../meeting/meeting.entity';
import { MeetingAccess } from '../meeting/meeting-access';
import { MinutesEntity } from './minutes.entity';

/** Minutes, their meeting, and how somebody stands to them. */
export interface MinutesStanding {
  readonly minutes: MinutesEntity;
  readonly meeting: MeetingEntity;
  readonly relation: MeetingRelation;
  /** `draft`: the asker sees what is being written. `approved`: they see the latest approved version. */
  readonly seen: MinutesState;
}

/**
 * Who may do what with minutes. The one thing a newcomer would get wrong: while a correction is written, the state of the minutes is
 * `draft` again, and those who may not see the draft still read the version before it.
 */
@Injectable()
export class MinutesStandings {
  constructor(private readonly meetings: MeetingAccess) {}

  /**
   * Three queries. Throws `minutes.notFound` when there is nothing that the actor may read, then `access.denied`. `lock` holds the row
   * until the end of the transaction: to write entries beside others (`shared`), or alone; the meeting's row comes first, as it does
   * for whoever changes a meeting.
   */
  async of(
    manager: EntityManager,
    actor: Actor,
    meetingId: string,
    { permission, lock }: { permission?: Permission; lock?: 'shared' | 'alone' } = {},
  ): Promise<MinutesStanding> {
    const { meeting, relation } = await this.meetings.standing(manager, actor, meetingId, {
      notFound: 'minutes.notFound',
      isLocked: lock === 'alone',
    });
    const minutes = await manager.findOne(MinutesEntity, {
      where: { meetingId },
      ...(lock !== undefined && {
        lock: { mode: lock === 'alone' ? 'pessimistic_write' : 'pessimistic_read' },
      }),
    });
    const seen = minutes && seenState(minutes, actor, relation);
    if (minutes === null || seen === null) throw new DomainError('minutes.notFound');
    if (permission !== undefined) requireStep(actor, permission, relation, minutes.state);
    return { minutes, meeting, relation, seen };
  }
}

/** Which of the two the actor sees: the draft, the latest approved version, or nothing. */
export function seenState(
  { state, approvedNumber }: Pick<MinutesEntity, 'state' | 'approvedNumber'>,
  actor: Pick<Actor, 'role'>,
  relation: MeetingRelation,
): MinutesState | null {
  const mayRead = (asked: MinutesState) =>
    isAllowed('minutes.read', { role: actor.role, relation, state: asked });
  if (mayRead(state)) return state;
  return approvedNumber !== null && mayRead('approved') ? 'approved' : null;
}

/** Whoever may write drafts learns that these were approved meanwhile, not that they were never allowed to. */
function requireStep(
  actor: Actor,
  permission: Permission,
  relation: MeetingRelation,
  state: MinutesState,
): void {
  const isFrozen =
    permission === 'minutes.write' &&
    state === 'approved' &&
    isAllowed(permission, { role: actor.role, relation, state: 'draft' });
  if (isFrozen) throw new DomainError('minutes.transitionRefused');
  requirePermission(actor, permission, { relation, state });
}
