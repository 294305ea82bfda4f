import { Component, computed, inject, signal } from '@angular/core';
import { Router, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { Button, Icon, PageHeader, TabNav } from '@quartiersforum/ui/frame';
import { SessionStore } from '../../core/session/session-store';
import { CallDialog } from '../call-dialog/call-dialog';
import { CallFilterAddress } from '../call-filter-address';
import { FundingCallListStore } from '../funding-call-list-store';

/**
 * Which money there is and until when, and whose money ends: as a list first, as a month, and as the timeline of the ends alone. List
 * and month have the same filters; they stay in the address. A reader sees only the ends, so there is nothing to switch between.
 */
@Component({
  selector: 'app-funding-page',
  imports: [
    Button,
    CallDialog,
    Icon,
    PageHeader,
    RouterLink,
    RouterLinkActive,
    RouterOutlet,
    TabNav,
  ],
  templateUrl: './funding-page.html',
  styleUrl: './funding-page.scss',
  providers: [CallFilterAddress, FundingCallListStore],
})
export class FundingPage {
  private readonly router = inject(Router);
  private readonly session = inject(SessionStore);
  protected readonly store = inject(FundingCallListStore);
  protected readonly views = [
    { name: 'Liste', address: '/foerderung' },
    { name: 'Monat', address: '/foerderung/monat' },
    { name: 'Zeitstrahl', address: '/foerderung/zeitstrahl' },
  ];
  protected readonly canCreate = computed(() => this.session.may('fundingCall.create'));
  protected readonly mayEditProgrammes = computed(() =>
    this.session.may('fundingProgramme.update'),
  );
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
