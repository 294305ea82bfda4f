import { Component, computed, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { Guideline } from '@quartiersforum/domain';
import {
  Badge,
  Button,
  Card,
  EmptyState,
  Icon,
  LoadingState,
  PageHeader,
} from '@quartiersforum/ui/frame';
import { LoadFailure } from '../../core/loading/load-failure';
import { SessionStore } from '../../core/session/session-store';
import { Clock } from '../../core/time/clock';
import { relativeMomentText } from '../../core/time/relative-text';
import { dayText } from '../../core/time/time-text';
import { circleText } from '../circle-text';
import { GuidelineDialog } from '../guideline-dialog/guideline-dialog';
import { GuidelineListStore } from '../guideline-list-store';
import { guidelineStateNames } from '../guideline-state-names';

/** All guidelines with their state; the coordinator begins new ones. */
@Component({
  selector: 'app-guideline-list-page',
  imports: [
    Badge,
    Button,
    Card,
    EmptyState,
    GuidelineDialog,
    Icon,
    LoadFailure,
    LoadingState,
    PageHeader,
    RouterLink,
  ],
  templateUrl: './guideline-list-page.html',
  styleUrl: './guideline-list-page.scss',
  providers: [GuidelineListStore],
})
export class GuidelineListPage {
  private readonly session = inject(SessionStore);
  private readonly router = inject(Router);
  private readonly clock = inject(Clock);

  protected readonly store = inject(GuidelineListStore);
  protected readonly canCreate = computed(() => this.session.may('guideline.create'));
  protected readonly isReader = computed(() => this.session.account()?.role === 'reader');
  protected readonly isCreating = signal(false);
  protected readonly states = guidelineStateNames;
  protected readonly circleText = circleText;

  protected changedText(guideline: Guideline): string {
    if (guideline.adoptedAt !== null) return `beschlossen am ${dayText(guideline.adoptedAt)}`;
    return `zuletzt geändert ${relativeMomentText(guideline.updatedAt, this.clock.now())}`;
  }

  protected mayWrite(guideline: Guideline): boolean {
    return this.session.may('guideline.write', guideline);
  }

  protected open(id: string): void {
    void this.router.navigate(['/leitlinien', id]);
  }
}
