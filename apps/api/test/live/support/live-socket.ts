import { once } from 'node:events';
import type { Acknowledgement, LiveState, ServerToClientEvents } from '@quartiersforum/domain';
import { io, type Socket } from 'socket.io-client';
import type { Agent } from '../../support/agent';
import type { TestApp } from '../../support/app';

/** A screen that follows meetings, on one node. */
export class LiveSocket {
  readonly states: LiveState[] = [];
  private readonly heard: { name: string; at: number }[] = [];

  private constructor(readonly socket: Socket<ServerToClientEvents, Record<string, never>>) {
    socket.on('live.changed', (state) => this.states.push(state));
    socket.onAny((name: string) => this.heard.push({ name, at: performance.now() }));
  }

  static async open(node: TestApp, agent: Agent): Promise<LiveSocket> {
    const socket = io(`http://127.0.0.1:${node.port}`, {
      transports: ['websocket'],
      ...{ reconnection: false, forceNew: true },
      extraHeaders: { Origin: new URL(node.url).origin, Cookie: agent.cookie ?? '' },
    });
    const opened = new LiveSocket(socket);
    await Promise.race([
      once(socket as never, 'connect'),
      once(socket as never, 'connect_error').then(() => Promise.reject(new Error('refused'))),
    ]);
    return opened;
  }

  /** Whatever is said, acknowledged or not within five seconds. */
  say(name: string, ...said: unknown[]): Promise<Acknowledgement> {
    const socket = this.socket.timeout(5_000) as unknown as {
      emitWithAck(name: string, ...said: unknown[]): Promise<Acknowledgement>;
    };
    return socket.emitWithAck(name, ...said);
  }

  /** Says something without waiting for an answer, or with something else in its place. */
  throwIn(name: string, ...said: unknown[]): void {
    (this.socket as unknown as { emit(name: string, ...said: unknown[]): void }).emit(
      name,
      ...said,
    );
  }

  join(meetingId: string): Promise<Acknowledgement> {
    return this.say('meeting.join', { meetingId });
  }

  leave(meetingId: string): Promise<Acknowledgement> {
    return this.say('meeting.leave', { meetingId });
  }

  /** The first state that fits, whether it has come already or not. */
  async sees(fits: (state: LiveState) => boolean, milliseconds = 5_000): Promise<LiveState> {
    const known = this.states.find(fits);
    if (known !== undefined) return known;
    return new Promise((resolve, reject) => {
      const late = setTimeout(
        () => reject(new Error(`was not seen; last: ${JSON.stringify(this.states.at(-1))}`)),
        milliseconds,
      );
      const look = (state: LiveState): void => {
        if (!fits(state)) return;
        clearTimeout(late);
        this.socket.off('live.changed', look);
        resolve(state);
      };
      this.socket.on('live.changed', look);
    });
  }

  async hears(name: keyof ServerToClientEvents): Promise<void> {
    if (this.heard.some((event) => event.name === name)) return;
    await once(this.socket as never, name, { signal: AbortSignal.timeout(5_000) });
  }

  close(): void {
    this.socket.disconnect();
  }
}
