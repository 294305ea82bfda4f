import { Injectable } from '@nestjs/common';
import {
  DomainError,
  requireChangeable,
  requireMinutesPossible,
  workingRoles,
  type createMeetingSchema,
  type endPlanSchema,
  type Meeting,
  type meetingWritersSchema,
  type rescheduleMeetingSchema,
  type updateMeetingSchema,
} from '@quartiersforum/domain';
import { DataSource, type EntityManager } from 'typeorm';
import type * as z from 'zod';
import type { Actor } from '../core/access/actor';
import { requirePermission } from '../core/access/require';
import { NetworkClock } from '../network/network-clock';
import { MeetingAccess, type StandingQuestion } from './meeting-access';
import { MeetingAnnouncer } from './meeting-announcer';
import { MeetingFollowers, type FormerPlan } from './meeting-followers';
import { MeetingPlanner } from './meeting-planner';
import { MeetingReader } from './meeting-reader';
import { MeetingStates, type WithState } from './meeting-states';
import { MeetingWriterEntity } from './meeting-writer.entity';
import { MeetingEntity } from './meeting.entity';
import { findWorkingAccounts } from './meeting.queries';
import { sentFields } from '../core/http/sent-fields';

/**
 * What is done to a meeting as a whole. Whoever changes it says which version they read; the row is locked, so of two at once one
 * wins and the other is told. A newcomer would give it a new date with `update`: people were told the date, so that is a step of its
 * own.
 */
@Injectable()
export class MeetingService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: NetworkClock,
    private readonly access: MeetingAccess,
    private readonly planner: MeetingPlanner,
    private readonly reader: MeetingReader,
    private readonly states: MeetingStates,
    private readonly followers: MeetingFollowers,
    private readonly announcer: MeetingAnnouncer,
  ) {}

  /** Throws `meeting.inThePast`, or `request.invalid` for a series or body that is not known. */
  async create(actor: Actor, input: z.output<typeof createMeetingSchema>): Promise<Meeting> {
    requirePermission(actor, 'meeting.create');
    this.requireFuture(input.startsAt);
    const id = await this.dataSource.transaction(async (manager) => {
      const created = await this.planner.create(manager, input, actor.accountId);
      await this.announcer.changed(manager, created);
      return created;
    });
    return this.reader.shown(actor, id);
  }

  /** Throws `meeting.notFound`, `meeting.changed`, `meeting.transitionRefused`, or `request.invalid` for a lead who cannot be one. */
  async update(
    actor: Actor,
    id: string,
    { version, ...change }: z.output<typeof updateMeetingSchema>,
  ): Promise<Meeting> {
    const permission = 'meeting.update';
    await this.change(actor, id, { permission, version }, async (manager, meeting) => {
      requireChangeable(meeting.state);
      const former = { ...meeting };
      Object.assign(meeting, sentFields(change), { version: meeting.version + 1 });
      const isHandedOver = meeting.leadAccountId !== former.leadAccountId;
      if (isHandedOver && meeting.leadAccountId !== null)
        await requireWorking(manager, [meeting.leadAccountId], () => 'leadAccountId');
      await manager.save(meeting);
      if (meeting.title !== former.title || meeting.place !== former.place)
        await this.followers.planChanged(manager, id, { action: 'update', former, reason: '' });
      if (!isHandedOver) return this.announcer.changed(manager, id);
      await this.followers.circleChanged(manager, id);
      return this.announcer.told(manager, id, former.leadAccountId);
    });
    return this.reader.shown(actor, id);
  }

  /** Throws `meeting.notFound`, `meeting.changed`, `meeting.inThePast`, `meeting.transitionRefused`. */
  async reschedule(
    actor: Actor,
    id: string,
    input: z.output<typeof rescheduleMeetingSchema>,
  ): Promise<Meeting> {
    requirePermission(actor, 'meeting.plan');
    this.requireFuture(input.startsAt);
    return this.changePlan(actor, id, 'reschedule', input, {
      startsAt: new Date(input.startsAt),
      cancelReason: null,
      ...(input.durationMinutes !== undefined && { durationMinutes: input.durationMinutes }),
    });
  }

  /** Throws `meeting.notFound`, `meeting.changed`, `meeting.transitionRefused`. */
  async postpone(
    actor: Actor,
    id: string,
    input: z.output<typeof endPlanSchema>,
  ): Promise<Meeting> {
    return this.changePlan(actor, id, 'postpone', input, { cancelReason: input.reason });
  }

  /** Throws `meeting.notFound`, `meeting.changed`, `meeting.transitionRefused`. */
  async cancel(actor: Actor, id: string, input: z.output<typeof endPlanSchema>): Promise<Meeting> {
    return this.changePlan(actor, id, 'cancel', input, { cancelReason: input.reason });
  }

  /** Throws `meeting.notFound`, `meeting.transitionRefused`, or `request.invalid` for somebody who cannot write. */
  async nameWriters(
    actor: Actor,
    id: string,
    { accountIds }: z.output<typeof meetingWritersSchema>,
  ): Promise<Meeting> {
    const permission = 'meeting.nameWriters';
    await this.change(actor, id, { permission }, async (manager, meeting) => {
      requireMinutesPossible(meeting.state);
      await requireWorking(manager, accountIds, (index) => `accountIds.${index}`);
      const former = await manager.findBy(MeetingWriterEntity, { meetingId: id });
      await manager.delete(MeetingWriterEntity, { meetingId: id });
      await manager.insert(
        MeetingWriterEntity,
        [...new Set(accountIds)].map((accountId) => ({ meetingId: id, accountId })),
      );
      await this.followers.circleChanged(manager, id);
      await this.announcer.told(manager, id, ...former.map(({ accountId }) => accountId));
    });
    return this.reader.shown(actor, id);
  }

  private async changePlan(
    actor: Actor,
    id: string,
    action: 'reschedule' | 'postpone' | 'cancel',
    { version, reason = '' }: { readonly version: number; readonly reason?: string },
    withState: WithState = {},
  ): Promise<Meeting> {
    const permission = 'meeting.plan';
    await this.change(actor, id, { permission, version }, async (manager, meeting) => {
      const former: FormerPlan = { ...meeting };
      await this.states.apply(manager, id, action, withState);
      await this.followers.planChanged(manager, id, { action, former, reason });
    });
    return this.reader.shown(actor, id);
  }

  /** Everything that changes a meeting: permission first, then the version that was read, then the change, in one transaction. */
  private async change(
    actor: Actor,
    id: string,
    { permission, version }: StandingQuestion & { readonly version?: number },
    work: (manager: EntityManager, meeting: MeetingEntity) => Promise<void>,
  ): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const question = { isLocked: true, ...(permission !== undefined && { permission }) };
      const { meeting } = await this.access.standing(manager, actor, id, question);
      if (version !== undefined && version !== meeting.version)
        throw new DomainError('meeting.changed');
      await work(manager, meeting);
    });
  }

  private requireFuture(startsAt: string): void {
    if (Date.parse(startsAt) <= this.clock.now().getTime())
      throw new DomainError('meeting.inThePast', {
        fields: [{ path: 'startsAt', message: 'lies in the past' }],
      });
  }
}

async function requireWorking(
  manager: EntityManager,
  accountIds: readonly string[],
  pathOf: (index: number) => string,
): Promise<void> {
  const known = await findWorkingAccounts(manager, accountIds, workingRoles);
  const fields = accountIds.flatMap((id, index) =>
    known.includes(id) ? [] : [{ path: pathOf(index), message: 'is not known' }],
  );
  if (fields.length > 0) throw new DomainError('request.invalid', { fields });
}
