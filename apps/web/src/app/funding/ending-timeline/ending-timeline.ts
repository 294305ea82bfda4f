import { Component, computed, inject, input } from '@angular/core';
import type { FundingFit } from '@quartiersforum/domain';
import { networkTimeZone } from '@quartiersforum/domain/rules';
import { Clock } from '../../core/time/clock';
import { lanesOf, quartersFrom } from './timeline-lanes';

const monthFormat = new Intl.DateTimeFormat('de-DE', {
  month: 'short',
  year: '2-digit',
  timeZone: networkTimeZone,
});

/** Until when each contact point's funding goes, and the deadlines that are in time for it. A picture only: the list says all of it. */
@Component({
  selector: 'app-ending-timeline',
  templateUrl: './ending-timeline.html',
  styleUrl: './ending-timeline.scss',
})
export class EndingTimeline {
  readonly fits = input.required<readonly FundingFit[]>();

  private readonly today = inject(Clock).today();
  protected readonly lanes = computed(() => lanesOf(this.fits(), this.today));
  protected readonly quarters = quartersFrom(this.today).map(({ day, place }) => ({
    day,
    place,
    name: monthFormat.format(new Date(`${day}T12:00:00Z`)),
  }));
}
