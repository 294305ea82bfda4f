import { Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { LoadingState, PageHeader } from '@quartiersforum/ui/frame';
import { LoadFailure } from '../../core/loading/load-failure';
import { lastValue } from '../../core/loading/last-value';
import { MeetingClient } from '../meeting-client';

/** One series: its rhythm and the agenda that each meeting begins with. */
@Component({
  selector: 'app-series-page',
  imports: [LoadFailure, LoadingState, PageHeader, RouterLink],
  template: `<ui-page-header [heading]="series()?.name ?? 'Reihe'">
      <a kicker routerLink="/treffen">Treffen</a>
    </ui-page-header>
    @if (resource.error()) {
      <app-load-failure [resource]="resource" />
    } @else if (!series()) {
      <ui-loading-state />
    }`,
})
export class SeriesPage {
  readonly id = input.required<string>();
  protected readonly resource = inject(MeetingClient).series(this.id);
  protected readonly series = lastValue(this.resource);
}
