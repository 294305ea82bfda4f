import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Card, EmptyState, LoadingState, PageHeader } from '@quartiersforum/ui/frame';
import { LoadFailure } from '../../core/loading/load-failure';
import { SessionStore } from '../../core/session/session-store';
import { countText } from '../../core/text/count-text';
import { Clock } from '../../core/time/clock';
import { FundingEnd } from '../../network/funding-end/funding-end';
import { NetworkClient } from '../../network/network-client';
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

/** When which contact point's funding ends, the most urgent first, and which programmes carry the network. */
@Component({
  selector: 'app-funding-page',
  imports: [Card, EmptyState, FundingEnd, LoadFailure, LoadingState, PageHeader, RouterLink],
  templateUrl: './funding-page.html',
  styleUrl: './funding-page.scss',
})
export class FundingPage {
  private readonly session = inject(SessionStore);
  private readonly today = inject(Clock).today();
  protected readonly resource = inject(NetworkClient).contactPoints();
  private readonly contactPoints = computed(() =>
    this.resource.hasValue() ? this.resource.value().items : null,
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
        entries: ends[group],
      }))
      .filter(({ entries }) => entries.length > 0);
  });
  protected readonly programmes = computed(() => programmeCounts(this.contactPoints() ?? []));
  protected readonly isReader = computed(() => this.session.account()?.role === 'reader');
  protected readonly countText = countText;
}
