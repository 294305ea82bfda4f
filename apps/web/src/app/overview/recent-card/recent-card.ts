import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Badge, Card, LoadingState } from '@quartiersforum/ui/frame';
import { LoadFailure } from '../../core/loading/load-failure';
import { momentText } from '../../core/time/time-text';
import { GuidelineListStore } from '../../guideline/guideline-list-store';
import { guidelineStateNames } from '../../guideline/guideline-state-names';

/** The texts that changed last, whoever changed them. */
@Component({
  selector: 'app-recent-card',
  imports: [Badge, Card, LoadFailure, LoadingState, RouterLink],
  templateUrl: './recent-card.html',
  styleUrl: './recent-card.scss',
})
export class RecentCard {
  protected readonly store = inject(GuidelineListStore);
  protected readonly guidelines = computed(() => this.store.guidelines()?.slice(0, 4));
  protected readonly states = guidelineStateNames;
  protected readonly momentText = momentText;
}
