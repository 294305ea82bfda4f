import { Component, computed, input } from '@angular/core';

/** How much of the time is used up, as a bar; the words beside it say the same, so it is silent. */
@Component({
  selector: 'app-time-bar',
  template: `<div
    class="used"
    [class.is-over]="share() > 1"
    [style.inline-size.%]="percent()"
  ></div>`,
  styleUrl: './time-bar.scss',
  host: { 'aria-hidden': 'true' },
})
export class TimeBar {
  readonly usedSeconds = input.required<number>();
  readonly plannedSeconds = input.required<number>();

  protected readonly share = computed(() =>
    this.plannedSeconds() > 0 ? this.usedSeconds() / this.plannedSeconds() : 0,
  );
  protected readonly percent = computed(() => Math.min(100, this.share() * 100));
}
