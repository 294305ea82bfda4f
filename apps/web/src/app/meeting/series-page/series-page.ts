import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import {
  Button,
  Card,
  DefinitionList,
  Icon,
  LoadingState,
  PageHeader,
} from '@quartiersforum/ui/frame';
import { LoadFailure } from '../../core/loading/load-failure';
import { countText } from '../../core/text/count-text';
import { durationText } from '../../core/time/duration-text';
import { PageTitles } from '../../core/title/page-titles';
import { AgendaEditor } from '../agenda-editor/agenda-editor';
import { AgendaItemDialog } from '../agenda-item-dialog/agenda-item-dialog';
import type { AgendaDestination } from '../agenda-row';
import { AgendaSum } from '../agenda-sum/agenda-sum';
import { meetingKindNames } from '../meeting-kind-names';
import { NextMeetingDialog } from '../next-meeting-dialog/next-meeting-dialog';
import { rhythmText } from '../rhythm-text';
import { SeriesDates } from '../series-dates/series-dates';
import { SeriesDialog } from '../series-dialog/series-dialog';
import { SeriesStore } from '../series-store';

/** One series: its rhythm, its next dates, and the agenda that each of its meetings begins with. */
@Component({
  selector: 'app-series-page',
  imports: [
    AgendaEditor,
    AgendaItemDialog,
    AgendaSum,
    Button,
    Card,
    DefinitionList,
    Icon,
    LoadFailure,
    LoadingState,
    NextMeetingDialog,
    PageHeader,
    RouterLink,
    SeriesDates,
    SeriesDialog,
  ],
  templateUrl: './series-page.html',
  styleUrl: './series-page.scss',
  providers: [SeriesStore],
})
export class SeriesPage {
  readonly id = input.required<string>();

  protected readonly store = inject(SeriesStore);
  private readonly router = inject(Router);
  protected readonly isEditing = signal(false);
  protected readonly isPlanning = signal(false);
  /** What the dialog of an item is open for; without a key it is a new one. */
  protected readonly editing = signal<{ readonly key: string | null } | null>(null);
  private readonly edited = computed(() => this.store.item(this.editing()?.key ?? null));
  protected readonly destination: AgendaDestination = {
    item: this.edited,
    add: (item) => this.store.add(item),
    update: (change, version) => this.store.update(this.editing()?.key ?? null, change, version),
    read: () => this.store.reread(),
  };
  protected readonly kindNames = meetingKindNames;
  protected readonly rhythmText = rhythmText;
  protected readonly durationText = durationText;

  constructor() {
    inject(PageTitles).follow(() => this.store.series()?.name);
    effect(() => {
      this.store.show(this.id());
    });
  }

  protected topicsText(count: number): string {
    return count === 0 ? 'leer' : countText(count, 'Thema wartet', 'Themen warten');
  }

  protected stopEditing(): void {
    this.editing.set(null);
  }

  protected open(id: string): void {
    void this.router.navigate(['/treffen', id]);
  }
}
