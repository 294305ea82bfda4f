import { computed, inject, Service } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';
import { Clock } from '../../core/time/clock';
import { isDay } from '../typed-day';

/** Which month is shown, as it stands in the address; this one where none does. Provided by what shows a month. */
@Service({ autoProvided: false })
export class MonthAddress {
  private readonly router = inject(Router);
  private readonly now = inject(Clock).today().slice(0, 7);
  private readonly parameters = toSignal(inject(ActivatedRoute).queryParamMap, {
    requireSync: true,
  });

  /** `YYYY-MM`. */
  readonly month = computed(() => {
    const month = this.parameters().get('monat') ?? '';
    return isDay(`${month}-01`) ? month : this.now;
  });

  show(month: string): void {
    void this.router.navigate([], {
      queryParams: { monat: month === this.now ? null : month },
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  }
}
