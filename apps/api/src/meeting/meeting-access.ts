import { Injectable } from '@nestjs/common';
import {
  DomainError,
  isAllowed,
  meetingRelation,
  type MeetingRelation,
  type MeetingState,
  type OwnMembership,
  type Permission,
  type ProblemCode,
} from '@quartiersforum/domain';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../core/access/actor';
import { requirePermission } from '../core/access/require';
import { NetworkClock } from '../network/network-clock';
import { MeetingEntity } from './meeting.entity';
import { findRelation, findRoll } from './meeting-standing.queries';

/** A meeting, and how somebody stands to it. */
export interface MeetingStanding {
  readonly meeting: MeetingEntity;
  readonly relation: MeetingRelation;
}

export interface StandingQuestion {
  /** What shall be done; left out, it is read. */
  readonly permission?: Permission;
  /** What is answered when there is no such meeting, or none for this person; for things that belong to a meeting. */
  readonly notFound?: ProblemCode;
  /** Holds the row until the end of the transaction: whoever changes a meeting or its agenda waits here for its turn. */
  readonly isLocked?: boolean;
}

/** Everything that decides how anybody stands to one meeting, as it was when it was read. For many open sockets. */
export interface MeetingRoll {
  readonly state: MeetingState;
  relationOf(actor: Actor): MeetingRelation;
  isAllowed(actor: Actor, permission: Permission): boolean;
}

/**
 * Who may do what with a meeting, for every room that is built on one. A newcomer would answer 403 to whoever does not belong to it:
 * they must not even learn that it is there. First comes whether it may be read (else not found), then what is asked (else denied).
 */
@Injectable()
export class MeetingAccess {
  constructor(private readonly clock: NetworkClock) {}

  /** Two queries. Throws `meeting.notFound` (or the code asked for), then `access.denied`. */
  async standing(
    manager: EntityManager,
    actor: Actor,
    meetingId: string,
    { permission, notFound = 'meeting.notFound', isLocked = false }: StandingQuestion = {},
  ): Promise<MeetingStanding> {
    const meeting = await manager.findOne(MeetingEntity, {
      where: { id: meetingId },
      ...(isLocked && { lock: { mode: 'pessimistic_write' } }),
    });
    if (meeting === null) throw new DomainError(notFound);
    const relation = await findRelation(manager, actor, this.clock.today(), meetingId);
    const situation = { relation, state: meeting.state };
    if (!isAllowed('meeting.read', { ...situation, role: actor.role }))
      throw new DomainError(notFound);
    if (permission !== undefined) requirePermission(actor, permission, situation);
    return { meeting, relation };
  }

  /** One query for all who follow the meeting, whenever rights may have changed. Null when there is no such meeting. */
  async rollOf(manager: EntityManager, meetingId: string): Promise<MeetingRoll | null> {
    const roll = await findRoll(manager, meetingId);
    if (roll === undefined) return null;
    const relationOf = (actor: Actor): MeetingRelation =>
      meetingRelation(
        { ...roll, isInvited: roll.invitedAccountIds.includes(actor.accountId) },
        actor.accountId,
        roll.memberships.filter((membership) => isOf(actor, membership)),
        this.clock.today(),
      );
    return {
      state: roll.state,
      relationOf,
      isAllowed: (actor, permission) =>
        isAllowed(permission, {
          role: actor.role,
          relation: relationOf(actor),
          state: roll.state,
        }),
    };
  }
}

type BodyMembership = OwnMembership &
  Pick<Actor, 'organisationId' | 'contactPointId'> & {
    readonly personId: string | null;
  };

/** Whether the membership is the actor's: their own, or that of the organisation or contact point they belong to. */
function isOf(actor: Actor, { personId, organisationId, contactPointId }: BodyMembership): boolean {
  return (
    personId === actor.personId ||
    (organisationId !== null && organisationId === actor.organisationId) ||
    (contactPointId !== null && contactPointId === actor.contactPointId)
  );
}
