import { computed, DestroyRef, effect, inject, Service, signal, untracked } from '@angular/core';
import type {
  ClientToServerEvents,
  Acknowledgement,
  ServerEventName,
  ServerEventPayload,
  ServerToClientEvents,
} from '@quartiersforum/domain';
import type { Socket } from 'socket.io-client';
import { SessionStore } from '../session/session-store';

type ServerSocket = Socket<ServerToClientEvents, ClientToServerEvents>;
type Handler = (payload: never) => void;

/** Milliseconds to wait before connecting again after the server has closed the socket. */
const recoveryPause = 1000;
/** Milliseconds to wait for an answer over the socket. */
const answerPatience = 5000;

/**
 * The one Socket.IO connection of a signed-in person, or of a guest while they follow a meeting. It only announces: a handler reads
 * again over HTTP.
 *
 * The one thing a newcomer would get wrong: what happened while the connection was down is never repeated, so whoever listens must also
 * read again after a reconnect (`onReconnect`).
 */
@Service()
export class Realtime {
  private readonly session = inject(SessionStore);
  private readonly accountId = computed(() => this.session.account()?.id);
  private readonly followed = signal(0);
  /** A guest is known by a cookie that no script can read; that they follow a meeting says that they have one. */
  private readonly person = computed(
    () => this.accountId() ?? (this.followed() > 0 ? 'guest' : undefined),
  );
  private readonly handlers = new Map<ServerEventName, Set<Handler>>();
  private socket: ServerSocket | undefined;
  private generation = 0;

  /** How often a connection was made; grows with each reconnect. */
  readonly connections = signal(0);
  /** Whether announcements arrive right now. */
  readonly isConnected = signal(false);

  constructor() {
    effect(() => {
      const person = this.person();
      untracked(() => (person === undefined ? this.disconnect() : void this.connect()));
    });
    inject(DestroyRef).onDestroy(() => this.disconnect());
    this.listen('account.accessChanged', () => void this.session.refresh(), null);
  }

  /** Calls `handle` for each such event until `lifetime` ends; by default that of the caller's injection context. */
  listen<Name extends ServerEventName>(
    name: Name,
    handle: (payload: ServerEventPayload<Name>) => void,
    lifetime: DestroyRef | null = inject(DestroyRef),
  ): void {
    const handlers = this.handlers.get(name) ?? new Set<Handler>();
    this.handlers.set(name, handlers.add(handle));
    lifetime?.onDestroy(() => handlers.delete(handle));
  }

  /** Keeps a connection open for somebody who is not signed in, until the returned function is called. */
  hold(): () => void {
    this.followed.update((count) => count + 1);
    return () => this.followed.update((count) => count - 1);
  }

  /** Joins the room of a meeting on this connection. `null`: no answer, for want of a connection or of time. */
  async join(meetingId: string): Promise<Acknowledgement | null> {
    const socket = this.socket;
    if (!socket?.connected) return null;
    return new Promise((resolve) => {
      socket
        .timeout(answerPatience)
        .emit('meeting.join', { meetingId }, (error: Error | null, answer: Acknowledgement) =>
          resolve(error === null ? answer : null),
        );
    });
  }

  leave(meetingId: string): void {
    // What is not connected is in no room; Socket.IO would keep the word for later.
    if (this.socket?.connected) this.socket.emit('meeting.leave', { meetingId }, () => undefined);
  }

  private async connect(): Promise<void> {
    this.disconnect();
    const generation = this.generation;
    const { io } = await import('socket.io-client');
    if (generation !== this.generation) return;
    const socket: ServerSocket = io({ transports: ['websocket'] });
    this.socket = socket;
    socket.on('connect', () => {
      this.isConnected.set(true);
      this.connections.update((count) => count + 1);
    });
    socket.onAny((name: ServerEventName, payload: unknown) => {
      this.handlers.get(name)?.forEach((handle) => {
        handle(payload as never);
      });
    });
    // The server closes the socket of an ended or changed session. Asking who we are leads to the sign-in page, or to a new socket.
    socket.on('disconnect', (reason) => {
      if (socket === this.socket) this.isConnected.set(false);
      if (reason === 'io server disconnect') void this.recover(socket);
    });
  }

  private async recover(socket: ServerSocket): Promise<void> {
    // A server that keeps closing must not be asked in a circle.
    await new Promise((resolve) => setTimeout(resolve, recoveryPause));
    if (this.session.isSignedIn()) await this.session.refresh().catch(() => undefined);
    if (this.person() !== undefined && socket === this.socket) socket.connect();
  }

  private disconnect(): void {
    this.generation += 1;
    this.socket?.disconnect();
    this.socket = undefined;
    this.isConnected.set(false);
  }
}
