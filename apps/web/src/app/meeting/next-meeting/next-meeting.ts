import { Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { MeetingSummary } from '@quartiersforum/domain';
import { networkDay } from '@quartiersforum/domain/rules';
import { Badge, Button, Card } from '@quartiersforum/ui/frame';
import { SessionStore } from '../../core/session/session-store';
import { Clock } from '../../core/time/clock';
import { relativeDayText } from '../../core/time/relative-text';
import { DateTile } from '../../core/date-tile/date-tile';
import { meetingStateNames } from '../meeting-state-names';
import { meetingTimeText } from '../meeting-time';
import { nextStep } from '../next-step';
import { OwnAnswer } from '../own-answer/own-answer';
import { placeText } from '../place-text';

/** The next meeting, big: when, where, the own answer, and the one thing to do. */
@Component({
  selector: 'app-next-meeting',
  imports: [Badge, Button, Card, DateTile, OwnAnswer, RouterLink],
  templateUrl: './next-meeting.html',
  styleUrl: './next-meeting.scss',
})
export class NextMeeting {
  readonly meeting = input.required<MeetingSummary>();
  readonly answered = output();

  private readonly session = inject(SessionStore);
  private readonly now = inject(Clock).now();
  private readonly today = networkDay(this.now);
  protected readonly state = computed(() => meetingStateNames[this.meeting().state]);
  protected readonly time = computed(() => meetingTimeText(this.meeting()));
  protected readonly place = computed(() => placeText(this.meeting()));
  protected readonly isDateOpen = computed(() => this.meeting().state === 'moved');
  protected readonly distance = computed(() => {
    if (this.isDateOpen()) return 'Als Nächstes';
    const day = networkDay(new Date(this.meeting().startsAt));
    return `Als Nächstes · ${relativeDayText(day, this.today)}`;
  });
  protected readonly asksForAnswer = computed(
    () =>
      this.meeting().answer === 'open' &&
      this.session.may('response.give', { relation: 'self', state: this.meeting().state }),
  );
  protected readonly step = computed(() =>
    nextStep(
      this.meeting(),
      (permission) => this.session.may(permission, this.meeting()),
      this.now,
    ),
  );
}
