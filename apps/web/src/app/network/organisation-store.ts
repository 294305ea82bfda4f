import { computed, inject, Service, signal } from '@angular/core';
import type { Organisation, Permission } from '@quartiersforum/domain';
import { Toaster } from '@quartiersforum/ui/frame';
import type { Version } from '../core/form/concurrent-form';
import { lastValue } from '../core/loading/last-value';
import { failureOf } from '../core/problem/problem-of';
import { onReconnect } from '../core/realtime/on-reconnect';
import { Realtime } from '../core/realtime/realtime';
import { SessionStore } from '../core/session/session-store';
import { NetworkClient } from './network-client';

/** One organisation, and what the person may do with it. Provided by its page. */
@Service({ autoProvided: false })
export class OrganisationStore {
  private readonly client = inject(NetworkClient);
  private readonly session = inject(SessionStore);
  private readonly toaster = inject(Toaster);
  private readonly id = signal<string | undefined>(undefined);

  readonly resource = this.client.organisation(this.id);
  private readonly last = lastValue(this.resource);
  /** Undefined until it is loaded; never the one before it. */
  readonly organisation = computed(() => {
    const organisation = this.last();
    return organisation?.id === this.id() ? organisation : undefined;
  });

  readonly canUpdate = computed(() => this.may('organisation.update'));
  readonly canSeeHistory = computed(() => this.may('organisation.history'));

  constructor() {
    const realtime = inject(Realtime);
    realtime.listen('organisation.changed', ({ organisationId }) => {
      if (organisationId === this.id()) this.resource.reload();
    });
    // What it runs and where it belongs is said by others.
    realtime.listen('contactPoint.changed', () => this.resource.reload());
    realtime.listen('body.changed', () => this.resource.reload());
    realtime.listen('register.imported', () => this.resource.reload());
    onReconnect(() => this.resource.reload());
  }

  show(id: string): void {
    this.id.set(id);
  }

  /** Takes over what a command has answered. */
  adopt(organisation: Organisation): void {
    if (organisation.id === this.id()) this.resource.set(organisation);
  }

  /** Reads again and is done when the answer is there. */
  async reread(): Promise<void> {
    const id = this.id();
    if (id !== undefined) this.adopt(await this.client.readOrganisation(id));
  }

  /** The part of it that a form holds, with the version that it was read in. */
  versionOf<Value>(part: (organisation: Organisation) => Value): Version<Value> | null {
    const organisation = this.organisation();
    return organisation === undefined
      ? null
      : { version: organisation.version, value: part(organisation) };
  }

  /** Runs a command of one click, says `done`, or why it did not work. */
  async run(
    command: (organisation: Organisation) => Promise<Organisation>,
    done: string,
  ): Promise<void> {
    const organisation = this.organisation();
    if (organisation === undefined) return;
    try {
      this.adopt(await command(organisation));
      this.toaster.show(done);
    } catch (error) {
      this.toaster.show(failureOf(error).text, 'danger');
      this.resource.reload();
    }
  }

  private may(permission: Permission): boolean {
    const isOwn = this.session.account()?.organisation?.id === this.id();
    return this.session.may(permission, { relation: isOwn ? 'self' : 'outsider' });
  }
}
