import { Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { ContactPointFilter } from '@quartiersforum/domain';
import { Table } from '@quartiersforum/ui';
import { Button, EmptyState, LoadingState } from '@quartiersforum/ui/frame';
import { LoadFailure } from '../../core/loading/load-failure';
import { lastValue } from '../../core/loading/last-value';
import { onReconnect } from '../../core/realtime/on-reconnect';
import { Realtime } from '../../core/realtime/realtime';
import { countText } from '../../core/text/count-text';
import { ClosedSwitch } from '../closed-switch/closed-switch';
import { StaleSwitch } from '../confirmation/stale-switch/stale-switch';
import { ContactPointFilters } from '../contact-point-filters/contact-point-filters';
import { currentFunding } from '../current-funding';
import { FundingEnd } from '../funding-end/funding-end';
import { ContactPointMap } from '../map/contact-point-map/contact-point-map';
import { ViewSwitch } from '../map/view-switch/view-switch';
import { NetworkClient } from '../network-client';
import { TransferLinks } from '../transfer/transfer-links/transfer-links';

/** The register of contact points. Search and filters are in the address, so that a list can be passed on. */
@Component({
  selector: 'app-contact-point-register',
  imports: [
    Button,
    ClosedSwitch,
    ContactPointFilters,
    ContactPointMap,
    EmptyState,
    FundingEnd,
    LoadFailure,
    LoadingState,
    RouterLink,
    StaleSwitch,
    Table,
    TransferLinks,
    ViewSwitch,
  ],
  templateUrl: './contact-point-register.html',
  styleUrl: './contact-point-register.scss',
})
export class ContactPointRegister {
  readonly suche = input<string>();
  readonly stadtteil = input<string>();
  readonly traeger = input<string>();
  readonly foerderzugang = input<string>();
  /** A day, `YYYY-MM-DD`. */
  readonly endetVor = input<string>();
  /** `lange-nicht`: those that nobody has confirmed for too long. */
  readonly bestaetigt = input<string>();
  /** `karte`: the same list with a map. */
  readonly ansicht = input<string>();

  /** Set: those that are closed, instead of the others. */
  readonly geschlossen = input<string>();

  private readonly router = inject(Router);

  protected readonly isStale = computed(() => this.bestaetigt() === 'lange-nicht');
  protected readonly filter = computed<ContactPointFilter>(() => ({
    search: this.suche() || undefined,
    district: this.stadtteil() || undefined,
    providerId: this.traeger() || undefined,
    programme: this.foerderzugang() || undefined,
    endsBefore: this.endetVor() || undefined,
    isStale: this.isStale() ? 'true' : undefined,
    isClosed: this.geschlossen() ? 'true' : undefined,
  }));
  protected readonly resource = inject(NetworkClient).contactPoints(this.filter);
  protected readonly list = lastValue(this.resource);
  protected readonly contactPoints = computed(() => this.list()?.items ?? []);
  private readonly total = computed(() => this.list()?.total ?? 0);
  protected readonly rows = computed(() =>
    this.list()?.items.map((contactPoint) => ({
      contactPoint,
      funding: currentFunding(contactPoint),
    })),
  );
  protected readonly hasMap = computed(() => this.ansicht() === 'karte');
  protected readonly isFiltered = computed(() =>
    Object.entries(this.filter()).some(([name, value]) => name !== 'isClosed' && Boolean(value)),
  );
  protected readonly count = computed(() =>
    this.geschlossen()
      ? countText(this.total(), 'geschlossene Anlaufstelle', 'geschlossene Anlaufstellen')
      : countText(this.total(), 'Anlaufstelle', 'Anlaufstellen'),
  );

  constructor() {
    const reload = (): void => void this.resource.reload();
    const realtime = inject(Realtime);
    realtime.listen('contactPoint.changed', reload);
    realtime.listen('register.imported', reload);
    onReconnect(reload);
  }

  protected apply(filter: ContactPointFilter): void {
    void this.router.navigate([], {
      queryParams: {
        suche: filter.search || null,
        stadtteil: filter.district || null,
        traeger: filter.providerId || null,
        foerderzugang: filter.programme || null,
        endetVor: filter.endsBefore || null,
        bestaetigt: filter.isStale ? 'lange-nicht' : null,
      },
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  }
}
