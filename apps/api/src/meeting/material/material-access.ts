import { Injectable } from '@nestjs/common';
import { DomainError, isAllowed, type Permission } from '@quartiersforum/domain';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../core/access/actor';
import { requirePermission } from '../../core/access/require';
import { MeetingAccess, type MeetingStanding } from '../meeting-access';
import { findMaterial, type MaterialRow } from './material.queries';

/** Who may see and change one piece of material: it follows its meeting, and an agenda item that only leads see hides it. */
@Injectable()
export class MaterialAccess {
  constructor(private readonly meetings: MeetingAccess) {}

  /** Throws `material.notFound` also when it is there and not for this person, then `access.denied`. */
  async find(
    manager: EntityManager,
    actor: Actor,
    id: string,
    permission?: Permission,
  ): Promise<MaterialRow> {
    const row = await findMaterial(manager, id);
    if (row === undefined) throw new DomainError('material.notFound');
    const standing = await this.meetings.standing(manager, actor, row.meetingId, {
      notFound: 'material.notFound',
    });
    if (row.isForLeads && !seesAll(actor, standing)) throw new DomainError('material.notFound');
    if (permission !== undefined)
      requirePermission(actor, permission, {
        relation: row.addedById === actor.accountId ? 'self' : standing.relation,
        state: standing.meeting.state,
      });
    return row;
  }
}

/** Whether this person sees also what belongs to agenda items for those who lead the meeting. */
export function seesAll(actor: Actor, { meeting, relation }: MeetingStanding): boolean {
  return isAllowed('agenda.update', { role: actor.role, relation, state: meeting.state });
}
