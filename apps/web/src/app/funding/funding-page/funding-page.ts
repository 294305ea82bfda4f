import { Component, computed, inject, signal } from '@angular/core';
import { Router, RouterOutlet } from '@angular/router';
import { Button, Icon, PageHeader } from '@quartiersforum/ui/frame';
import { SessionStore } from '../../core/session/session-store';
import { CallDialog } from '../call-dialog/call-dialog';
import { CallFilterAddress } from '../call-filter-address';
import { FundingCallListStore } from '../funding-call-list-store';

/**
 * Which money there is and until when, and whose money ends: in views that have the same filters. A reader sees only the ends.
 */
@Component({
  selector: 'app-funding-page',
  imports: [Button, CallDialog, Icon, PageHeader, RouterOutlet],
  templateUrl: './funding-page.html',
  providers: [CallFilterAddress, FundingCallListStore],
})
export class FundingPage {
  private readonly router = inject(Router);
  private readonly session = inject(SessionStore);
  protected readonly store = inject(FundingCallListStore);
  protected readonly canCreate = computed(() => this.session.may('fundingCall.create'));
  protected readonly isCreating = signal(false);
  protected readonly lead = computed(() =>
    this.store.canList()
      ? 'Was bald schließt, was zu Ihnen passt, und wessen Förderung endet.'
      : 'Wann die Förderung welcher Anlaufstelle endet, nach dem Register des Netzwerks.',
  );

  protected open(id: string): void {
    void this.router.navigate(['/foerderung', id]);
  }
}
