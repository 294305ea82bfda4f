import { Component, computed, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { MeetingSeries } from '@quartiersforum/domain';
import { Button, Card, EmptyState, Icon, LoadingState, PageHeader } from '@quartiersforum/ui/frame';
import { LoadFailure } from '../../core/loading/load-failure';
import { SessionStore } from '../../core/session/session-store';
import { MeetingDialog } from '../meeting-dialog/meeting-dialog';
import { MeetingEntries } from '../meeting-entries/meeting-entries';
import { MeetingListStore } from '../meeting-list-store';
import { NextMeeting } from '../next-meeting/next-meeting';
import { NextMeetingDialog } from '../next-meeting-dialog/next-meeting-dialog';
import { SeriesCard } from '../series-card/series-card';
import { TopicCard } from '../topic-card/topic-card';
import { TopicStore } from '../topic-store';

/** How many past meetings are shown at first. */
const shownPast = 5;

/**
 * What is coming, what was, what meets regularly and what waits to be talked about. The server lists only what the person belongs to; a
 * reader belongs to nothing here and is not even asked for.
 */
@Component({
  selector: 'app-meeting-list-page',
  imports: [
    Button,
    Card,
    EmptyState,
    Icon,
    LoadFailure,
    LoadingState,
    MeetingDialog,
    MeetingEntries,
    NextMeeting,
    NextMeetingDialog,
    PageHeader,
    RouterLink,
    SeriesCard,
    TopicCard,
  ],
  templateUrl: './meeting-list-page.html',
  styleUrl: './meeting-list-page.scss',
  providers: [MeetingListStore, TopicStore],
})
export class MeetingListPage {
  private readonly session = inject(SessionStore);
  private readonly router = inject(Router);
  protected readonly store = inject(MeetingListStore);
  protected readonly canSee = computed(() => this.session.may('meeting.list'));
  protected readonly canCreate = computed(() => this.session.may('meeting.create'));
  /** Whoever sees a series belongs to it and may hand in topics for it. */
  protected readonly openSeries = computed(() =>
    this.session.may('topic.create', { relation: 'participant' })
      ? (this.store.series() ?? [])
      : [],
  );
  protected readonly isCreating = signal(false);
  protected readonly planned = signal<MeetingSeries | null>(null);
  protected readonly shownPast = shownPast;
  protected readonly isPastWhole = signal(false);

  constructor() {
    inject(TopicStore).show(null);
  }

  protected open(id: string): void {
    void this.router.navigate(['/treffen', id]);
  }
}
