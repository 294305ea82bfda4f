import { computed, inject, Service, signal } from '@angular/core';
import { lastValue } from '../core/loading/last-value';
import { onReconnect } from '../core/realtime/on-reconnect';
import { Realtime } from '../core/realtime/realtime';
import { SessionStore } from '../core/session/session-store';
import { type CallFilter, FundingClient } from './funding-client';

/**
 * The calls that match a filter, the proposals that wait for a coordinator, and which calls are in time for whom; kept fresh by what the
 * server announces. Provided by the page.
 *
 * The one thing a newcomer would get wrong: a reader may not read calls at all, so nothing is asked for them.
 */
@Service({ autoProvided: false })
export class FundingCallListStore {
  private readonly client = inject(FundingClient);
  private readonly session = inject(SessionStore);
  private readonly filter = signal<CallFilter | undefined>(undefined);

  readonly canList = computed(() => this.session.may('fundingCall.list'));
  readonly canPublish = computed(() => this.session.may('fundingCall.publish'));
  /** Whether the person belongs to a house that calls can fit. */
  readonly hasOrganisation = computed(() => {
    const account = this.session.account();
    return (account?.organisation ?? account?.contactPoint ?? null) !== null;
  });
  /** Proposals have a place of their own for those who publish; others see only their own, among the rest. */
  readonly resource = this.client.calls(() => {
    const filter = this.filter();
    if (filter === undefined || !this.canList()) return undefined;
    return this.canPublish() ? { ...filter, publication: 'published' } : filter;
  });
  readonly list = lastValue(this.resource);
  readonly proposedResource = this.client.calls(() =>
    this.canPublish() ? { publication: 'proposed' } : undefined,
  );
  private readonly proposed = lastValue(this.proposedResource);
  private readonly canListHelp = computed(() => this.session.may('helpRequest.list'));
  /** Who wishes for help with an application, for those who give it. */
  readonly helpResource = this.client.helpRequests(this.canListHelp);
  private readonly help = lastValue(this.helpResource);
  readonly helpRequests = computed(() => this.help()?.items ?? []);
  /** Whether everything above the first call is known, so that nothing jumps when it comes. */
  readonly isReady = computed(() => {
    const isListed = this.list() !== undefined || this.resource.error() !== undefined;
    const isProposed = this.proposed() !== undefined || this.proposedResource.error() !== undefined;
    const isHelpKnown = this.help() !== undefined || this.helpResource.error() !== undefined;
    return isListed && (isProposed || !this.canPublish()) && (isHelpKnown || !this.canListHelp());
  });
  readonly proposals = computed(() => this.proposed()?.items ?? []);
  readonly fitResource = this.client.fits(() => this.session.may('fundingFit.list'));
  readonly fits = lastValue(this.fitResource);

  constructor() {
    const realtime = inject(Realtime);
    realtime.listen('fundingCall.changed', () => this.reload());
    realtime.listen('interest.changed', () => {
      this.resource.reload();
      this.helpResource.reload();
    });
    realtime.listen('fundingProgramme.changed', () => this.reload());
    onReconnect(() => this.reload());
  }

  ask(filter: CallFilter): void {
    this.filter.set(filter);
  }

  reload(): void {
    this.resource.reload();
    this.proposedResource.reload();
    this.helpResource.reload();
    this.fitResource.reload();
  }
}
