import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { MeetingFollowers } from '../meeting/meeting-followers';
import { AttendanceRoll } from './attendance-roll';
import { LiveSessionEntity } from './live-session.entity';
import { LiveSessions } from './live-sessions';

/** What the live state of a meeting does when something happens to the meeting: inside the same transaction, or not at all. */
@Injectable()
export class LiveFollower implements OnModuleInit {
  constructor(
    private readonly followers: MeetingFollowers,
    private readonly sessions: LiveSessions,
    private readonly roll: AttendanceRoll,
  ) {}

  onModuleInit(): void {
    this.followers.register({
      started: async (manager, meetingId) => {
        await this.roll.takeOverAnswers(manager, meetingId);
        await this.sessions.tell(manager, meetingId, true);
      },
      ended: (manager, meetingId) => this.close(manager, meetingId),
      agendaChanged: (manager, meetingId) => this.followAgenda(manager, meetingId),
      circleChanged: (manager, meetingId) => this.sessions.tell(manager, meetingId, true),
      planChanged: (manager, meetingId) => this.sessions.tell(manager, meetingId),
    });
  }

  /** Who did not come was absent, nobody waits to speak, and no guest's cookie is worth anything. */
  private async close(manager: EntityManager, meetingId: string): Promise<void> {
    await this.roll.takeOverAnswers(manager, meetingId);
    await this.roll.close(manager, meetingId);
    await manager.query(
      `update speaker_entry set state = 'heard' where meeting_id = $1 and state = 'speaking'`,
      [meetingId],
    );
    await manager.query(`delete from speaker_entry where meeting_id = $1 and state = 'waiting'`, [
      meetingId,
    ]);
    await manager.query(`delete from guest_visit where meeting_id = $1`, [meetingId]);
    await this.sessions.tell(manager, meetingId, true);
  }

  /** An item that runs may be removed: it keeps the time it has had, and comes back as one that is still to do. */
  private async followAgenda(manager: EntityManager, meetingId: string): Promise<void> {
    const session = await manager.findOne(LiveSessionEntity, {
      where: { meetingId },
      lock: { mode: 'pessimistic_write' },
    });
    if (session === null) return;
    const { itemStartedAt } = session;
    const ran = itemStartedAt === null ? 0 : Math.max(0, Date.now() - itemStartedAt.getTime());
    const [, removed] = await manager.query<[unknown[], number]>(
      `update agenda_item set state = 'open', spent_seconds = spent_seconds + $2
        where meeting_id = $1 and state = 'current' and removed_at is not null`,
      [meetingId, Math.floor(ran / 1000)],
    );
    if (removed > 0) session.itemStartedAt = null;
    await this.sessions.save(manager, session, 'steered');
  }
}
