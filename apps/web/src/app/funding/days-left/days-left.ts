import { Component, computed, input } from '@angular/core';
import type { FundingCallSummary } from '@quartiersforum/domain';

type Dated = Pick<FundingCallSummary, 'state' | 'mode' | 'daysLeft' | 'nextDeadline'>;

/** The days until the next deadline, big; one word where there is none. */
@Component({
  selector: 'app-days-left',
  template: `@if (words(); as words) {
    <strong class="figure ui-num" [class.is-word]="words.isWord" [class.is-soon]="isSoon()">{{
      words.figure
    }}</strong>
    <span class="unit ui-small ui-muted">{{ words.unit }}</span>
  }`,
  styleUrl: './days-left.scss',
})
export class DaysLeft {
  readonly call = input.required<Dated>();
  protected readonly isSoon = computed(() => this.call().state === 'closingSoon');
  protected readonly words = computed(() => {
    const { state, mode, daysLeft, nextDeadline } = this.call();
    if (state === 'suspended') return { figure: 'ruht', unit: '', isWord: true };
    if (state === 'replaced' || state === 'closed')
      return { figure: 'vorbei', unit: '', isWord: true };
    if (daysLeft === 0) return { figure: 'heute', unit: 'letzter Tag', isWord: true };
    if (daysLeft !== null) {
      const unit = daysLeft === 1 ? 'Tag' : 'Tage';
      return {
        figure: String(daysLeft),
        unit: nextDeadline?.isEstimated ? `${unit}, erwartet` : unit,
        isWord: false,
      };
    }
    const isContinuous = mode === 'continuous' || mode === 'continuousYearly';
    const figure = isContinuous && state === 'open' ? 'laufend' : 'später';
    return { figure: state === 'open' && !isContinuous ? 'offen' : figure, unit: '', isWord: true };
  });
}
