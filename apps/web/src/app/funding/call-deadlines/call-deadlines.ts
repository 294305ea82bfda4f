import { Component, computed, inject, input } from '@angular/core';
import type { FundingCall } from '@quartiersforum/domain';
import { Badge, Card } from '@quartiersforum/ui/frame';
import { Clock } from '../../core/time/clock';
import { relativeDayText } from '../../core/time/relative-text';
import { dayText } from '../../core/time/time-text';
import { deadlineKindNames } from '../../calendar/deadline-kind-names';
import { callModes, callStates, deadlineBases } from '../call-names';
import { nextStepText } from '../call-text';
import { DaysLeft } from '../days-left/days-left';

/** All deadlines of a call, the next one big, those that are over quiet. */
@Component({
  selector: 'app-call-deadlines',
  imports: [Badge, Card, DaysLeft],
  templateUrl: './call-deadlines.html',
  styleUrl: './call-deadlines.scss',
})
export class CallDeadlines {
  readonly call = input.required<FundingCall>();

  private readonly today = inject(Clock).today();
  protected readonly state = computed(() => callStates[this.call().state]);
  protected readonly mode = computed(() => callModes[this.call().mode]);
  protected readonly step = computed(() => nextStepText(this.call()));
  protected readonly opening = computed(() => {
    const day = this.call().opensOn;
    return day === null ? null : { day, text: dayText(day), distance: this.distance(day) };
  });
  protected readonly rows = computed(() =>
    this.call().deadlines.map((deadline) => ({
      ...deadline,
      kindName: deadlineKindNames[deadline.kind],
      text: dayText(deadline.day) + (deadline.time === null ? '' : `, ${deadline.time} Uhr`),
      basisText: deadlineBases[deadline.basis],
      distance: this.distance(deadline.day),
      isOver: deadline.day < this.today,
      isNext: deadline.id === this.call().nextDeadline?.id,
    })),
  );

  private distance(day: string): string {
    return relativeDayText(day, this.today);
  }
}
