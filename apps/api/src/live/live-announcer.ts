import { Injectable, type OnModuleInit } from '@nestjs/common';
import { roomName, type ServerEventPayload } from '@quartiersforum/domain';
import { DataSource } from 'typeorm';
import { Bus } from '../core/bus/bus';
import type { BusMessages } from '../core/bus/bus-messages';
import { Log } from '../core/log/log';
import { LocalAnnouncer } from '../realtime/local-announcer';
import { MeetingRooms } from '../realtime/meeting-rooms';
import { LiveStates } from './live-states';

interface Pending {
  /** Something changed after the last reading began. */
  hasChanged: boolean;
  isCircleNew: boolean;
}

/**
 * Shows everybody on this node what has changed in a meeting. The bus carries only its id; the state is read once, however many follow
 * it and however many changes come together, and written once for all of them.
 */
@Injectable()
export class LiveAnnouncer implements OnModuleInit {
  /** What is still to be done for meetings that are being announced. */
  private readonly announcing = new Map<string, Pending>();

  constructor(
    private readonly bus: Bus,
    private readonly dataSource: DataSource,
    private readonly states: LiveStates,
    private readonly sockets: LocalAnnouncer,
    private readonly rooms: MeetingRooms,
    private readonly log: Log,
  ) {}

  onModuleInit(): void {
    this.bus.on('live.changed', (change) => void this.announce(change));
    // Somebody may have been invited, or not be any longer.
    this.bus.on('realtime.announced', ({ rooms, event, payload }) => {
      if (event !== 'meeting.changed') return;
      const { meetingId } = payload as ServerEventPayload<'meeting.changed'>;
      if (rooms.includes(roomName.meeting(meetingId))) this.askAgain(meetingId);
    });
  }

  private async announce({ meetingId, isCircleNew }: BusMessages['live.changed']): Promise<void> {
    const pending = this.announcing.get(meetingId);
    if (pending !== undefined) {
      pending.hasChanged = true;
      pending.isCircleNew ||= isCircleNew;
      return;
    }
    const own = { hasChanged: true, isCircleNew };
    this.announcing.set(meetingId, own);
    while (own.hasChanged) {
      own.hasChanged = false;
      await this.emit(meetingId);
    }
    this.announcing.delete(meetingId);
    // After the last state was shown: whoever may no longer follow leaves now, guests at the end.
    if (own.isCircleNew) await this.rooms.askAgain(meetingId);
  }

  private askAgain(meetingId: string): void {
    const pending = this.announcing.get(meetingId);
    if (pending === undefined) void this.rooms.askAgain(meetingId);
    else pending.isCircleNew = true;
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
