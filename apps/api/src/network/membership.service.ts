import { Injectable } from '@nestjs/common';
import {
  DomainError,
  overlaps,
  requirePeriod,
  type createMembershipSchema,
  type MemberKind,
  type Membership,
  type UpdateMembership,
} from '@quartiersforum/domain';
import { DataSource, type EntityManager, type EntityTarget } from 'typeorm';
import type * as z from 'zod';
import type { Actor } from '../core/access/actor';
import { requirePermission } from '../core/access/require';
import { Bus } from '../core/bus/bus';
import { BodyEntity } from './body.entity';
import { ContactPointEntity } from './contact-point.entity';
import { MembershipEntity, membershipRelations, toMembership } from './membership.entity';
import { NetworkAnnouncer } from './network-announcer';
import { OrganisationEntity } from './organisation.entity';
import { PersonEntity } from './person.entity';
import { changedFields } from './register-edit';
import { RegisterHistory } from './register-history';

const memberEntity: Readonly<Record<MemberKind, EntityTarget<{ id: string }>>> = {
  organisation: OrganisationEntity,
  contactPoint: ContactPointEntity,
  person: PersonEntity,
};

/**
 * Who belongs to a body. Rights hang on it, so each change leaves with the transaction as a message to all nodes, which ask again
 * for every open socket. The last day of a membership counts: one that shall end at once ends yesterday.
 */
@Injectable()
export class MembershipService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly bus: Bus,
    private readonly history: RegisterHistory,
    private readonly announcer: NetworkAnnouncer,
  ) {}

  /** Throws `body.notFound`, `membership.datesReversed`, `membership.overlapping`, or `request.invalid` for an unknown member. */
  async create(
    actor: Actor,
    bodyId: string,
    input: z.output<typeof createMembershipSchema>,
  ): Promise<Membership> {
    requirePermission(actor, 'membership.create');
    requirePeriod(input);
    const { memberKind, memberId, ...rest } = input;
    const membership = await this.dataSource.transaction(async (manager) => {
      await lockBody(manager, bodyId);
      if (!(await manager.existsBy(memberEntity[memberKind], { id: memberId })))
        throw new DomainError('request.invalid', {
          fields: [{ path: 'memberId', message: 'is not known' }],
        });
      return this.save(
        actor,
        'membershipAdded',
        manager,
        manager.create(MembershipEntity, {
          bodyId,
          organisationId: memberKind === 'organisation' ? memberId : null,
          contactPointId: memberKind === 'contactPoint' ? memberId : null,
          personId: memberKind === 'person' ? memberId : null,
          ...rest,
        }),
      );
    });
    await this.announcer.bodyChanged(bodyId);
    return toMembership(membership);
  }

  /** Throws `membership.notFound`, `membership.datesReversed`, `membership.overlapping`. */
  async update(actor: Actor, id: string, change: UpdateMembership): Promise<Membership> {
    requirePermission(actor, 'membership.update');
    const membership = await this.dataSource.transaction(async (manager) => {
      const found = await manager.findOneBy(MembershipEntity, { id });
      if (found === null) throw new DomainError('membership.notFound');
      await lockBody(manager, found.bodyId);
      const membership = await manager.findOneByOrFail(MembershipEntity, { id });
      const different = changedFields(membership, change);
      if (Object.keys(different).length === 0) return readWhole(manager, id);
      Object.assign(membership, different);
      requirePeriod(membership);
      return this.save(actor, 'membershipChanged', manager, membership);
    });
    await this.announcer.bodyChanged(membership.bodyId);
    return toMembership(membership);
  }

  private async save(
    { accountId }: Actor,
    reason: 'membershipAdded' | 'membershipChanged',
    manager: EntityManager,
    membership: MembershipEntity,
  ): Promise<MembershipEntity> {
    const ofBody = await manager.findBy(MembershipEntity, { bodyId: membership.bodyId });
    if (ofBody.some((other) => isSameMember(other, membership) && overlaps(other, membership)))
      throw new DomainError('membership.overlapping');
    const { id, bodyId } = await manager.save(membership);
    await this.history.record(manager, { kind: 'body', ids: [bodyId], reason, accountId });
    await this.bus.publish('network.membershipChanged', { bodyId }, (sql, values) =>
      manager.query(sql, values),
    );
    return readWhole(manager, id);
  }
}

function readWhole(manager: EntityManager, id: string): Promise<MembershipEntity> {
  return manager.findOneOrFail(MembershipEntity, { where: { id }, relations: membershipRelations });
}

/** Whoever changes the members of a body waits here for its turn, or two could enter the same member at once. */
async function lockBody(manager: EntityManager, id: string): Promise<void> {
  const body = await manager.findOne(BodyEntity, {
    where: { id },
    lock: { mode: 'pessimistic_write' },
  });
  if (body === null) throw new DomainError('body.notFound');
}

/** Another row for the same organisation, contact point or person. */
function isSameMember(one: MembershipEntity, other: MembershipEntity): boolean {
  return (
    one.id !== other.id &&
    one.organisationId === other.organisationId &&
    one.contactPointId === other.contactPointId &&
    one.personId === other.personId
  );
}
