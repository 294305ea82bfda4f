import { computed, inject, Service } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';
import type { CallState } from '@quartiersforum/domain';
import { callStates } from './call-names';
import type { CallFilter } from './funding-client';

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
 * Search and filters of the calls as they stand in the address, so that what one looks at can be passed on, and stays when one goes from
 * the list to the month. Provided by the page.
 */
@Service({ autoProvided: false })
export class CallFilterAddress {
  private readonly router = inject(Router);
  private readonly parameters = toSignal(inject(ActivatedRoute).queryParamMap, {
    requireSync: true,
  });

  readonly filter = computed<CallFilter>(() => {
    const word = (name: string): string | undefined => this.parameters().get(name) ?? undefined;
    return {
      search: word('suche') || undefined,
      state: stateOf(word('stand')),
      isEligible: word('passend') === 'ja' ? 'true' : undefined,
      area: word('bereich') || undefined,
      deadlineBefore: word('stichtagVor') || undefined,
    };
  });

  apply({ search, state, isEligible, area, deadlineBefore }: CallFilter): void {
    void this.router.navigate([], {
      queryParams: {
        suche: search || null,
        stand: state === undefined ? null : stateWords[state],
        passend: isEligible === 'true' ? 'ja' : null,
        bereich: area || null,
        stichtagVor: deadlineBefore || null,
      },
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  }
}

function stateOf(word: string | undefined): CallState | undefined {
  const states = Object.keys(callStates) as CallState[];
  return states.find((state) => stateWords[state] === word);
}
