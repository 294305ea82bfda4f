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
    await manager.query(
      `insert into live_session (meeting_id) values ($1) on conflict (meeting_id) do nothing`,
      [meetingId],
    );
    return manager.findOneOrFail(LiveSessionEntity, {
      where: { meetingId },
      lock: { mode: 'pessimistic_write' },
    });
  }

  /** Saves the row as a new version and tells all nodes with the commit. */
  async save(
    manager: EntityManager,
    session: LiveSessionEntity,
    change: LiveChange,
  ): Promise<void> {
    session.version += 1;
    if (change === 'steered') session.steeredVersion = session.version;
    await manager.save(session);
    await this.tell(manager, session.meetingId);
  }

  /** Tells all nodes that what people see has changed, with the commit. */
  async tell(manager: EntityManager, meetingId: string): Promise<void> {
    await this.bus.publish('live.changed', { meetingId }, (sql, values) =>
      manager.query(sql, values),
    );
  }
}
