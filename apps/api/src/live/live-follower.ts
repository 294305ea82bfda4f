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

  /** A command that was given before is stale then: the item that comes next may be another. */
  private async followAgenda(manager: EntityManager, meetingId: string): Promise<void> {
    const isBegun = await manager.existsBy(LiveSessionEntity, { meetingId });
    if (!isBegun) return this.sessions.tell(manager, meetingId);
    await this.sessions.save(manager, await this.sessions.lock(manager, meetingId), 'steered');
  }
}
