import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { OrganisationKind } from '@quartiersforum/domain';
import { Field, TextInput } from '@quartiersforum/ui';
import { Card, EmptyState, LoadingState } from '@quartiersforum/ui/frame';
import { LoadFailure } from '../../core/loading/load-failure';
import { lastValue } from '../../core/loading/last-value';
import { onReconnect } from '../../core/realtime/on-reconnect';
import { Realtime } from '../../core/realtime/realtime';
import { countText } from '../../core/text/count-text';
import { ClosedSwitch } from '../closed-switch/closed-switch';
import { organisationKindNames } from '../organisation-kind-names';
import { NetworkClient } from '../network-client';

const kinds: readonly OrganisationKind[] = ['provider', 'department', 'partner'];

/** All organisations by kind, with what they run and where they work along. */
@Component({
  selector: 'app-organisation-list',
  imports: [
    Card,
    ClosedSwitch,
    EmptyState,
    Field,
    LoadFailure,
    LoadingState,
    RouterLink,
    TextInput,
  ],
  templateUrl: './organisation-list.html',
  styleUrls: ['../searched-list.scss', './organisation-list.scss'],
})
export class OrganisationList {
  readonly suche = input<string>();
  /** Set: those that are closed, instead of the others. */
  readonly geschlossen = input<string>();

  private readonly router = inject(Router);

  protected readonly search = linkedSignal(() => this.suche() ?? '');
  protected readonly resource = inject(NetworkClient).organisations(() => ({
    search: this.suche(),
    isClosed: this.geschlossen() ? 'true' : undefined,
  }));
  protected readonly list = lastValue(this.resource);
  protected readonly groups = computed(() =>
    kinds
      .map((kind) => ({
        heading: organisationKindNames[kind].many,
        organisations: (this.list()?.items ?? []).filter(
          (organisation) => organisation.kind === kind,
        ),
      }))
      .filter((group) => group.organisations.length > 0),
  );
  protected readonly count = computed(() =>
    countText(this.list()?.total ?? 0, 'Organisation', 'Organisationen'),
  );
  protected readonly countText = countText;

  constructor() {
    const realtime = inject(Realtime);
    realtime.listen('organisation.changed', () => void this.resource.reload());
    realtime.listen('register.imported', () => void this.resource.reload());
    onReconnect(() => void this.resource.reload());
  }

  protected searchFor(text: string): void {
    void this.router.navigate([], {
      queryParams: { suche: text.trim() || null },
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  }
}
