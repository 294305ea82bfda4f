import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { FundingCallSummary } from '@quartiersforum/domain';
import { Badge, Button } from '@quartiersforum/ui/frame';
import { SessionStore } from '../../core/session/session-store';
import { countText } from '../../core/text/count-text';
import { callStates, publications } from '../call-names';
import { applicantsText, isOver, nextStepText } from '../call-text';
import { DaysLeft } from '../days-left/days-left';

/** One call in a list: how long there is, what it is, who may apply, and whether that is us. */
@Component({
  selector: 'app-call-entry',
  imports: [Badge, Button, DaysLeft, RouterLink],
  templateUrl: './call-entry.html',
  styleUrl: './call-entry.scss',
})
export class CallEntry {
  readonly call = input.required<FundingCallSummary>();

  private readonly session = inject(SessionStore);
  protected readonly state = computed(() => callStates[this.call().state]);
  protected readonly publication = computed(() => publications[this.call().publication]);
  protected readonly step = computed(() => nextStepText(this.call()));
  protected readonly applicants = computed(() => applicantsText(this.call().eligible));
  protected readonly interests = computed(() => {
    const { interests } = this.call();
    return interests === 0
      ? ''
      : countText(interests, 'Träger interessiert', 'Träger interessiert');
  });
  /** Whom a call fits that is over helps nobody. */
  protected readonly isOver = computed(() => isOver(this.call()));
  protected readonly canTakeInterest = computed(
    () =>
      this.call().publication === 'published' &&
      !this.isOver() &&
      this.session.may('interest.set', { relation: 'self' }),
  );
}
