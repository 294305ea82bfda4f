import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { MeetingSummary, Permission } from '@quartiersforum/domain';
import { networkDay } from '@quartiersforum/domain/rules';
import { Badge, Button, Card, LoadingState } from '@quartiersforum/ui/frame';
import { lastValue } from '../../core/loading/last-value';
import { LoadFailure } from '../../core/loading/load-failure';
import { onReconnect } from '../../core/realtime/on-reconnect';
import { Realtime } from '../../core/realtime/realtime';
import { SessionStore } from '../../core/session/session-store';
import { Clock } from '../../core/time/clock';
import { relativeDayText } from '../../core/time/relative-text';
import { momentText } from '../../core/time/time-text';
import { MeetingClient } from '../../meeting/meeting-client';
import { meetingStateNames } from '../../meeting/meeting-state-names';
import { nextStep } from '../../meeting/next-step';
import { responseNames } from '../../meeting/response-names';

/** How many of the coming meetings the first page shows. */
const most = 3;

/** The next meetings: an unanswered invitation first of all, then what to do with each. */
@Component({
  selector: 'app-meeting-card',
  imports: [Badge, Button, Card, LoadFailure, LoadingState, RouterLink],
  templateUrl: './meeting-card.html',
  styleUrl: '../overview-entries.scss',
})
export class MeetingCard {
  private readonly session = inject(SessionStore);
  private readonly now = inject(Clock).now();
  private readonly today = networkDay(this.now);
  protected readonly resource = inject(MeetingClient).meetings(() => ({ time: 'coming' }));
  private readonly list = lastValue(this.resource);
  protected readonly states = meetingStateNames;
  protected readonly answers = responseNames;
  protected readonly meetings = computed(() =>
    this.list()
      ?.items.slice(0, most)
      .map((meeting) => ({ meeting, when: this.when(meeting), step: this.step(meeting) })),
  );

  constructor() {
    const reload = (): void => void this.resource.reload();
    inject(Realtime).listen('meeting.changed', reload);
    onReconnect(reload);
  }

  private when(meeting: MeetingSummary): string {
    if (meeting.state === 'moved') return 'neuer Termin folgt';
    const day = meeting.startsAt;
    return `${momentText(day)} (${relativeDayText(day.slice(0, 10), this.today)})`;
  }

  /** Whoever has not answered answers first, as long as the meeting has not begun. */
  private step(meeting: MeetingSummary): { label: string; path: string } | null {
    if (meeting.answer === 'open' && meeting.state === 'invited')
      return { label: 'Antworten', path: 'teilnahme' };
    const may = (permission: Permission): boolean => this.session.may(permission, meeting);
    const step = nextStep(meeting, may, this.now);
    return step === null ? null : { label: step.label, path: step.path ?? '' };
  }
}
