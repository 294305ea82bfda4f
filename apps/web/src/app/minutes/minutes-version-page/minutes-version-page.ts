import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Button, LoadingState, PageHeader } from '@quartiersforum/ui/frame';
import { LoadFailure } from '../../core/loading/load-failure';
import { PageTitles } from '../../core/title/page-titles';
import { MinutesClient } from '../minutes-client';
import { MinutesReading } from '../minutes-reading/minutes-reading';

/** One approved version of minutes, to read and print. */
@Component({
  selector: 'app-minutes-version-page',
  imports: [Button, LoadFailure, LoadingState, MinutesReading, PageHeader, RouterLink],
  templateUrl: './minutes-version-page.html',
  styleUrl: './minutes-version-page.scss',
})
export class MinutesVersionPage {
  readonly meetingId = input.required<string>();
  readonly number = input.required<string>();

  protected readonly version = inject(MinutesClient).version(() => ({
    meetingId: this.meetingId(),
    number: Number(this.number()),
  }));
  protected readonly heading = computed(() =>
    this.version.hasValue() ? `Protokoll: ${this.version.value().head.title}` : 'Protokoll',
  );

  constructor() {
    inject(PageTitles).follow(() => this.heading());
  }

  protected print(): void {
    window.print();
  }
}
