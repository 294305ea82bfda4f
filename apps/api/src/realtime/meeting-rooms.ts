import { Injectable } from '@nestjs/common';
import {
  type Acknowledgement,
  type ClientEventName,
  clientEvents,
  roomName,
  roomsPerSocket,
} from '@quartiersforum/domain';
import type { AnnouncementSocket } from './announcement-server';
import { MeetingRoomAccess, type MeetingRoomRules } from './meeting-room-access';

/** What somebody asks who was not let in, or not any more, is answered as if there were no such meeting. */
const closed: MeetingRoomRules = { roomsOf: () => [] };

/**
 * Which sockets follow which meeting. A newcomer would ask once, when somebody joins: whenever the meeting, its circle, an account or a
 * membership changes, everybody who follows is asked again, and who may no longer leaves the room at once.
 */
@Injectable()
export class MeetingRooms {
  private readonly followers = new Map<string, Set<AnnouncementSocket>>();
  private readonly reading = new Map<string, Promise<MeetingRoomRules>>();
  /** Meetings being asked about again; `true` when something changed meanwhile. */
  private readonly asking = new Map<string, boolean>();
  /** Grows with each change, so that an answer read before it lets nobody in after it. */
  private generation = 0;

  constructor(private readonly access: MeetingRoomAccess) {}

  /** Listens to what this socket wants to follow. Whatever it sends, it gets an answer and nothing is thrown. */
  serve(socket: AnnouncementSocket): void {
    this.on(socket, 'meeting.join', (meetingId) => this.join(socket, meetingId));
    this.on(socket, 'meeting.leave', (meetingId) => {
      this.leave(socket, meetingId);
      return Promise.resolve({ ok: true });
    });
    socket.on('disconnect', () => {
      for (const meetingId of [...socket.data.meetings]) this.forget(socket, meetingId);
    });
  }

  /** Asks again for everybody on this node who follows the meeting, or any meeting; changes that come together cost one question. */
  async askAgain(meetingId?: string): Promise<void> {
    this.generation += 1;
    const followed = [...this.followers.keys()];
    const concerned = followed.filter((id) => meetingId === undefined || id === meetingId);
    await Promise.all(concerned.map((id) => this.askAgainAbout(id)));
  }

  /** Asks again for one socket whose visitor has changed. */
  async askAgainFor(socket: AnnouncementSocket): Promise<void> {
    this.generation += 1;
    for (const meetingId of socket.data.meetings) {
      const rules = await this.rulesOf(meetingId).catch(() => null);
      if (rules !== null) this.place(socket, meetingId, rules);
    }
  }

  private on(
    socket: AnnouncementSocket,
    name: ClientEventName,
    handle: (meetingId: string) => Promise<Acknowledgement>,
  ): void {
    socket.on(name, (payload: unknown, acknowledge: unknown) => {
      const answer = (said: Acknowledgement): void => {
        if (typeof acknowledge === 'function')
          (acknowledge as (said: Acknowledgement) => void)(said);
      };
      const asked = clientEvents[name].safeParse(payload);
      if (!asked.success) {
        answer({ ok: false, code: 'request.invalid' });
        return;
      }
      handle(asked.data.meetingId).then(answer, () =>
        answer({ ok: false, code: 'server.unavailable' }),
      );
    });
  }

  private async join(socket: AnnouncementSocket, meetingId: string): Promise<Acknowledgement> {
    const { meetings } = socket.data;
    if (!meetings.has(meetingId) && meetings.size >= roomsPerSocket)
      return { ok: false, code: 'request.rateLimited' };
    // It counts as a follower from here on: what changes while its access is being read is heard for it, too.
    meetings.add(meetingId);
    const sockets = this.followers.get(meetingId) ?? new Set();
    this.followers.set(meetingId, sockets.add(socket));
    try {
      let generation: number;
      let rules: MeetingRoomRules;
      do {
        generation = this.generation;
        rules = await this.rulesOf(meetingId);
      } while (generation !== this.generation);
      return socket.connected && meetings.has(meetingId) && this.place(socket, meetingId, rules)
        ? { ok: true }
        : { ok: false, code: 'meeting.notFound' };
    } catch (error) {
      this.leave(socket, meetingId);
      throw error;
    }
  }

  private leave(socket: AnnouncementSocket, meetingId: string): void {
    void socket.leave(roomName.meeting(meetingId));
    void socket.leave(roomName.meetingLead(meetingId));
    this.forget(socket, meetingId);
  }

  private forget(socket: AnnouncementSocket, meetingId: string): void {
    socket.data.meetings.delete(meetingId);
    const sockets = this.followers.get(meetingId);
    sockets?.delete(socket);
    if (sockets?.size === 0) this.followers.delete(meetingId);
  }

  /** Puts the socket into the rooms that are open to it, and out of the others; whether there is one. */
  private place(socket: AnnouncementSocket, meetingId: string, rules: MeetingRoomRules): boolean {
    const open = rules.roomsOf(socket.data.visitor);
    for (const room of [roomName.meeting(meetingId), roomName.meetingLead(meetingId)])
      if (open.includes(room)) void socket.join(room);
      else if (socket.rooms.has(room)) {
        void socket.leave(room);
        socket.emit('account.accessChanged', {});
      }
    if (open.length === 0) this.forget(socket, meetingId);
    return open.length > 0;
  }

  private async askAgainAbout(meetingId: string): Promise<void> {
    if (this.asking.has(meetingId)) {
      this.asking.set(meetingId, true);
      return;
    }
    do {
      this.asking.set(meetingId, false);
      // An answer that cannot be had now is asked for again by the next sweep.
      const rules = await this.rulesOf(meetingId).catch(() => null);
      for (const socket of [...(this.followers.get(meetingId) ?? [])])
        if (rules !== null) this.place(socket, meetingId, rules);
    } while (this.asking.get(meetingId) === true);
    this.asking.delete(meetingId);
  }

  /** Everybody comes at once when a meeting begins: all who ask in the same generation share one question. */
  private rulesOf(meetingId: string): Promise<MeetingRoomRules> {
    const key = `${this.generation} ${meetingId}`;
    const known = this.reading.get(key);
    if (known !== undefined) return known;
    const reading = this.access
      .rulesOf(meetingId)
      .then((rules) => rules ?? closed)
      .finally(() => this.reading.delete(key));
    this.reading.set(key, reading);
    return reading;
  }
}
