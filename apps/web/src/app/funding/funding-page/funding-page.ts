import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Router } from '@angular/router';
import type { CallState } from '@quartiersforum/domain';
import { Button, Icon, PageHeader } from '@quartiersforum/ui/frame';
import { SessionStore } from '../../core/session/session-store';
import { CallDialog } from '../call-dialog/call-dialog';
import { callStates } from '../call-names';
import { CallRegister } from '../call-register/call-register';
import { EndingRegister } from '../ending-register/ending-register';
import { FundingCallListStore } from '../funding-call-list-store';
import type { CallFilter } from '../funding-client';

/** The addresses' words for the states of a call: what is passed on is German. */
const stateWords: Readonly<Record<CallState, string>> = {
  closingSoon: 'schliesst-bald',
  open: 'noch-zeit',
  announced: 'angekuendigt',
  closed: 'geschlossen',
  suspended: 'ausgesetzt',
  replaced: 'ersetzt',
};

/**
 * Which money there is and until when, and whose money ends. Search and filters are in the address, so that a list can be passed on. A
 * reader sees only the ends.
 */
@Component({
  selector: 'app-funding-page',
  imports: [Button, CallDialog, CallRegister, EndingRegister, Icon, PageHeader],
  templateUrl: './funding-page.html',
  providers: [FundingCallListStore],
})
export class FundingPage {
  readonly suche = input<string>();
  readonly stand = input<string>();
  /** `ja`: only what the own organisation may apply for. */
  readonly passend = input<string>();
  readonly bereich = input<string>();
  /** A day, `YYYY-MM-DD`. */
  readonly stichtagVor = input<string>();

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
  protected readonly filter = computed<CallFilter>(() => ({
    search: this.suche() || undefined,
    state: stateOf(this.stand()),
    isEligible: this.passend() === 'ja' ? 'true' : undefined,
    area: this.bereich() || undefined,
    deadlineBefore: this.stichtagVor() || undefined,
  }));

  constructor() {
    effect(() => {
      const filter = this.filter();
      untracked(() => this.store.ask(filter));
    });
  }

  protected apply({ search, state, isEligible, area, deadlineBefore }: CallFilter): void {
    void this.router.navigate([], {
      queryParams: {
        suche: search || null,
        stand: state === undefined ? null : stateWords[state],
        passend: isEligible === 'true' ? 'ja' : null,
        bereich: area || null,
        stichtagVor: deadlineBefore || null,
      },
      replaceUrl: true,
    });
  }

  protected open(id: string): void {
    void this.router.navigate(['/foerderung', id]);
  }
}

function stateOf(word: string | undefined): CallState | undefined {
  const states = Object.keys(callStates) as CallState[];
  return states.find((state) => stateWords[state] === word);
}
