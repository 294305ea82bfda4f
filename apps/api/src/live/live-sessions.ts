import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Bus } from '../core/bus/bus';
import { LiveSessionEntity } from './live-session.entity';

/** What a change is about: the course of the meeting, or only who is there and who wants to speak. */
export type LiveChange = 'steered' | 'joined';

/**
 * The row that all changes of a running meeting go through, one after the other. Lock it after the row of the meeting, never before:
 * whoever changes the agenda has that one already.
 */
@Injectable()
export class LiveSessions {
  constructor(private readonly bus: Bus) {}

  /** Holds the row until the end of the transaction; makes it when the meeting has none yet. */
  async lock(manager: EntityManager, meetingId: string): Promise<LiveSessionEntity> {
    const rows: LiveSessionEntity[] = await manager.query(
      `insert into live_session (meeting_id) values ($1)
       on conflict (meeting_id) do update set version = live_session.version
       returning meeting_id as "meetingId", version, steered_version as "steeredVersion", item_started_at as "itemStartedAt",
         paused_at as "pausedAt", planned_end as "plannedEnd", is_queue_open as "isQueueOpen", queue_order as "queueOrder"`,
      [meetingId],
    );
    const [row] = rows;
    if (row === undefined) throw new Error('a locked row was not answered');
    return manager.create(LiveSessionEntity, row);
  }

  /** Saves the row as a new version and tells all nodes with the commit: one question for both, for everybody waits for it. */
  async save(
    manager: EntityManager,
    session: LiveSessionEntity,
    change: LiveChange,
  ): Promise<void> {
    session.version += 1;
    if (change === 'steered') session.steeredVersion = session.version;
    const { meetingId, version, steeredVersion, isQueueOpen, queueOrder } = session;
    const row = [
      ...[version, steeredVersion, session.itemStartedAt, session.pausedAt],
      ...[session.plannedEnd, isQueueOpen, queueOrder, meetingId],
    ];
    await this.bus.publish('live.changed', { meetingId, isCircleNew: false }, (notify, values) =>
      manager.query(
        `with saved as (
           update live_session set version = $3, steered_version = $4, item_started_at = $5, paused_at = $6,
                  planned_end = $7, is_queue_open = $8, queue_order = $9 where meeting_id = $10)
         ${notify}`,
        [...values, ...row],
      ),
    );
  }

  /** Tells all nodes that what people see has changed, with the commit; also when it is others now who may see it. */
  async tell(manager: EntityManager, meetingId: string, isCircleNew = false): Promise<void> {
    await this.bus.publish('live.changed', { meetingId, isCircleNew }, (sql, values) =>
      manager.query(sql, values),
    );
  }
}
