import { computed, inject, Service, signal } from '@angular/core';
import type { ContactPoint, Permission } from '@quartiersforum/domain';
import { Toaster } from '@quartiersforum/ui/frame';
import type { Version } from '../core/form/concurrent-form';
import { lastValue } from '../core/loading/last-value';
import { failureOf } from '../core/problem/problem-of';
import { onReconnect } from '../core/realtime/on-reconnect';
import { Realtime } from '../core/realtime/realtime';
import { SessionStore } from '../core/session/session-store';
import { NetworkClient } from './network-client';

/**
 * One contact point, and what the person may do with it. Provided by its page.
 *
 * The one thing a newcomer would get wrong: its own people change how it describes itself, everything else is the coordinator's; one form
 * shows either what both may or all of it.
 */
@Service({ autoProvided: false })
export class ContactPointStore {
  private readonly client = inject(NetworkClient);
  private readonly session = inject(SessionStore);
  private readonly toaster = inject(Toaster);
  private readonly id = signal<string | undefined>(undefined);

  readonly resource = this.client.contactPoint(this.id);
  private readonly last = lastValue(this.resource);
  /** Undefined until it is loaded; never the one before it. */
  readonly contactPoint = computed(() => {
    const contactPoint = this.last();
    return contactPoint?.id === this.id() ? contactPoint : undefined;
  });

  readonly canUpdate = computed(() => this.may('contactPoint.update'));
  readonly canDescribe = computed(() => this.may('contactPoint.describe'));
  readonly canSeeHistory = computed(() => this.may('contactPoint.history'));
  readonly canUpdatePhases = computed(() => this.may('fundingPhase.update'));
  /** Whether a command is on its way. */
  readonly isBusy = signal(false);

  constructor() {
    const reload = (): void => void this.resource.reload();
    const realtime = inject(Realtime);
    realtime.listen('contactPoint.changed', ({ contactPointId }) => {
      if (contactPointId === this.id() || this.names(contactPointId)) reload();
    });
    // Those who run it or work with it may have another name now.
    realtime.listen('organisation.changed', ({ organisationId }) => {
      if (this.names(organisationId)) reload();
    });
    realtime.listen('register.imported', reload);
    onReconnect(reload);
  }

  private names(id: string): boolean {
    const { providers = [], partners = [] } = this.contactPoint() ?? {};
    return [...providers, ...partners].some((tied) => tied.id === id);
  }

  show(id: string): void {
    this.id.set(id);
  }

  /** Takes over what a command has answered. */
  adopt(contactPoint: ContactPoint): void {
    if (contactPoint.id === this.id()) this.resource.set(contactPoint);
  }

  /** Reads again and is done when the answer is there. */
  async reread(): Promise<void> {
    const id = this.id();
    if (id !== undefined) this.adopt(await this.client.readContactPoint(id));
  }

  /** The part of it that a form holds, with the version that it was read in. */
  versionOf<Value>(part: (contactPoint: ContactPoint) => Value): Version<Value> | null {
    const contactPoint = this.contactPoint();
    return contactPoint === undefined
      ? null
      : { version: contactPoint.version, value: part(contactPoint) };
  }

  /** Runs a command of one click, says `done`, or why it did not work. */
  async run(
    command: (contactPoint: ContactPoint) => Promise<ContactPoint>,
    done: string,
  ): Promise<void> {
    const contactPoint = this.contactPoint();
    if (contactPoint === undefined || this.isBusy()) return;
    this.isBusy.set(true);
    try {
      this.adopt(await command(contactPoint));
      this.toaster.show(done);
    } catch (error) {
      this.toaster.show(failureOf(error).text, 'danger');
      this.resource.reload();
    }
    this.isBusy.set(false);
  }

  private may(permission: Permission): boolean {
    const isOwn = this.session.account()?.contactPoint?.id === this.id();
    return this.session.may(permission, { relation: isOwn ? 'self' : 'outsider' });
  }
}
