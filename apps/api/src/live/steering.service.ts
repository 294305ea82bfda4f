import { Injectable } from '@nestjs/common';
import {
  DomainError,
  type MeetingAction,
  plannedEndOf,
  steer,
  type steerSchema,
  type SteeredMeeting,
} from '@quartiersforum/domain';
import { DataSource, type EntityManager, IsNull } from 'typeorm';
import type * as z from 'zod';
import type { Actor } from '../core/access/actor';
import { AgendaItemEntity } from '../meeting/agenda-item.entity';
import { MeetingAccess } from '../meeting/meeting-access';
import { MeetingStates } from '../meeting/meeting-states';
import { MeetingEntity } from '../meeting/meeting.entity';
import { LeadHandover } from './lead-handover';
import type { Participant } from './live-access';
import { LiveSessionEntity } from './live-session.entity';
import { LiveSessions } from './live-sessions';

type SteerInput = z.output<typeof steerSchema>;

/** Steps of the meeting itself, beside those of its items. */
const stateActions: readonly string[] = [
  'start',
  'pause',
  'resume',
  'end',
] satisfies MeetingAction[];

/**
 * Leads through a meeting. What a command does is decided in the domain; here it is done once, whoever else presses the same button:
 * the command names the version that was seen, and rows are locked in the order meeting, session.
 */
@Injectable()
export class SteeringService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: MeetingAccess,
    private readonly states: MeetingStates,
    private readonly sessions: LiveSessions,
    private readonly handover: LeadHandover,
  ) {}

  /** Answers how the actor stood to the meeting. Throws `meeting.notFound`, `live.changed` when somebody was quicker, and what the domain refuses. */
  async steer(actor: Actor, meetingId: string, input: SteerInput): Promise<Participant> {
    return this.dataSource.transaction(async (manager) => {
      const question = { permission: 'live.steer', isLocked: true } as const;
      const { meeting, relation } = await this.access.standing(manager, actor, meetingId, question);
      const session = await this.sessions.lock(manager, meetingId);
      if (input.version < session.steeredVersion || input.version > session.version)
        throw new DomainError('live.changed');
      if (input.action === 'handOver') await this.handover.give(manager, meeting, input.accountId);
      else await this.run(manager, meeting, session, input);
      await this.sessions.save(manager, session, 'steered');
      return { relation, actor, guest: null };
    });
  }

  private async run(
    manager: EntityManager,
    meeting: MeetingEntity,
    session: LiveSessionEntity,
    input: Exclude<SteerInput, { action: 'handOver' }>,
  ): Promise<void> {
    const items = await manager.find(AgendaItemEntity, {
      where: { meetingId: meeting.id, removedAt: IsNull() },
      order: { position: 'ASC' },
    });
    const now = Date.now();
    const before = toSteered(meeting, session, items, now);
    const after = steer(before, input, now);
    Object.assign(session, {
      itemStartedAt: after.itemStartedAt === null ? null : new Date(after.itemStartedAt),
      pausedAt: after.pausedAt === null ? null : new Date(after.pausedAt),
      plannedEnd: new Date(after.plannedEnd),
    });
    await this.saveItems(manager, items, after);
    // Followers of the meeting find the items as they are now.
    if (stateActions.includes(input.action))
      await this.states.apply(manager, meeting.id, input.action as MeetingAction);
  }

  private async saveItems(
    manager: EntityManager,
    items: readonly AgendaItemEntity[],
    { items: steered }: SteeredMeeting,
  ): Promise<void> {
    const before = new Map(items.map((item) => [item.id, toTimed(item)]));
    const changed = steered.filter(
      (item) => JSON.stringify(item) !== JSON.stringify(before.get(item.id)),
    );
    if (changed.length === 0) return;
    // Somebody who edits an item meanwhile has to see its new length, so that is a new version of it.
    await manager.query(
      `update agenda_item as item set state = now.state, spent_seconds = now.spent, duration_minutes = now.planned / 60,
              version = version + case when item.duration_minutes <> now.planned / 60 then 1 else 0 end
         from unnest($1::uuid[], $2::text[], $3::int[], $4::int[]) as now (id, state, spent, planned)
        where item.id = now.id`,
      [
        changed.map(({ id }) => id),
        changed.map(({ state }) => state),
        changed.map(({ spentSeconds }) => spentSeconds),
        changed.map(({ plannedSeconds }) => plannedSeconds),
      ],
    );
  }
}

function toSteered(
  meeting: MeetingEntity,
  session: LiveSessionEntity,
  items: readonly AgendaItemEntity[],
  now: number,
): SteeredMeeting {
  const { state, startsAt, durationMinutes } = meeting;
  const plan = { startsAt: startsAt.getTime(), durationMinutes };
  return {
    state,
    items: items.map(toTimed),
    itemStartedAt: session.itemStartedAt?.getTime() ?? null,
    pausedAt: session.pausedAt?.getTime() ?? null,
    plannedEnd: session.plannedEnd?.getTime() ?? plannedEndOf(plan, now),
  };
}

function toTimed({ id, kind, state, durationMinutes, spentSeconds }: AgendaItemEntity) {
  return { id, kind, state, plannedSeconds: durationMinutes * 60, spentSeconds };
}
