import { computed, DestroyRef, effect, inject, Service, signal, untracked } from '@angular/core';
import type {
  ServerEventName,
  ServerEventPayload,
  ServerToClientEvents,
} from '@quartiersforum/domain';
import type { Socket } from 'socket.io-client';
import { SessionStore } from '../session/session-store';

type ServerSocket = Socket<ServerToClientEvents, Record<string, never>>;
type Handler = (payload: never) => void;

/** Milliseconds to wait before connecting again after the server has closed the socket. */
const recoveryPause = 1000;

/**
 * The one Socket.IO connection of a signed-in person. It only announces: a handler reads again over HTTP.
 *
 * The one thing a newcomer would get wrong: what happened while the connection was down is never repeated, so whoever listens must also
 * read again after a reconnect (`onReconnect`).
 */
@Service()
export class Realtime {
  private readonly session = inject(SessionStore);
  private readonly accountId = computed(() => this.session.account()?.id);
  private readonly handlers = new Map<ServerEventName, Set<Handler>>();
  private socket: ServerSocket | undefined;
  private generation = 0;

  /** How often a connection was made; grows with each reconnect. */
  readonly connections = signal(0);

  constructor() {
    effect(() => {
      const accountId = this.accountId();
      untracked(() => (accountId === undefined ? this.disconnect() : void this.connect()));
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

  private async connect(): Promise<void> {
    this.disconnect();
    const generation = this.generation;
    const { io } = await import('socket.io-client');
    if (generation !== this.generation) return;
    const socket: ServerSocket = io({ transports: ['websocket'] });
    this.socket = socket;
    socket.on('connect', () => this.connections.update((count) => count + 1));
    socket.onAny((name: ServerEventName, payload: unknown) => {
      this.handlers.get(name)?.forEach((handle) => {
        handle(payload as never);
      });
    });
    // The server closes the socket of an ended or changed session. Asking who we are leads to the sign-in page, or to a new socket.
    socket.on('disconnect', (reason) => {
      if (reason === 'io server disconnect') void this.recover(socket);
    });
  }

  private async recover(socket: ServerSocket): Promise<void> {
    // A server that keeps closing must not be asked in a circle.
    await new Promise((resolve) => setTimeout(resolve, recoveryPause));
    await this.session.refresh().catch(() => undefined);
    if (this.session.isSignedIn() && socket === this.socket) socket.connect();
  }

  private disconnect(): void {
    this.generation += 1;
    this.socket?.disconnect();
    this.socket = undefined;
  }
}
