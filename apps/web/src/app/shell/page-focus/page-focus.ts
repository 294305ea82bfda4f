import { DOCUMENT } from '@angular/common';
import { afterNextRender, DestroyRef, inject, Injector, Service } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router } from '@angular/router';
import { filter } from 'rxjs';

/**
 * After each change of page the focus goes to the new page's heading, so that a screen reader says where one is and Tab starts there.
 *
 * A page that kept its heading, as when a filter or a tab changes the address, keeps the focus where it was. The first page is left to
 * the browser.
 */
@Service()
export class PageFocus {
  private readonly router = inject(Router);
  private readonly injector = inject(Injector);
  private readonly document = inject(DOCUMENT);
  private readonly destroyed = inject(DestroyRef);
  private heading: HTMLElement | null = null;

  follow(): void {
    this.router.events
      .pipe(
        filter((event) => event instanceof NavigationEnd),
        takeUntilDestroyed(this.destroyed),
      )
      .subscribe(() => afterNextRender(() => this.moveToHeading(), { injector: this.injector }));
  }

  private moveToHeading(): void {
    const heading = this.document.querySelector<HTMLElement>('h1');
    const isFirst = this.heading === null;
    if (heading !== null && heading !== this.heading && !isFirst) {
      heading.focus({ preventScroll: true });
    }
    this.heading = heading;
  }
}
