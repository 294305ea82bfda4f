import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  type createFundingPhaseSchema,
  DomainError,
  type FundingPhase,
  type RegisterReason,
  requireNoOverlap,
  requirePhase,
  type updateFundingPhaseSchema,
} from '@quartiersforum/domain';
import { DataSource, type EntityManager, Not } from 'typeorm';
import type * as z from 'zod';
import type { Actor } from '../core/access/actor';
import { requirePermission } from '../core/access/require';
import { ContactPointEntity } from './contact-point.entity';
import { FundingPhaseEntity, toFundingPhase } from './funding-phase.entity';
import { NetworkAnnouncer } from './network-announcer';
import { changedFields } from './register-edit';
import { RegisterHistory } from './register-history';

/**
 * The periods of funding of a contact point. Two may hold at the same time only when somebody has said that they do. Whoever changes
 * one holds the contact point's row, or two who add a phase at once would not see each other's.
 */
@Injectable()
export class FundingPhaseService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly history: RegisterHistory,
    private readonly announcer: NetworkAnnouncer,
  ) {}

  /** Throws `contactPoint.notFound`, `fundingPhase.contradictory`, `fundingPhase.overlaps`. */
  async add(
    actor: Actor,
    contactPointId: string,
    { isOverlapAccepted, ...input }: z.output<typeof createFundingPhaseSchema>,
  ): Promise<FundingPhase> {
    requirePermission(actor, 'fundingPhase.update');
    const id = randomUUID();
    await this.change(actor, contactPointId, 'phaseAdded', async (manager) => {
      const phase = manager.create(FundingPhaseEntity, { ...input, id, contactPointId });
      await requireFitting(manager, phase, isOverlapAccepted);
      await manager.insert(FundingPhaseEntity, phase);
      return true;
    });
    return this.find(id);
  }

  /** Throws `fundingPhase.notFound`, `fundingPhase.changed`, `fundingPhase.contradictory`, `fundingPhase.overlaps`. */
  async update(
    actor: Actor,
    id: string,
    { version, isOverlapAccepted, ...change }: z.output<typeof updateFundingPhaseSchema>,
  ): Promise<FundingPhase> {
    requirePermission(actor, 'fundingPhase.update');
    const contactPointId = await this.contactPointOf(id);
    await this.change(actor, contactPointId, 'phaseChanged', async (manager) => {
      const phase = await findAt(manager, id, version);
      const different = changedFields(toFundingPhase(phase), change);
      if (Object.keys(different).length === 0) return false;
      Object.assign(phase, different, { version: version + 1 });
      // What was accepted once is not asked again for a change that moves no date.
      const isMoved = 'startsOn' in different || 'endsOn' in different;
      await requireFitting(manager, phase, isOverlapAccepted || !isMoved);
      await manager.save(phase);
      return true;
    });
    return this.find(id);
  }

  /** The history keeps it. Throws `fundingPhase.notFound`, `fundingPhase.changed`. */
  async remove(actor: Actor, id: string, version: number): Promise<void> {
    requirePermission(actor, 'fundingPhase.update');
    const contactPointId = await this.contactPointOf(id);
    await this.change(actor, contactPointId, 'phaseRemoved', async (manager) => {
      await findAt(manager, id, version);
      await manager.delete(FundingPhaseEntity, { id });
      return true;
    });
  }

  /** `work` says whether it changed anything. */
  private async change(
    { accountId }: Actor,
    contactPointId: string,
    reason: RegisterReason,
    work: (manager: EntityManager) => Promise<boolean>,
  ): Promise<void> {
    const state = await this.dataSource.transaction(async (manager) => {
      const contactPoint = await manager.findOne(ContactPointEntity, {
        where: { id: contactPointId },
        lock: { mode: 'pessimistic_write' },
      });
      if (contactPoint === null) throw new DomainError('contactPoint.notFound');
      if (!(await work(manager))) return null;
      const ids = [contactPointId];
      await this.history.record(manager, { kind: 'contactPoint', ids, reason, accountId });
      return contactPoint.state;
    });
    if (state !== null) await this.announcer.contactPointChanged(contactPointId, [state]);
  }

  private async contactPointOf(id: string): Promise<string> {
    const phase = await this.dataSource.manager.findOneBy(FundingPhaseEntity, { id });
    if (phase === null) throw new DomainError('fundingPhase.notFound');
    return phase.contactPointId;
  }

  private async find(id: string): Promise<FundingPhase> {
    const phase = await this.dataSource.manager.findOneBy(FundingPhaseEntity, { id });
    if (phase === null) throw new DomainError('fundingPhase.notFound');
    return toFundingPhase(phase);
  }
}

async function findAt(
  manager: EntityManager,
  id: string,
  version: number,
): Promise<FundingPhaseEntity> {
  const phase = await manager.findOneBy(FundingPhaseEntity, { id });
  if (phase === null) throw new DomainError('fundingPhase.notFound');
  if (phase.version !== version) throw new DomainError('fundingPhase.changed');
  return phase;
}

async function requireFitting(
  manager: EntityManager,
  phase: FundingPhaseEntity,
  isOverlapAccepted: boolean,
): Promise<void> {
  requirePhase(phase);
  if (isOverlapAccepted) return;
  const { id, contactPointId } = phase;
  requireNoOverlap(
    phase,
    await manager.findBy(FundingPhaseEntity, { contactPointId, id: Not(id) }),
  );
}
