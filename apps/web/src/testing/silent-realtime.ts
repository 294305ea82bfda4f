import { signal } from '@angular/core';
import type { Acknowledgement, ServerEventName, ServerEventPayload } from '@quartiersforum/domain';

/** Announcements without a socket: the spec makes them, and cuts the connection. */
export class SilentRealtime {
  readonly connections = signal(1);
  readonly isConnected = signal(true);
  /** What was joined and left, as `join id` and `leave id`. */
  readonly said: string[] = [];
  /** What the next joins are answered. */
  joinAnswer: Acknowledgement | null = { ok: true };
  private readonly handlers = new Map<string, ((payload: never) => void)[]>();

  listen<Name extends ServerEventName>(
    name: Name,
    handle: (payload: ServerEventPayload<Name>) => void,
  ): void {
    this.handlers.set(name, [...(this.handlers.get(name) ?? []), handle]);
  }

  announce<Name extends ServerEventName>(name: Name, payload: ServerEventPayload<Name>): void {
    for (const handle of this.handlers.get(name) ?? []) handle(payload as never);
  }

  hold(): () => void {
    return () => undefined;
  }

  join(meetingId: string): Promise<Acknowledgement | null> {
    this.said.push(`join ${meetingId}`);
    return Promise.resolve(this.joinAnswer);
  }

  leave(meetingId: string): void {
    this.said.push(`leave ${meetingId}`);
  }

  cut(): void {
    this.isConnected.set(false);
  }

  reconnect(): void {
    this.isConnected.set(true);
    this.connections.update((count) => count + 1);
  }
}
