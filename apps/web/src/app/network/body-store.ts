import { computed, inject, Service, signal } from '@angular/core';
import type { Body, Permission } from '@quartiersforum/domain';
import type { Version } from '../core/form/concurrent-form';
import { lastValue } from '../core/loading/last-value';
import { onReconnect } from '../core/realtime/on-reconnect';
import { Realtime } from '../core/realtime/realtime';
import { SessionStore } from '../core/session/session-store';
import { Clock } from '../core/time/clock';
import { isIn } from './current-members';
import { NetworkClient } from './network-client';

/** One body with its memberships, and what the person may do with it. Provided by its page. */
@Service({ autoProvided: false })
export class BodyStore {
  private readonly client = inject(NetworkClient);
  private readonly session = inject(SessionStore);
  private readonly today = inject(Clock).today();
  private readonly id = signal<string | undefined>(undefined);

  readonly resource = this.client.body(this.id);
  private readonly last = lastValue(this.resource);
  /** Undefined until it is loaded; never the one before it. */
  readonly body = computed(() => {
    const body = this.last();
    return body?.id === this.id() ? body : undefined;
  });

  readonly canUpdate = computed(() => this.may('body.update'));
  readonly canSeeHistory = computed(() => this.may('body.history'));
  readonly canAdd = computed(() => this.may('membership.create'));
  readonly canEnd = computed(() => this.may('membership.update'));

  constructor() {
    const realtime = inject(Realtime);
    realtime.listen('body.changed', ({ bodyId }) => {
      if (bodyId === this.id()) this.resource.reload();
    });
    onReconnect(() => this.resource.reload());
  }

  show(id: string): void {
    this.id.set(id);
  }

  /** Takes over what a command has answered. */
  adopt(body: Body): void {
    if (body.id === this.id()) this.resource.set(body);
  }

  /** Reads again and is done when the answer is there. */
  async reread(): Promise<void> {
    const id = this.id();
    if (id !== undefined) this.adopt(await this.client.readBody(id));
  }

  /** The part of it that a form holds, with the version that it was read in. */
  versionOf<Value>(part: (body: Body) => Value): Version<Value> | null {
    const body = this.body();
    return body === undefined ? null : { version: body.version, value: part(body) };
  }

  private may(permission: Permission): boolean {
    const body = this.body();
    const account = this.session.account();
    const isMember = body !== undefined && account !== null && isIn(body, account, this.today);
    return this.session.may(permission, { relation: isMember ? 'participant' : 'outsider' });
  }
}
