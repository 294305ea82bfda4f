import { computed, inject, Service, signal } from '@angular/core';
import type { FundingCall, Interest, Permission } from '@quartiersforum/domain';
import { Toaster } from '@quartiersforum/ui/frame';
import { lastValue } from '../core/loading/last-value';
import { failureOf } from '../core/problem/problem-of';
import { onReconnect } from '../core/realtime/on-reconnect';
import { Realtime } from '../core/realtime/realtime';
import { SessionStore } from '../core/session/session-store';
import { FundingClient } from './funding-client';

/**
 * One call with the interests in it, and what the person may do with it. Provided by the page.
 *
 * The one thing a newcomer would get wrong: an interest is of an organisation, not of a person. `relation: 'self'` is the own
 * organisation's, whoever of it has entered it.
 */
@Service({ autoProvided: false })
export class FundingCallStore {
  private readonly client = inject(FundingClient);
  private readonly session = inject(SessionStore);
  private readonly toaster = inject(Toaster);
  private readonly id = signal<string | undefined>(undefined);

  readonly resource = this.client.call(this.id);
  readonly call = lastValue(this.resource);
  readonly interestResource = this.client.interests(this.id);
  readonly interests = lastValue(this.interestResource);
  readonly ownInterest = computed<Interest | null>(
    () => this.interests()?.items.find(({ relation }) => relation === 'self') ?? null,
  );

  readonly canUpdate = computed(() => this.may('fundingCall.update'));
  readonly canPublish = computed(() => this.may('fundingCall.publish'));
  readonly canWithdraw = computed(
    () => this.call()?.publication !== 'withdrawn' && this.may('fundingCall.withdraw'),
  );
  /** Only whoever speaks for an organisation can say what it has in mind; the server knows for which. */
  readonly canTakeInterest = computed(
    () =>
      (this.interests()?.organisation ?? null) !== null &&
      this.session.may('interest.set', { relation: 'self' }),
  );
  /** Whether a command is on its way. */
  readonly isBusy = signal(false);

  constructor() {
    const realtime = inject(Realtime);
    realtime.listen('fundingCall.changed', ({ callId }) => {
      if (callId === this.id()) this.resource.reload();
    });
    realtime.listen('interest.changed', ({ callId }) => {
      if (callId === this.id()) this.reloadInterests();
    });
    realtime.listen('fundingProgramme.changed', ({ programmeId }) => {
      if (programmeId === this.call()?.programme.id) this.resource.reload();
    });
    onReconnect(() => {
      this.resource.reload();
      this.reloadInterests();
    });
  }

  show(id: string): void {
    this.id.set(id);
  }

  /** Takes over what a command has answered. */
  adopt(call: FundingCall): void {
    this.resource.set(call);
  }

  /** Reads again and is done when the answer is there. */
  async reread(): Promise<void> {
    const id = this.id();
    if (id !== undefined) this.adopt(await this.client.read(id));
  }

  reloadInterests(): void {
    this.interestResource.reload();
  }

  /** Shows what the own organisation has just said, or with `null` taken back. */
  adoptInterest(own: Interest | null): void {
    const known = this.interests();
    const others = known?.items.filter(({ relation }) => relation !== 'self') ?? [];
    const items = own === null ? others : [own, ...others];
    const organisation = own?.organisation ?? known?.organisation ?? null;
    this.interestResource.set({ items, total: items.length, organisation });
  }

  /** Runs a command of one click, says `done`, or why it did not work. */
  async run(command: (call: FundingCall) => Promise<FundingCall>, done: string): Promise<void> {
    const call = this.call();
    if (call === undefined || this.isBusy()) return;
    this.isBusy.set(true);
    try {
      this.adopt(await command(call));
      this.toaster.show(done);
    } catch (error) {
      this.toaster.show(failureOf(error).text, 'danger');
      this.resource.reload();
    }
    this.isBusy.set(false);
  }

  private may(permission: Permission): boolean {
    const call = this.call();
    return (
      call !== undefined &&
      this.session.may(permission, { relation: call.relation, state: call.publication })
    );
  }
}
