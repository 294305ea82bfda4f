import { signal } from '@angular/core';
import type { ServerEventName, ServerEventPayload } from '@quartiersforum/domain';

/** Announcements without a socket: the spec makes them. */
export class SilentRealtime {
  readonly connections = signal(1);
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
}
