import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Button, Card, LoadingState } from '@quartiersforum/ui/frame';
import { LoadFailure } from '../../core/loading/load-failure';
import { SessionStore } from '../../core/session/session-store';
import { Clock } from '../../core/time/clock';
import { relativeMomentText } from '../../core/time/relative-text';
import { GuidelineListStore } from '../../guideline/guideline-list-store';

/** The guidelines that the person may write in; for those who only read, the adopted ones. */
@Component({
  selector: 'app-writing-card',
  imports: [Button, Card, LoadFailure, LoadingState, RouterLink],
  templateUrl: './writing-card.html',
  styleUrl: '../overview-entries.scss',
})
export class WritingCard {
  private readonly session = inject(SessionStore);
  private readonly clock = inject(Clock);
  protected readonly store = inject(GuidelineListStore);
  protected readonly isReader = computed(() => this.session.account()?.role === 'reader');
  protected readonly guidelines = computed(() =>
    this.store
      .guidelines()
      ?.filter((guideline) => this.isReader() || this.session.may('guideline.write', guideline))
      .map((guideline) => ({
        ...guideline,
        changed: relativeMomentText(guideline.updatedAt, this.clock.now()),
      })),
  );
}
