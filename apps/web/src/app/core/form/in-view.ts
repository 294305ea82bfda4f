import { afterNextRender, Directive, ElementRef, inject } from '@angular/core';

/** Brings what has just appeared into view, as the reason of a refusal above a form that is longer than the window. */
@Directive({ selector: '[appInView]' })
export class InView {
  constructor() {
    const element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    afterNextRender(() => element.scrollIntoView({ block: 'nearest' }));
  }
}
