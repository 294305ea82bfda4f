import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Meeting } from '@quartiersforum/domain';
import { Card, DefinitionList } from '@quartiersforum/ui/frame';
import { durationText } from '../../core/time/duration-text';
import { clockText } from '../../core/time/time-text';
import { meetingTimeText } from '../meeting-time';

/** When, where, whose and who: the facts of a meeting. */
@Component({
  selector: 'app-meeting-facts',
  imports: [Card, DefinitionList, RouterLink],
  templateUrl: './meeting-facts.html',
})
export class MeetingFacts {
  readonly meeting = input.required<Meeting>();
  protected readonly writers = computed(() =>
    this.meeting()
      .writers.map(({ name }) => name)
      .join(', '),
  );
  /** From when to when it was really held. */
  protected readonly held = computed(() => {
    const { startedAt, endedAt } = this.meeting();
    if (startedAt === null) return null;
    return endedAt === null
      ? `seit ${clockText(startedAt)} Uhr`
      : `${clockText(startedAt)} bis ${clockText(endedAt)} Uhr`;
  });
  protected readonly timeText = meetingTimeText;
  protected readonly durationText = durationText;
}
