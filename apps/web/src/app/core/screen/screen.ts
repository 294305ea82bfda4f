import { DOCUMENT } from '@angular/common';
import { DestroyRef, inject, Service, signal } from '@angular/core';

/** The width below which a page stands in one column; the same as in the styles. */
const narrow = '(max-width: 45rem)';

/** How much room there is, for the few things that must be built differently and not only placed differently. */
@Service()
export class Screen {
  private readonly query = inject(DOCUMENT).defaultView?.matchMedia(narrow);
  private readonly narrow = signal(this.query?.matches ?? false);
  /** Whether it is a phone, or as narrow as one. */
  readonly isNarrow = this.narrow.asReadonly();

  constructor() {
    const follow = ({ matches }: MediaQueryListEvent): void => this.narrow.set(matches);
    this.query?.addEventListener('change', follow);
    inject(DestroyRef).onDestroy(() => this.query?.removeEventListener('change', follow));
  }
}
