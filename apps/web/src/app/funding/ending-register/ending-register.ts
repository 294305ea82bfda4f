import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { FundingFit } from '@quartiersforum/domain';
import { Badge, Card, EmptyState, LoadingState, Notice } from '@quartiersforum/ui/frame';
import { LoadFailure } from '../../core/loading/load-failure';
import { SessionStore } from '../../core/session/session-store';
import { countText } from '../../core/text/count-text';
import { Clock } from '../../core/time/clock';
import { FundingEnd } from '../../network/funding-end/funding-end';
import { NetworkClient } from '../../network/network-client';
import { ContactPointFit } from '../contact-point-fit/contact-point-fit';
import { FundingCallListStore } from '../funding-call-list-store';
import { EndingTimeline } from '../ending-timeline/ending-timeline';
import { type EndGroup, endGroups, fundingEnds, programmeCounts } from '../funding-ends';

const groupTexts: Readonly<Record<EndGroup, { heading: string; note: string }>> = {
  passed: {
    heading: 'Laut Register schon ausgelaufen',
    note: 'Das eingetragene Ende liegt zurück. Geht es weiter, sagen Sie bitte der Quartierskoordination Bescheid.',
  },
  soon: { heading: 'Läuft in den nächsten zwölf Monaten aus', note: '' },
  later: { heading: 'Läuft später aus', note: '' },
  permanent: { heading: 'Dauerhaft gesichert', note: '' },
  unknown: {
    heading: 'Ohne Angabe',
    note: 'Das Register nennt kein Ende. Das heißt nicht, dass es keines gibt.',
  },
};

/**
 * When which contact point's funding ends, the most urgent first, with the calls that are still in time for it; and which programmes carry
 * the network.
 */
@Component({
  selector: 'app-ending-register',
  imports: [
    Badge,
    Card,
    ContactPointFit,
    EmptyState,
    EndingTimeline,
    FundingEnd,
    LoadFailure,
    LoadingState,
    Notice,
    RouterLink,
  ],
  templateUrl: './ending-register.html',
  styleUrl: './ending-register.scss',
})
export class EndingRegister {
  private readonly session = inject(SessionStore);
  private readonly today = inject(Clock).today();
  protected readonly store = inject(FundingCallListStore);
  protected readonly resource = inject(NetworkClient).contactPoints();
  private readonly contactPoints = computed(() =>
    this.resource.hasValue() ? this.resource.value().items : null,
  );
  private readonly fits = computed(
    () => new Map(this.store.fits()?.items.map((fit) => [fit.contactPoint.id, fit])),
  );
  protected readonly groups = computed(() => {
    const contactPoints = this.contactPoints();
    if (contactPoints === null) return null;
    const ends = fundingEnds(contactPoints, this.today);
    return endGroups
      .map((group) => ({
        group,
        ...groupTexts[group],
        hasEnd: group !== 'permanent' && group !== 'unknown',
        entries: ends[group].map((entry) => ({
          ...entry,
          fit: this.fits().get(entry.contactPoint.id) ?? null,
        })),
      }))
      .filter(({ entries }) => entries.length > 0);
  });
  protected readonly endingFits = computed<readonly FundingFit[]>(
    () => this.store.fits()?.items ?? [],
  );
  /** Contact points for which no known call comes in time. */
  protected readonly stranded = computed(() =>
    this.endingFits().filter(({ hasWayOn }) => !hasWayOn),
  );
  protected readonly programmes = computed(() => programmeCounts(this.contactPoints() ?? []));
  protected readonly isReader = computed(() => this.session.account()?.role === 'reader');
  protected readonly countText = countText;
}
