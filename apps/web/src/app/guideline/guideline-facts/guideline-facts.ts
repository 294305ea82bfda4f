import { Component, computed, input } from '@angular/core';
import type { Guideline } from '@quartiersforum/domain';
import { Badge } from '@quartiersforum/ui/frame';
import { momentText } from '../../core/time/time-text';
import { circleText } from '../circle-text';
import { guidelineStateNames } from '../guideline-state-names';

/** The line above the text: state, who writes, and for an adopted text when that was and its fingerprint. */
@Component({
  selector: 'app-guideline-facts',
  imports: [Badge],
  templateUrl: './guideline-facts.html',
  styleUrl: './guideline-facts.scss',
})
export class GuidelineFacts {
  readonly guideline = input.required<Guideline>();
  protected readonly state = computed(() => guidelineStateNames[this.guideline().state]);
  protected readonly circle = computed(() => {
    const guideline = this.guideline();
    return guideline.state === 'drafting' ? circleText(guideline) : '';
  });
  protected readonly adopted = computed(() => {
    const instant = this.guideline().adoptedAt;
    return instant === null ? null : momentText(instant);
  });
}
