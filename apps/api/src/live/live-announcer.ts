import { Injectable, type OnModuleInit } from '@nestjs/common';
import { roomName } from '@quartiersforum/domain';
import { DataSource } from 'typeorm';
import { Bus } from '../core/bus/bus';
import { Log } from '../core/log/log';
import { LocalAnnouncer } from '../realtime/local-announcer';
import { MeetingRooms } from '../realtime/meeting-rooms';
import { LiveStates } from './live-states';

/**
 * Shows everybody on this node what has changed in a meeting. The bus carries only its id; the state is read once, however many follow
 * it and however many changes come together, and written once for all of them.
 */
@Injectable()
export class LiveAnnouncer implements OnModuleInit {
  /** Meetings being announced; `true` when something changed after they were read. */
  private readonly announcing = new Map<string, boolean>();

  constructor(
    private readonly bus: Bus,
    private readonly dataSource: DataSource,
    private readonly states: LiveStates,
    private readonly sockets: LocalAnnouncer,
    private readonly rooms: MeetingRooms,
    private readonly log: Log,
  ) {}

  onModuleInit(): void {
    this.bus.on('live.changed', ({ meetingId }) => void this.announce(meetingId));
  }

  private async announce(meetingId: string): Promise<void> {
    if (this.announcing.has(meetingId)) {
      this.announcing.set(meetingId, true);
      return;
    }
    do {
      this.announcing.set(meetingId, false);
      await this.emit(meetingId);
    } while (this.announcing.get(meetingId) === true);
    this.announcing.delete(meetingId);
    // After the last state was shown: whoever may no longer follow leaves now, guests at the end.
    await this.rooms.askAgain(meetingId);
  }

  private async emit(meetingId: string): Promise<void> {
    const room = roomName.meeting(meetingId);
    if (!this.sockets.hasListeners(room)) return;
    try {
      const state = await this.states.read(this.dataSource.manager, meetingId);
      this.sockets.announce(room, 'live.changed', state);
    } catch {
      // Whoever follows it reads again when they reconnect, or at the next change.
      this.log.warn({ meetingId }, 'a change of a meeting was not announced');
    }
  }
}
