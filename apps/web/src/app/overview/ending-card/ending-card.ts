import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { fieldRoles } from '@quartiersforum/domain/rules';
import { Card, LoadingState } from '@quartiersforum/ui/frame';
import { LoadFailure } from '../../core/loading/load-failure';
import { SessionStore } from '../../core/session/session-store';
import { Clock } from '../../core/time/clock';
import { fundingEnds } from '../../funding/funding-ends';
import { FundingEnd } from '../../network/funding-end/funding-end';
import { NetworkClient } from '../../network/network-client';

/** How many entries the card shows; the rest is one click away. */
const shownEntries = 5;

/** Funding ends that concern the person: those of their contact point or organisation; for coordinator, city and readers the most urgent. */
@Component({
  selector: 'app-ending-card',
  imports: [Card, FundingEnd, LoadFailure, LoadingState, RouterLink],
  templateUrl: './ending-card.html',
  styleUrls: ['../overview-entries.scss', './ending-card.scss'],
})
export class EndingCard {
  private readonly session = inject(SessionStore);
  private readonly today = inject(Clock).today();
  protected readonly resource = inject(NetworkClient).contactPoints();

  protected readonly isOwn = computed(() =>
    fieldRoles.some((role) => role === this.session.account()?.role),
  );
  private readonly ends = computed(() => {
    if (!this.resource.hasValue()) return null;
    const account = this.session.account();
    const contactPoints = this.resource
      .value()
      .items.filter(
        ({ id, providers }) =>
          !this.isOwn() ||
          id === account?.contactPoint?.id ||
          providers.some((provider) => provider.id === account?.organisation?.id),
      );
    const { passed, soon, later, permanent, unknown } = fundingEnds(contactPoints, this.today);
    return this.isOwn()
      ? [...passed, ...soon, ...later, ...permanent, ...unknown]
      : [...soon, ...passed, ...later];
  });
  protected readonly entries = computed(() => this.ends()?.slice(0, shownEntries));
  protected readonly more = computed(() => (this.ends()?.length ?? 0) - shownEntries);
  protected readonly heading = computed(() =>
    this.isOwn() ? 'Förderung Ihrer Anlaufstellen' : 'Förderung, die ausläuft',
  );
}
