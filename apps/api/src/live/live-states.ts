import { Injectable } from '@nestjs/common';
import { DomainError, type Heard, type LiveState, orderQueue } from '@quartiersforum/domain';
import type { EntityManager } from 'typeorm';
import { findLive, type LiveRow } from './live.queries';

/** What everybody in a meeting sees of it: the same for all, so it holds nothing that depends on who asks. */
@Injectable()
export class LiveStates {
  /** Throws `meeting.notFound`. */
  async read(manager: EntityManager, meetingId: string): Promise<LiveState> {
    const row = await findLive(manager, meetingId);
    if (row === undefined) throw new DomainError('meeting.notFound');
    return toLiveState(meetingId, row, new Date());
  }
}

function toLiveState(meetingId: string, row: LiveRow, now: Date): LiveState {
  const { title, state, present, startsAt, durationMinutes } = row;
  const items = [...(row.items ?? [])];
  const announcedEnd = new Date(startsAt.getTime() + durationMinutes * 60_000);
  return {
    ...{ meetingId, title, state, items, present },
    version: row.version ?? 1,
    serverTime: now.toISOString(),
    startedAt: instant(row.startedAt),
    pausedAt: instant(row.pausedAt),
    endedAt: instant(row.endedAt),
    plannedEnd: (row.plannedEnd ?? announcedEnd).toISOString(),
    currentItemId: items.find((item) => item.state === 'current')?.id ?? null,
    itemStartedAt: instant(row.itemStartedAt),
    queue: queueOf(row),
  };
}

function queueOf(row: LiveRow): LiveState['queue'] {
  const order = row.queueOrder ?? 'arrival';
  const hands = row.hands ?? [];
  const speaking = hands.filter(({ state }) => state === 'speaking');
  const waiting = hands.filter(({ state }) => state === 'waiting');
  const entries = [...speaking, ...orderQueue(waiting, order, heardOf(row.heard ?? []))];
  return {
    isOpen: row.isQueueOpen ?? true,
    order,
    entries: entries.map(({ id, attendeeId, name, affiliation, state }) => ({
      ...{ id, attendeeId, name, affiliation, state },
    })),
  };
}

/** From who has spoken, or speaks now. */
export function heardOf(
  spoke: readonly { readonly attendeeId: string; readonly affiliation: string | null }[],
): Heard {
  return {
    attendeeIds: new Set(spoke.map(({ attendeeId }) => attendeeId)),
    affiliations: new Set(spoke.flatMap(({ affiliation }) => affiliation ?? [])),
  };
}

function instant(date: Date | null): string | null {
  return date?.toISOString() ?? null;
}
