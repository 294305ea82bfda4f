import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  type AgendaCall,
  type AgendaCallList,
  type AgendaLine,
  requireOpenAgenda,
  withAgendaLines,
} from '@quartiersforum/domain';
import { DataSource, type EntityManager, In, IsNull } from 'typeorm';
import type { Actor } from '../core/access/actor';
import { requirePermission } from '../core/access/require';
import { PublicAddress } from '../core/http/public-address';
import { AgendaItemEntity } from '../meeting/agenda-item.entity';
import { AgendaWriter } from '../meeting/agenda-writer';
import { MeetingAccess } from '../meeting/meeting-access';
import { NetworkClock } from '../network/network-clock';
import { AgendaCallEntity } from './agenda-call.entity';
import { findLastTold, findNewCalls } from './agenda-call.queries';
import { agendaCallText } from './agenda-call-text';

/**
 * New calls as content of the next Austauschtreffen. They become lines of an agenda item, plain text that can be edited like any other;
 * that a call is on an agenda is remembered beside it, so that nothing is put there twice.
 */
@Injectable()
export class AgendaCallService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: NetworkClock,
    private readonly access: MeetingAccess,
    private readonly agenda: AgendaWriter,
    private readonly address: PublicAddress,
  ) {}

  /** What waits to be put on the agenda. Throws `meeting.notFound`. */
  async list(actor: Actor, meetingId: string): Promise<AgendaCallList> {
    requirePermission(actor, 'fundingCall.list');
    const { manager } = this.dataSource;
    await this.access.standing(manager, actor, meetingId, { permission: 'agenda.update' });
    return this.offer(manager, meetingId);
  }

  /**
   * Puts those of the calls on the agenda that still wait; answers what waits then. Throws `meeting.notFound`,
   * `meeting.transitionRefused`, `agenda.full`.
   */
  async takeOver(
    actor: Actor,
    meetingId: string,
    callIds: readonly string[],
  ): Promise<AgendaCallList> {
    requirePermission(actor, 'fundingCall.list');
    return this.dataSource.transaction(async (manager) => {
      const question = { permission: 'agenda.update', isLocked: true } as const;
      const { meeting } = await this.access.standing(manager, actor, meetingId, question);
      requireOpenAgenda(meeting.state);
      const { items } = await this.offer(manager, meetingId);
      const chosen = items.filter(({ id }) => callIds.includes(id));
      if (chosen.length > 0) {
        await this.write(manager, meetingId, chosen);
        await this.agenda.changed(manager, meetingId);
      }
      return this.offer(manager, meetingId);
    });
  }

  private async offer(manager: EntityManager, meetingId: string): Promise<AgendaCallList> {
    const now = this.clock.now();
    const told = await findLastTold(manager, meetingId, now);
    if (told === undefined) return { items: [], total: 0, since: null };
    const items = await findNewCalls(manager, meetingId, told.since, now);
    return { items: [...items], total: items.length, since: told.since?.toISOString() ?? null };
  }

  /** Into the block for calls, as long as it is not over and has room; the rest into new items behind it. */
  private async write(
    manager: EntityManager,
    meetingId: string,
    calls: readonly AgendaCall[],
  ): Promise<void> {
    const { url } = this.address;
    let rest = calls.map((call): AgendaLine => ({ id: call.id, line: agendaCallText(call, url) }));
    const block = await findBlock(manager, meetingId);
    if (block !== null) {
      const { description, placed } = withAgendaLines(block.description, rest);
      if (placed.length > 0)
        await manager.save(Object.assign(block, { description, version: block.version + 1 }));
      rest = await remember(manager, meetingId, block.id, rest, placed);
    }
    while (rest.length > 0) {
      const id = randomUUID();
      const { description, placed } = withAgendaLines('', rest);
      await this.agenda.add(
        manager,
        { id: meetingId },
        {
          ...{ id, kind: 'fundingCalls', title: 'Neue Förderaufrufe', description },
          ...{ presenter: '', durationMinutes: 10, visibility: 'all', moderatorNotes: '' },
        },
        block?.id ?? null,
      );
      rest = await remember(manager, meetingId, id, rest, placed);
    }
  }
}

/** The first item for calls that is not over yet. */
function findBlock(manager: EntityManager, meetingId: string): Promise<AgendaItemEntity | null> {
  return manager.findOne(AgendaItemEntity, {
    where: {
      ...{ meetingId, kind: 'fundingCalls', visibility: 'all', removedAt: IsNull() },
      state: In(['open', 'current']),
    },
    order: { position: 'asc' },
  });
}

/** Answers what has found no place yet. */
async function remember(
  manager: EntityManager,
  meetingId: string,
  agendaItemId: string,
  lines: readonly AgendaLine[],
  placed: readonly string[],
): Promise<AgendaLine[]> {
  await manager.upsert(
    AgendaCallEntity,
    placed.map((callId) => ({ meetingId, callId, agendaItemId })),
    ['meetingId', 'callId'],
  );
  return lines.filter(({ id }) => !placed.includes(id));
}
