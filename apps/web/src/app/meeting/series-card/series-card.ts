import { Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { MeetingSeries } from '@quartiersforum/domain';
import { Button, Card, Icon, LoadingState } from '@quartiersforum/ui/frame';
import { SessionStore } from '../../core/session/session-store';
import { rhythmText } from '../rhythm-text';

/** What meets regularly, and for the coordinator the way to its next meeting. */
@Component({
  selector: 'app-series-card',
  imports: [Button, Card, Icon, LoadingState, RouterLink],
  templateUrl: './series-card.html',
  styleUrl: './series-card.scss',
})
export class SeriesCard {
  readonly series = input.required<readonly MeetingSeries[] | undefined>();
  /** The series whose next meeting is to be made. */
  readonly planned = output<MeetingSeries>();
  private readonly session = inject(SessionStore);
  protected readonly canCreate = computed(() => this.session.may('meeting.create'));
  protected readonly rhythmText = rhythmText;
}
