import { Component, computed, input } from '@angular/core';
import type { FundingPhase } from '@quartiersforum/domain';
import { FundingEnd } from '../funding-end/funding-end';

/** All phases of funding of one contact point, the last first, with the register's own wording. */
@Component({
  selector: 'app-funding-phases',
  imports: [FundingEnd],
  templateUrl: './funding-phases.html',
})
export class FundingPhases {
  readonly phases = input.required<readonly FundingPhase[]>();
  protected readonly sorted = computed(() =>
    this.phases().toSorted((one, other) => (other.endsOn ?? '9').localeCompare(one.endsOn ?? '9')),
  );

  protected cityShareText(phase: FundingPhase): string {
    if (phase.hasCityShare === null) return 'keine Angabe';
    return phase.hasCityShare ? 'ja' : 'nein';
  }
}
