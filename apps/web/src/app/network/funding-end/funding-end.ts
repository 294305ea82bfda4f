import { Component, computed, inject, input } from '@angular/core';
import type { FundingPhase } from '@quartiersforum/domain';
import { Badge } from '@quartiersforum/ui/frame';
import { Clock } from '../../core/time/clock';
import { relativeDayText } from '../../core/time/relative-text';
import { plainDayText } from '../../core/time/time-text';

/**
 * When a funding ends, as far as the register knows: the day, how far away it is, and what makes it uncertain. A blank is said to be
 * one; it is never shown as an end.
 */
@Component({
  selector: 'app-funding-end',
  imports: [Badge],
  templateUrl: './funding-end.html',
  styles: `
    :host {
      display: inline-flex;
      flex-wrap: wrap;
      gap: var(--ui-space-1) var(--ui-space-2);
      align-items: baseline;
    }

    .distance {
      color: var(--ui-ink-soft);
    }

    .is-over {
      color: var(--ui-danger);
    }
  `,
})
export class FundingEnd {
  readonly phase = input.required<FundingPhase | null>();
  private readonly today = inject(Clock).today();
  protected readonly end = computed(() => {
    const day = this.phase()?.endsOn;
    if (!day) return null;
    return {
      day,
      text: plainDayText(day),
      distance: relativeDayText(day, this.today),
      isOver: day < this.today,
    };
  });
}
