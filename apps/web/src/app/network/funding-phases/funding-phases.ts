import { Component, computed, input, output } from '@angular/core';
import type { FundingPhase } from '@quartiersforum/domain';
import { Button, Icon } from '@quartiersforum/ui/frame';
import { plainDayText } from '../../core/time/time-text';
import { FundingEnd } from '../funding-end/funding-end';

/** All phases of funding of one contact point, the last first, with the register's own wording. */
@Component({
  selector: 'app-funding-phases',
  imports: [Button, FundingEnd, Icon],
  templateUrl: './funding-phases.html',
  styleUrl: './funding-phases.scss',
})
export class FundingPhases {
  readonly phases = input.required<readonly FundingPhase[]>();
  readonly isEditable = input(false);
  readonly edited = output<FundingPhase>();
  readonly removed = output<FundingPhase>();

  protected readonly sorted = computed(() =>
    this.phases()
      .toSorted((one, other) => (other.endsOn ?? '9').localeCompare(one.endsOn ?? '9'))
      .map((phase) => ({ phase, name: phase.programme ?? 'Förderzugang nicht angegeben' })),
  );

  /** What stands before the end, so that both read as one. */
  protected beginText({ startsOn, endsOn, isPermanent }: FundingPhase): string {
    if (startsOn === null) return endsOn === null ? '' : 'bis';
    if (isPermanent) return `seit ${plainDayText(startsOn)},`;
    return endsOn === null
      ? `seit ${plainDayText(startsOn)}, Ende:`
      : `${plainDayText(startsOn)} bis`;
  }

  protected factsText({ printedEnd, hasCityShare, share }: FundingPhase): string {
    const cityShare = hasCityShare === null ? 'keine Angabe' : hasCityShare ? 'ja' : 'nein';
    return [
      printedEnd === null ? '' : `Im Register: „${printedEnd}“`,
      share === null ? '' : `Eigenanteil: ${share}`,
      `Finanzielle Beteiligung der Stadt: ${cityShare}`,
    ]
      .filter(Boolean)
      .join(' · ');
  }
}
