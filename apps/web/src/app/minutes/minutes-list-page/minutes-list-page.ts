import { Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { MinutesFilter, MinutesSummary } from '@quartiersforum/domain';
import { Field, TextInput } from '@quartiersforum/ui';
import {
  Badge,
  Button,
  Card,
  EmptyState,
  LoadingState,
  PageHeader,
} from '@quartiersforum/ui/frame';
import { typedSearch } from '../../core/form/typed-search';
import { LoadFailure } from '../../core/loading/load-failure';
import { lastValue } from '../../core/loading/last-value';
import { onReconnect } from '../../core/realtime/on-reconnect';
import { Realtime } from '../../core/realtime/realtime';
import { countText } from '../../core/text/count-text';
import { dayText } from '../../core/time/time-text';
import { MinutesClient } from '../minutes-client';
import { minutesStateNames } from '../minutes-state-names';

/** All minutes that somebody may read, with a search through them. The search is in the address, so that it can be passed on. */
@Component({
  selector: 'app-minutes-list-page',
  imports: [
    Badge,
    Button,
    Card,
    EmptyState,
    Field,
    LoadFailure,
    LoadingState,
    PageHeader,
    RouterLink,
    TextInput,
  ],
  templateUrl: './minutes-list-page.html',
  styleUrl: './minutes-list-page.scss',
})
export class MinutesListPage {
  readonly suche = input<string>();

  private readonly router = inject(Router);
  protected readonly states = minutesStateNames;
  protected readonly dayText = dayText;
  /** What is typed, until the address follows. */
  protected readonly search = typedSearch(
    () => this.suche() ?? '',
    (text) => this.apply(text),
  );
  private readonly filter = computed<MinutesFilter>(() => ({ search: this.suche() || undefined }));
  protected readonly resource = inject(MinutesClient).list(this.filter);
  protected readonly list = lastValue(this.resource);
  protected readonly count = computed(() => {
    const total = this.list()?.total ?? 0;
    return this.suche()
      ? countText(total, 'Protokoll gefunden', 'Protokolle gefunden')
      : countText(total, 'Protokoll', 'Protokolle');
  });

  constructor() {
    const reload = (): void => void this.resource.reload();
    inject(Realtime).listen('minutes.changed', reload);
    onReconnect(reload);
  }

  protected apply(search: string): void {
    this.search.settle();
    void this.router.navigate([], { queryParams: { suche: search || null }, replaceUrl: true });
  }

  protected contentText({ decisions, tasks, number }: MinutesSummary): string {
    return [
      countText(decisions, 'Beschluss', 'Beschlüsse'),
      countText(tasks, 'Aufgabe', 'Aufgaben'),
      ...(number > 1 ? [`Fassung ${number}`] : []),
    ].join(' · ');
  }
}
