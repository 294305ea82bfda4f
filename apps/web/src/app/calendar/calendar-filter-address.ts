import { computed, inject, Service } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';
import type { CalendarKind } from '@quartiersforum/domain';
import { Clock } from '../core/time/clock';
import { calendarKinds } from './calendar-names';
import { isDay } from './typed-day';

/** What the calendar is narrowed to. No kinds means all of them. */
export interface CalendarWish {
  readonly kinds: readonly CalendarKind[];
  readonly contactPointId: string;
  readonly organisationId: string;
  readonly isMine: boolean;
}

/**
 * Filters and first day as they stand in the address, so that what one looks at can be passed on, and stays when one goes from the
 * list to the month. Provided by the page.
 */
@Service({ autoProvided: false })
export class CalendarFilterAddress {
  private readonly router = inject(Router);
  private readonly today = inject(Clock).today();
  private readonly parameters = toSignal(inject(ActivatedRoute).queryParamMap, {
    requireSync: true,
  });

  readonly wish = computed<CalendarWish>(() => ({
    kinds: kindsOf(this.word('art')),
    contactPointId: this.word('anlaufstelle'),
    organisationId: this.word('traeger'),
    isMine: this.word('meine') === 'ja',
  }));
  readonly isNarrowed = computed(() => {
    const { kinds, contactPointId, organisationId, isMine } = this.wish();
    return kinds.length > 0 || contactPointId !== '' || organisationId !== '' || isMine;
  });
  /** The first day of the list, `YYYY-MM-DD`. */
  readonly from = computed(() => {
    const from = this.word('ab');
    return isDay(from) ? from : this.today;
  });

  /** Narrows the calendar; the days shown stay. */
  apply({ kinds, contactPointId, organisationId, isMine }: CalendarWish): void {
    this.go({
      art: kinds.map((kind) => calendarKinds[kind].word).join(',') || null,
      anlaufstelle: contactPointId || null,
      traeger: organisationId || null,
      meine: isMine ? 'ja' : null,
    });
  }

  reset(): void {
    this.go({ art: null, anlaufstelle: null, traeger: null, meine: null, ab: null });
  }

  beginOn(day: string): void {
    this.go({ ab: day === this.today || !isDay(day) ? null : day });
  }

  private go(queryParams: Readonly<Record<string, string | null>>): void {
    void this.router.navigate([], {
      queryParams,
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  }

  private word(name: string): string {
    return this.parameters().get(name) ?? '';
  }
}

function kindsOf(words: string): CalendarKind[] {
  const asked = words.split(',');
  const kinds = Object.keys(calendarKinds) as CalendarKind[];
  return kinds.filter((kind) => asked.includes(calendarKinds[kind].word));
}
