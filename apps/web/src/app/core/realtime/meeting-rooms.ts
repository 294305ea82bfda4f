import {
  effect,
  inject,
  Service,
  type Signal,
  signal,
  untracked,
  type WritableSignal,
} from '@angular/core';
import type { ProblemCode } from '@quartiersforum/domain';
import { Realtime } from './realtime';

/**
 * How far following a meeting has come. `waiting`: no connection, or no answer yet. `joined`: what is announced arrives; `times` grows
 * with each join, and what was announced before may have been missed. `refused`: not for this person, nothing will be announced.
 */
export type Following =
  | { readonly state: 'waiting' }
  | { readonly state: 'joined'; readonly times: number }
  | { readonly state: 'refused'; readonly code: ProblemCode };

interface Room {
  followers: number;
  /** How often it was joined, and the connection on which the last join was sent. */
  joins: number;
  askedOn: number;
  readonly following: WritableSignal<Following>;
  readonly release: () => void;
}

/** Milliseconds until a join that got no answer is tried again. */
const retryPause = 3000;

/** The meetings that this page follows. Several parts of a page may follow the same one; the last to go leaves the room. */
@Service()
export class MeetingRooms {
  private readonly realtime = inject(Realtime);
  private readonly rooms = new Map<string, Room>();

  constructor() {
    effect(() => {
      // A new connection is in no room, and a lost one in none any more.
      this.realtime.connections();
      this.realtime.isConnected();
      untracked(() => this.rooms.forEach((room, meetingId) => this.settle(meetingId, room)));
    });
    this.realtime.listen('account.accessChanged', () => this.joinAgain(), null);
  }

  enter(meetingId: string): Signal<Following> {
    const known = this.rooms.get(meetingId);
    const room = known ?? {
      followers: 0,
      joins: 0,
      askedOn: 0,
      following: signal<Following>({ state: 'waiting' }),
      release: this.realtime.hold(),
    };
    room.followers += 1;
    this.rooms.set(meetingId, room);
    this.settle(meetingId, room);
    return room.following;
  }

  exit(meetingId: string): void {
    const room = this.rooms.get(meetingId);
    if (room === undefined) return;
    room.followers -= 1;
    if (room.followers > 0) return;
    this.rooms.delete(meetingId);
    this.realtime.leave(meetingId);
    room.release();
  }

  /** Who may follow what has changed: the server has emptied rooms, or opens one that it refused. */
  private joinAgain(): void {
    this.rooms.forEach((room, meetingId) => {
      room.askedOn = 0;
      this.settle(meetingId, room);
    });
  }

  private settle(meetingId: string, room: Room): void {
    if (!this.realtime.isConnected()) room.following.set({ state: 'waiting' });
    else if (room.askedOn !== this.realtime.connections()) void this.join(meetingId, room);
  }

  private async join(meetingId: string, room: Room): Promise<void> {
    const connection = this.realtime.connections();
    room.askedOn = connection;
    const answer = await this.realtime.join(meetingId);
    const isStale = this.rooms.get(meetingId) !== room || room.askedOn !== connection;
    if (isStale) return;
    if (answer === null) {
      setTimeout(() => this.askAgain(meetingId, room, connection), retryPause);
      return;
    }
    room.joins += 1;
    room.following.set(
      answer.ok ? { state: 'joined', times: room.joins } : { state: 'refused', code: answer.code },
    );
  }

  private askAgain(meetingId: string, room: Room, connection: number): void {
    if (this.rooms.get(meetingId) !== room || room.askedOn !== connection) return;
    room.askedOn = 0;
    this.settle(meetingId, room);
  }
}
